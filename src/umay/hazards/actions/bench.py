"""What the acts of the room share: a row loaded, locked and permitted, its line of time, and who is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from umay.core.api import Actor, Function, Perm, Place, record, require
from umay.documents.api import examine
from umay.hazards.models import Hazard, HazardEvent, HazardPhoto
from umay.hazards.queries.common import is_there_for, place_of
from umay.hazards.rules.kinds import Deed, Size, State
from umay.hazards.rules.ledger import Facts
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.places import api as places

HazardMissing = Hazard.DoesNotExist
KEEPERS: Final = (Function.UNIT_HEAD, Function.DEPUTY_HEAD)
ABOVE: Final = (Function.UNIT_HEAD, Function.DEPUTY_HEAD, Function.COORDINATOR, Function.SECRETARY)
MOMENT: Final = timedelta(minutes=10)  # so long the same words of the same person are one deed sent twice
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class Work:
    """A hazard in somebody's hands: locked, and permitted."""

    actor: Actor
    row: Hazard
    at: datetime

    @property
    def facts(self) -> Facts:
        """The hazard as its rules see it."""
        row = self.row
        return Facts(State(row.state), Size(row.size), row.due_on, row.look_on, row.fixed_by_id)

    def done(self, verb: str, deed: Deed, note: str = "", *, day: date | None = None, fields: Iterable[str] = ()) -> None:
        """Save the fields, add to the line of time, and record the act."""
        if fields:
            self.row.save(update_fields=list(fields))
        HazardEvent.objects.create(hazard=self.row, deed=deed, at=self.at, person_id=self.actor.person_id, note=note, day=day)
        record(
            self.actor, verb, self.row.uid, at=self.at, place=place_of(self.row), detail={"state": self.row.state, "size": self.row.size}
        )

    def was_done(self, verb: str, deed: Deed, note: str = "", *, day: date | None = None) -> bool:
        """Tell whether this person did just this a moment ago; that it came twice is recorded, and nothing is done again."""
        last = HazardEvent.objects.filter(hazard=self.row).exclude(deed=Deed.RAISED).order_by("-pk").first()
        same = last is not None and (last.deed, last.person_id, last.note, last.day) == (deed, self.actor.person_id, note, day)
        if last is None or not same or self.at - last.at > MOMENT:
            return False
        record(self.actor, verb, self.row.uid, at=self.at, place=place_of(self.row), detail={"again": True})
        return True


def begin(actor: Actor, uid: UUID, perm: Perm, now: datetime) -> Work:
    """Load and lock a hazard, and ask for the permission at its unit.

    Raises HazardMissing for one that is not there and one that is not this actor's to see alike, Refused ("access.not_granted").
    """
    row = _locked(actor, uid)
    require(actor, perm, place_of(row))
    return Work(actor, row, now)


def begin_as_any(actor: Actor, uid: UUID, now: datetime) -> Work:
    """Load and lock a hazard for whoever notes dangers in its unit, or keeps its ledger from above. Raises HazardMissing."""
    row = _locked(actor, uid)
    place = place_of(row)
    require(actor, Perm.HAZARD_NOTE if actor.may(Perm.HAZARD_NOTE, place) else Perm.HAZARD_KEEP, place)
    return Work(actor, row, now)


def _locked(actor: Actor, uid: UUID) -> Hazard:
    row = Hazard.objects.select_for_update(of=("self",)).select_related("unit").get(uid=uid)
    if not is_there_for(actor, row):
        raise HazardMissing
    return row


def school_of(actor: Actor) -> Place:
    """Return the place of the actor's own unit, which keeps a ledger. Raises Refused ("access.of_a_school") for an office above."""
    if actor.seat is None or actor.seat.level != "unit":
        raise Refused(Refusal("access.of_a_school"))
    return actor.seat.place


@dataclass(frozen=True, slots=True)
class Picture:
    """A file as somebody chose it."""

    data: bytes
    name: str


def keep_photo(row: Hazard, deed: Deed, picture: Picture | None, now: datetime) -> None:
    """Keep a picture, drawn anew, beside the hazard. Raises Refused ("hazards.no_picture") for what is none."""
    if picture is None or not picture.data:
        return
    seen = examine(picture.data, picture.name)
    if seen.refusal is not None or not seen.may_preview or seen.media_type not in PICTURES or seen.is_risky:
        raise Refused(Refusal("hazards.no_picture"))
    HazardPhoto.objects.create(hazard=row, deed=deed, media_type=seen.media_type, data=seen.copy, at=now)


def holders_above(unit_id: int, today: date) -> tuple[int, ...]:
    """Return those who lead the nearest office above a unit that somebody leads."""
    return next((found for above in _upward(unit_id) if (found := people.holders(above, today, ABOVE))), ())


def _upward(unit_id: int) -> Iterator[int]:
    card = places.cards([unit_id]).get(unit_id)
    for _step in range(6):
        if card is None or card.parent_id is None:
            return
        yield card.parent_id
        card = places.cards([card.parent_id]).get(card.parent_id)

"""One hazard with its line of time, and what this reader may do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umay.core.api import Actor, Perm, query
from umay.hazards.models import Hazard, HazardEvent, HazardPhoto
from umay.hazards.queries import words as said
from umay.hazards.queries.common import is_there_for, moment_words, place_of, what_words, where_words
from umay.hazards.queries.ledger import facts_of, owner_words
from umay.hazards.rules import ledger
from umay.hazards.rules.kinds import Deed, HazardKind, OwnerKind, Size, Source, State
from umay.people import api as people
from umay.places import api as places
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class TimeEvent:
    """A step on the line of time."""

    when: str
    title: str
    text: str
    by: str
    tone: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo. said: what it shows, for who does not see it."""

    href: str
    said: str


@dataclass(frozen=True, slots=True)
class MapShown:
    """A map with one danger on it. own: the school's own picture; None for the neutral one."""

    x: int
    y: int
    high: int
    own: places.OwnMap | None


@dataclass(frozen=True, slots=True)
class HazardPage:
    """One hazard. state: its code. may_…: what this reader may do now. map: where it was put; None for nowhere."""

    uid: UUID
    title: str
    kind: str
    what: str
    school: str
    state: str
    state_words: str
    tone: str
    size: str
    is_late: bool
    asks_for_look: bool
    facts: tuple[tuple[str, str], ...]
    events: tuple[TimeEvent, ...]
    photos: tuple[PhotoShown, ...]
    map: MapShown | None
    may_keep: bool
    fixed_it: bool
    is_own: bool
    given: dict[str, object]


@query
def hazard_page(actor: Actor, uid: UUID, *, today: date) -> HazardPage:
    """Return one hazard. Raises HazardMissing for one that is not there and one that is not this reader's alike."""
    row = Hazard.objects.select_related("unit").get(uid=uid)
    if not is_there_for(actor, row):
        raise Hazard.DoesNotExist
    place = place_of(row)
    events = list(row.events.order_by("at", "pk")[:200])
    names = people.names_of({one for event in events if (one := event.person_id)} | {one for one in (row.owner_person_id,) if one})
    facts = facts_of(row)
    kind = said.KINDS[HazardKind(row.kind)]
    return HazardPage(
        uid=row.uid, title=f"{kind}: {where_words(row)}", kind=row.kind, what=what_words(row), school=row.unit.name, state=row.state,
        state_words=str(said.STATES[State(row.state)]), tone=said.TONES[State(row.state)], size=row.size,
        is_late=ledger.is_late(facts, today), asks_for_look=ledger.asks_for_look(facts, today), facts=_facts(row, names, today),
        events=tuple(_event(one, names) for one in events), photos=_photos(row, str(kind)),
        map=_map(actor, row),
        may_keep=actor.may(Perm.HAZARD_KEEP, place), fixed_it=row.fixed_by_id is not None and row.fixed_by_id == actor.person_id,
        is_own=actor.seat is not None and actor.seat.place.unit_id == row.unit_id, given=_given(row, today),
    )  # fmt: skip


def _map(actor: Actor, row: Hazard) -> MapShown | None:
    """Return the map that a danger was put on; None for none, and where another picture has taken its place."""
    if row.map_x is None or row.map_y is None or actor.seat is None or actor.seat.place.unit_id != row.unit_id:
        return None
    own = places.own_map(actor) if row.picture_number is not None else None
    if row.picture_number != (own.number if own else None):
        return None
    high = own.high if own else places.MAP_HIGH
    return MapShown(row.map_x * places.MAP_WIDE // 1000, row.map_y * high // 1000, high, own)


def _given(row: Hazard, today: date) -> dict[str, object]:
    owner = f"person-{row.owner_person_id}" if row.owner_kind == OwnerKind.PERSON else row.owner_kind
    return {
        "owner": owner or "unit", "owner_name": row.owner_name, "due_on": row.due_on or ledger.usual_due(Size(row.size), today),
        "size": row.size, "measure": row.measure,
    }  # fmt: skip


def _facts(row: Hazard, names: dict[int, str], today: date) -> tuple[tuple[str, str], ...]:
    pairs = [
        (
            pgettext("a danger", "Where"),
            " · ".join(one for one in (where_words(row), row.ref_label if row.ref_label != row.where else "") if one),
        ),
        (_("Size"), str(said.SIZES[Size(row.size)])),
        (_("Found"), f"{moment_words(row.found_at)} · {said.SOURCES[Source(row.source)]}"),
        (_("Who sees to it"), owner_words(row, names) or _("nobody named yet")),
    ]
    if row.due_on is not None:
        pairs.append((pgettext("a danger", "Due"), f"{dates.say_day(row.due_on)} ({dates.say_near(row.due_on, today)})"))
    if row.measure:
        pairs.append((_("Meanwhile"), row.measure))
    if row.look_on is not None:
        pairs.append((pgettext("a danger", "Look again"), f"{dates.say_day(row.look_on)} ({dates.say_near(row.look_on, today)})"))
    return tuple(pairs)


def _event(event: HazardEvent, names: dict[int, str]) -> TimeEvent:
    deed = Deed(event.deed)
    day = f" · {dates.say_day(event.day)}" if event.day and deed in (Deed.GIVEN, Deed.CHECKED, Deed.LOOKED) else ""
    by = names.get(event.person_id or 0, "") or (_("somebody outside") if deed is Deed.TOLD else "")
    return TimeEvent(moment_words(event.at), f"{said.DEEDS[deed]}{day}", event.note, by, said.DEED_TONES[deed])


def _photos(row: Hazard, kind: str) -> tuple[PhotoShown, ...]:
    found = HazardPhoto.objects.filter(hazard=row).order_by("at", "pk").values_list("uid", "deed", "at")
    return tuple(
        PhotoShown(
            reverse("hazard-photo", kwargs={"uid": row.uid, "photo_uid": uid}),
            (_("%(what)s after it was fixed, %(when)s") if deed == Deed.FIXED else _("%(what)s as it was found, %(when)s"))
            % {"what": kind, "when": moment_words(at)},
        )
        for uid, deed, at in found
    )


@query
def photo_of(actor: Actor, uid: UUID, photo_uid: UUID) -> tuple[bytes, str]:
    """Return a photo and its kind. Raises HazardPhoto.DoesNotExist."""
    photo = HazardPhoto.objects.select_related("hazard__unit").get(uid=photo_uid, hazard__uid=uid)
    if not is_there_for(actor, photo.hazard):
        raise HazardPhoto.DoesNotExist
    return bytes(photo.data), photo.media_type

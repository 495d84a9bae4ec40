"""What the deeds on shifts share: the facts they look at, putting, dropping, noting and telling. Runs inside an action."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from umay.core.api import Actor
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.rosters.models import Roster, Shift, ShiftChange
from umay.rosters.queries.facts import People, asked_of, live_of, people_of, slots_between, standing_of
from umay.rosters.rules.states import Origin, RosterState, Why
from umay.turns.api import BENDABLE, IMPOSSIBLE, Asked, Break, Slot, SlotKey, Standing, breaks

MY_DUTIES = "/my-duties/"


@dataclass(frozen=True, slots=True)
class Bench:
    """A roster, locked, and all that a change of it is judged by."""

    roster: Roster
    people: People
    shifts: tuple[Shift, ...]
    now: Standing
    asked: Asked

    def slot(self, key: SlotKey) -> Slot:
        """Return a window of a day of the roster. Raises Refused ("rosters.no_such_window")."""
        if key not in self.now.slots:
            raise Refused(Refusal("rosters.no_such_window"))
        return self.now.slots[key]

    def breaks(self, worker_id: int, kind: str, slot: Slot, *, leaving: SlotKey | None = None) -> tuple[Break, ...]:
        """Return what breaks when somebody stands there. Raises Refused when they may not serve at all."""
        if worker_id not in self.people.helpers:
            raise Refused(Refusal("rosters.nobody_such"))
        if worker_id in self.people.barred:
            raise Refused(Refusal("rosters.may_not_serve"))
        return breaks(self.people.helpers[worker_id], kind, slot, self.now, self.asked, leaving=leaving)


def bench_of(actor: Actor, roster: Roster, on: date) -> Bench:
    """Return what a change of a roster is judged by. on: the day by which it is asked who may serve."""
    slots, shifts = slots_between(actor, roster.from_on, roster.until_on), tuple(live_of(roster))
    return Bench(roster, people_of(actor, on), shifts, standing_of(slots, shifts), asked_of(roster))


def demand(found: Collection[Break], *, sure: bool) -> None:
    """Let pass what breaks nothing, and whatever somebody is sure of.

    Raises Refused: "rosters.kind" or "rosters.twice" whoever is sure, "rosters.breaks" with what breaks when nobody said so.
    """
    for one in found:
        if one in IMPOSSIBLE:
            raise Refused(Refusal(f"rosters.{one.value}"))
    if not sure and (hard := [one for one in found if one not in BENDABLE]):
        raise Refused(Refusal("rosters.breaks", {"breaks": ",".join(one.value for one in hard)}))


def is_published(roster: Roster) -> bool:
    """Tell whether people know the roster: changes of it are kept and told."""
    return roster.state == RosterState.PUBLISHED.value


def put(bench: Bench, slot: Slot, worker_id: int, how: tuple[str, Origin], key: UUID | None = None) -> Shift:
    """Put somebody into a window. how: as what kind, and where it comes from. key: of the form that asked for it."""
    kind, origin = how
    roster = bench.roster
    return Shift.objects.create(
        uid=key or uuid4(),
        roster=roster, unit_id=roster.unit_id, country=roster.country, province_id=roster.province_id, district_id=roster.district_id,
        post_id=slot.post_id, window_id=slot.window_id, on_day=slot.on_day, starts_at=slot.starts_at, ends_at=slot.ends_at,
        kind=kind, worker_id=worker_id, origin=origin.value,
    )  # fmt: skip


def drop(actor: Actor, shift: Shift, why: Why, now: datetime) -> None:
    """Take somebody out of a shift: of a draft the row goes, of a published roster it stays with why."""
    if not is_published(shift.roster):
        shift.delete()
        return
    shift.dropped_at, shift.dropped_by_id, shift.dropped_why = now, actor.person_id, why.value
    shift.save(update_fields=["dropped_at", "dropped_by_id", "dropped_why"])


def note(actor: Actor, roster: Roster, pairs: Iterable[tuple[Shift | None, Shift | None]], why: Why, now: datetime) -> None:
    """Keep what was changed of a published roster. pairs: the shift as it was, and the one in its place; None for none."""
    if is_published(roster):
        ShiftChange.objects.bulk_create(
            ShiftChange(unit_id=roster.unit_id, roster=roster, shift=old, new=new, why=why.value, at=now, by_id=actor.person_id)
            for old, new in pairs
        )


def tell_workers(actor: Actor, bench: Bench, workers: Collection[int], code: str, now: datetime) -> None:
    """Tell people that something of their duties is new; of a draft nobody is told. code: of the notice."""
    if not is_published(bench.roster):
        return
    people = {card.person_id for one in workers if (card := bench.people.cards.get(one)) and card.person_id}
    tell(actor, sorted(people), code, link=MY_DUTIES, at=now, urgency=Urgency.URGENT)

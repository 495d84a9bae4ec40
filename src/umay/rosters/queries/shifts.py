"""Shifts as other rooms and pages read them: those of published rosters that nobody dropped."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from umay.core.api import Actor, query
from umay.rosters.models import Shift
from umay.rosters.rules.states import Origin, RosterState
from umay.staffing.api import Kind, worker_of


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """One person at one post in one window of one day. starts_at, ends_at: aware, of the window, without the minutes before.

    is_first: of its window and day; the first on the roster keeps the log.
    """

    id: int
    uid: UUID
    roster_uid: UUID
    unit_id: int
    post_id: int
    post_number: int
    post_name: str
    lead_min: int
    window_id: int
    window_uid: UUID
    label: str
    on_day: date
    starts_at: datetime
    ends_at: datetime
    kind: Kind
    worker_id: int
    worker_uid: UUID
    code: str
    name: str
    on_board: bool
    origin: Origin
    pinned: bool
    is_first: bool


def live_shifts() -> QuerySet[Shift]:
    """Return the shifts of published rosters that nobody dropped, each with its post, window, roster and worker; in order of time."""
    kept = Shift.objects.filter(roster__state=RosterState.PUBLISHED.value, dropped_at__isnull=True)
    return kept.select_related("post", "window", "worker", "roster").order_by("starts_at", "post__number", "id")


def own_unit_id(actor: Actor) -> int:
    """Return the school that the actor sits in; 0 for nobody's and a job's."""
    return actor.seat.place.unit_id if actor.seat else 0


@query
def shifts_on(actor: Actor, day: date, *, unit_id: int | None = None) -> tuple[ShiftCard, ...]:
    """Return who stands where on a day at the actor's school, in order of time and post. unit_id: of another school, for jobs."""
    found = live_shifts().filter(on_day=day)
    if not actor.is_job or unit_id is not None:
        found = found.filter(unit_id=unit_id if unit_id is not None and actor.is_job else own_unit_id(actor))
    return cards_of(found)


@query
def own_shifts(actor: Actor, from_on: date, until_on: date) -> tuple[ShiftCard, ...]:
    """Return the actor's own duties between two days, both included, in order of time."""
    worker = worker_of(actor)
    if worker is None:
        return ()
    return cards_of(live_shifts().filter(worker_id=worker.id, on_day__gte=from_on, on_day__lte=until_on), alone=True)


def beside(own: Collection[ShiftCard]) -> dict[int, tuple[ShiftCard, ...]]:
    """Return, by the id of each of somebody's shifts, those of the others in the same window and day."""
    days, windows = {one.on_day for one in own}, {one.window_id for one in own}
    there = cards_of(live_shifts().filter(on_day__in=days, window_id__in=windows))
    return {
        mine.id: tuple(
            one for one in there if (one.window_id, one.on_day) == (mine.window_id, mine.on_day) and one.worker_id != mine.worker_id
        )
        for mine in own
    }


def cards_of(rows: QuerySet[Shift], *, alone: bool = False) -> tuple[ShiftCard, ...]:
    """Return shifts as cards, in their order. alone: of one person, so that the first of a window is asked for."""
    shifts = list(rows)
    firsts = _firsts(shifts, alone=alone)
    return tuple(card_of(one, is_first=one.id in firsts) for one in shifts)


def _firsts(shifts: list[Shift], *, alone: bool) -> frozenset[int]:
    peers = shifts
    if alone and shifts:
        days, windows = {one.on_day for one in shifts}, {one.window_id for one in shifts}
        peers = list(live_shifts().filter(on_day__in=days, window_id__in=windows))
    least: dict[tuple[int, date], int] = {}
    for one in peers:
        key = one.window_id, one.on_day
        least[key] = min(one.id, least.get(key, one.id))
    return frozenset(least.values())


def card_of(shift: Shift, *, is_first: bool = False) -> ShiftCard:
    """Return a shift, loaded with its post, window, roster and worker, as a card."""
    post, worker = shift.post, shift.worker
    return ShiftCard(
        shift.id, shift.uid, shift.roster.uid, shift.unit_id, post.id, post.number, post.name, post.lead_min, shift.window_id,
        shift.window.uid, shift.window.label, shift.on_day, shift.starts_at, shift.ends_at, Kind(shift.kind), worker.id, worker.uid,
        worker.code, worker.name, worker.on_board, Origin(shift.origin), shift.pinned, is_first,
    )  # fmt: skip

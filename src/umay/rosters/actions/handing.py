"""Handing shifts over inside a deed of an upper room: giving one up, stepping in, changing two. No deed by itself; the caller records."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor
from umay.kernel.refusal import Refusal, Refused
from umay.rosters.actions.bench import Bench, bench_of, demand, drop, note, put
from umay.rosters.actions.changing import exchange, swap_breaks
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.facts import key_of
from umay.rosters.queries.locking import ShiftMissing, locked_shift
from umay.rosters.rules.states import Origin, RosterState, Why
from umay.turns.api import free_for


def locked_duty(actor: Actor, uid: UUID, worker_id: int, *, now: datetime) -> Shift:
    """Return a duty that is still to come of that worker, locked. Raises ShiftMissing, Refused ("rosters.over")."""
    shift = locked_shift(actor, uid)
    if shift.worker_id != worker_id or shift.roster.state != RosterState.PUBLISHED.value:
        raise ShiftMissing
    if shift.starts_at <= now:
        raise Refused(Refusal("rosters.over"))
    return shift


def lock_roster_of(shift_id: int) -> None:
    """Lock the roster of a shift, as every deed on shifts does first."""
    Roster.objects.select_for_update().get(shifts__id=shift_id)


def give_up(actor: Actor, shift: Shift, *, now: datetime) -> tuple[int, ...]:
    """Take somebody out of a duty because they cannot come; return the workers who are free for it: of the turn alone, where there are."""
    bench = bench_of(actor, shift.roster, shift.on_day)
    drop(actor, shift, Why.CANNOT, now)
    note(actor, bench.roster, [(shift, None)], Why.CANNOT, now)
    others = sum(key_of(one) == key_of(shift) and one.kind == shift.kind and one.pk != shift.pk for one in bench.shifts)
    if key_of(shift) not in bench.now.slots or others >= bench.slot(key_of(shift)).needs.get(shift.kind, 0):
        return ()
    found = free_for(shift.kind, bench.slot(key_of(shift)), bench.people.able, bench.now, bench.asked)
    free = [one for one in found if one.helper.id != shift.worker_id]
    return tuple(one.helper.id for one in free if not one.is_lent) or tuple(one.helper.id for one in free)


def step_in(actor: Actor, gone: Shift, worker_id: int, *, now: datetime) -> Shift:
    """Put a worker into the place of a shift that was given up.

    Raises Refused ("rosters.filled" where the place was taken meanwhile, "rosters.no_such_window", "rosters.breaks", "rosters.twice",
    "rosters.kind", "rosters.may_not_serve").
    """
    bench = bench_of(actor, gone.roster, gone.on_day)
    slot = bench.slot(key_of(gone))
    there = sum(key_of(one) == key_of(gone) and one.kind == gone.kind for one in bench.shifts)
    if there >= slot.needs.get(gone.kind, 0):
        raise Refused(Refusal("rosters.filled"))
    demand(bench.breaks(worker_id, gone.kind, slot), sure=False)
    made = put(bench, slot, worker_id, (gone.kind, Origin.SUBSTITUTE))
    note(actor, bench.roster, [(gone, made)], Why.REPLACED, now)
    return made


def demand_change(actor: Actor, one: Shift, other: Shift) -> None:
    """Demand that two people may change shifts.

    Raises Refused ("rosters.other_roster", "rosters.breaks", "rosters.twice", "rosters.kind").
    """
    _changeable(actor, one, other)


def change_over(actor: Actor, one: Shift, other: Shift, *, now: datetime) -> tuple[Shift, Shift]:
    """Put two people into each other's shift; return the shifts as they are then. Raises Refused as demand_change."""
    return exchange(actor, _changeable(actor, one, other), (one, other), Origin.SWAP, now=now)


def _changeable(actor: Actor, one: Shift, other: Shift) -> Bench:
    if one.roster_id != other.roster_id or one.worker_id == other.worker_id or key_of(one) == key_of(other):
        raise Refused(Refusal("rosters.other_roster"))
    bench = bench_of(actor, one.roster, min(one.on_day, other.on_day))
    demand(swap_breaks(bench, one, other), sure=False)
    return bench

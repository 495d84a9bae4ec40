"""Changing a roster by hand: put, move, swap, replace, take out, pin. Of a published one every change says why and is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, just_done, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.rosters.actions.bench import Bench, bench_of, demand, drop, is_published, note, put, tell_workers
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.facts import key_of
from umay.rosters.queries.locking import ShiftMissing, locked_or_sent, locked_roster, locked_shift, own_place, sent_already
from umay.rosters.rules.states import Origin, RosterState, Why
from umay.turns.api import Break, SlotKey, free_for

CHANGED, ADDED = "roster.changed", "roster.duty_added"


@dataclass(frozen=True, slots=True)
class Place:
    """A place to fill: a window of a day, as what kind. worker_uid None: the best who is free, of class_name where it is given."""

    key: SlotKey
    kind: str
    worker_uid: UUID | None = None
    class_name: str = ""


@action(Perm.ROSTER_KEEP, "roster.filled")
def fill(actor: Actor, uid: UUID, place: Place, *, sure: bool = False, now: datetime, key: UUID | None = None) -> Shift:
    """Put somebody into a window of a day. sure: what breaks was seen. key: of the form; sent twice it puts one.

    Raises RosterMissing, Refused ("access.not_granted", "rosters.ended", "rosters.no_such_window", "rosters.nobody_free",
    "rosters.may_not_serve", "rosters.kind", "rosters.twice", "rosters.breaks"). Audit: roster.filled. Tells: roster.duty_added.
    """
    roster = _open(locked_roster(actor, uid))
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    if sent := sent_already(actor, key):
        record(actor, "roster.filled", sent.uid, at=now, detail={"again": True})
        return sent
    bench = bench_of(actor, roster, place.key[1])
    slot = bench.slot(place.key)
    worker_id, lends = _chosen(bench, place)
    demand(bench.breaks(worker_id, place.kind, slot), sure=sure or lends)

    made = put(bench, slot, worker_id, (place.kind, Origin.HAND), key)
    note(actor, roster, [(None, made)], Why.REPLACED, now)

    record(actor, "roster.filled", made.uid, at=now)
    tell_workers(actor, bench, [worker_id], ADDED, now)
    return made


@action(Perm.ROSTER_KEEP, "roster.moved")
def move(actor: Actor, uid: UUID, goal: SlotKey, *, sure: bool = False, now: datetime, key: UUID | None = None) -> Shift:
    """Move somebody to another window of a day. sure: what breaks was seen. key: of the form; sent twice it counts once.

    Raises ShiftMissing, Refused (as fill). Audit: roster.moved. Tells: roster.changed.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    shift = locked_or_sent(actor, uid, key)
    if shift.uid == key:
        record(actor, "roster.moved", shift.uid, at=now, detail={"again": True})
        return shift
    roster = _open(shift.roster)
    bench = bench_of(actor, roster, goal[1])
    slot, worker_id = bench.slot(goal), shift.worker_id
    demand(bench.breaks(worker_id, shift.kind, slot, leaving=key_of(shift)), sure=sure)

    made = _instead(actor, bench, shift, (worker_id, goal, Origin.HAND), (Why.MOVED, now), key)

    record(actor, "roster.moved", made.uid, at=now)
    tell_workers(actor, bench, [worker_id], CHANGED, now)
    return made


@action(Perm.ROSTER_KEEP, "roster.swapped")
def swap(actor: Actor, uid: UUID, other_uid: UUID, *, sure: bool = False, now: datetime, key: UUID | None = None) -> Shift:
    """Change two people for each other; return the first shift as it is then. sure: what breaks was seen. key: sent twice it counts once.

    Raises ShiftMissing, Refused (as fill, "rosters.other_roster"). Audit: roster.swapped. Tells: roster.changed.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    one = locked_or_sent(actor, uid, key)
    if one.uid == key:
        record(actor, "roster.swapped", one.uid, at=now, detail={"again": True})
        return one
    other, roster = locked_shift(actor, other_uid), _open(one.roster)
    if one.roster_id != other.roster_id or one.worker_id == other.worker_id:
        raise Refused(Refusal("rosters.other_roster"))
    bench = bench_of(actor, roster, min(one.on_day, other.on_day))
    demand(swap_breaks(bench, one, other), sure=sure)

    made, _other = exchange(actor, bench, (one, other), Origin.HAND, now=now, key=key)

    record(actor, "roster.swapped", made.uid, at=now)
    tell_workers(actor, bench, [one.worker_id, other.worker_id], CHANGED, now)
    return made


@action(Perm.ROSTER_KEEP, "roster.replaced")
def replace(
    actor: Actor, uid: UUID, worker_uid: UUID, *, why: Why = Why.REPLACED, sure: bool = False, now: datetime, key: UUID | None = None
) -> Shift:
    """Put somebody else into a shift. sure: what breaks was seen. key: of the form; sent twice it counts once.

    Raises ShiftMissing, Refused (as fill). Audit: roster.replaced. Tells: roster.changed.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    shift = locked_or_sent(actor, uid, key)
    if shift.uid == key:
        record(actor, "roster.replaced", shift.uid, at=now, detail={"again": True})
        return shift
    roster = _open(shift.roster)
    bench = bench_of(actor, roster, shift.on_day)
    worker_id, gone = _worker(bench, worker_uid), shift.worker_id
    demand(bench.breaks(worker_id, shift.kind, bench.slot(key_of(shift))), sure=sure)

    made = _instead(actor, bench, shift, (worker_id, key_of(shift), Origin.SUBSTITUTE), (why, now), key)

    record(actor, "roster.replaced", made.uid, at=now)
    tell_workers(actor, bench, [worker_id, gone], CHANGED, now)
    return made


@action(Perm.ROSTER_KEEP, "roster.taken_out")
def take_out(actor: Actor, uid: UUID, *, why: Why = Why.TAKEN_OUT, now: datetime) -> Roster | None:
    """Take somebody out of a shift, and return its roster; the place stays empty until it is filled. None for a second click: it is done.

    Raises ShiftMissing, Refused ("access.not_granted", "rosters.ended"). Audit: roster.taken_out. Tells: roster.changed.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    try:
        shift = locked_shift(actor, uid)
    except Shift.DoesNotExist:
        if not just_done(actor, "roster.taken_out", [uid], now):
            raise
        record(actor, "roster.taken_out", uid, at=now, detail={"again": True})
        return None
    roster = _open(shift.roster)
    bench = bench_of(actor, roster, shift.on_day)
    gone, kept = shift.worker_id, shift if is_published(roster) else None

    drop(actor, shift, why, now)
    note(actor, roster, [(kept, None)], why, now)

    record(actor, "roster.taken_out", uid, at=now)
    tell_workers(actor, bench, [gone], CHANGED, now)
    return roster


@action(Perm.ROSTER_KEEP, "roster.pinned")
def pin(actor: Actor, uid: UUID, *, pinned: bool, now: datetime) -> Shift:
    """Pin somebody where they stand, so that solving again leaves them there; or let go of them.

    Raises ShiftMissing, Refused ("access.not_granted", "rosters.ended"). Audit: roster.pinned.
    """
    shift = locked_shift(actor, uid)
    _open(shift.roster)
    require(actor, Perm.ROSTER_KEEP, own_place(actor))

    shift.pinned = pinned
    shift.save(update_fields=["pinned"])

    record(actor, "roster.pinned", shift.uid, at=now, detail={"pinned": pinned})
    return shift


def exchange(
    actor: Actor, bench: Bench, pair: tuple[Shift, Shift], origin: Origin, *, now: datetime, key: UUID | None = None
) -> tuple[Shift, Shift]:
    """Put two people into each other's shift; return the shifts as they are then. key: of the form that asked for it."""
    one, other = pair
    first, second = (one.worker_id, key_of(one)), (other.worker_id, key_of(other))
    kinds = one.kind, other.kind
    kept = (one, other) if is_published(bench.roster) else (None, None)
    drop(actor, one, Why.SWAPPED, now)
    drop(actor, other, Why.SWAPPED, now)
    made = (
        put(bench, bench.slot(first[1]), second[0], (kinds[0], origin), key),
        put(bench, bench.slot(second[1]), first[0], (kinds[1], origin)),
    )
    note(actor, bench.roster, zip(kept, made, strict=True), Why.SWAPPED, now)
    return made


def swap_breaks(bench: Bench, one: Shift, other: Shift) -> tuple[Break, ...]:
    """Return what breaks when two people change shifts, each leaving theirs."""
    there = bench.breaks(one.worker_id, other.kind, bench.slot(key_of(other)), leaving=key_of(one))
    here = bench.breaks(other.worker_id, one.kind, bench.slot(key_of(one)), leaving=key_of(other))
    return tuple(dict.fromkeys((*there, *here)))


def _instead(  # noqa: PLR0917
    actor: Actor, bench: Bench, shift: Shift, new: tuple[int, SlotKey, Origin], how: tuple[Why, datetime], key: UUID | None
) -> Shift:
    """Drop a shift and put another in its place. new: who, where, from what; how: why and when. key: of the form that asked for it."""
    (worker_id, goal, origin), (why, now) = new, how
    kind, kept, pinned = shift.kind, shift if is_published(bench.roster) else None, shift.pinned
    drop(actor, shift, why, now)
    made = put(bench, bench.slot(goal), worker_id, (kind, origin), key)
    if pinned:
        made.pinned = True
        made.save(update_fields=["pinned"])
    note(actor, bench.roster, [(kept, made)], why, now)
    return made


def _open(roster: Roster) -> Roster:
    if roster.state == RosterState.ENDED.value:
        raise Refused(Refusal("rosters.ended"))
    return roster


def _worker(bench: Bench, uid: UUID) -> int:
    found = next((one.id for one in bench.people.cards.values() if one.uid == uid), None)
    if found is None:
        raise ShiftMissing
    return found


def _chosen(bench: Bench, place: Place) -> tuple[int, bool]:
    """Return who is put, and whether that was to be lent from another class."""
    if place.worker_uid is not None:
        return _worker(bench, place.worker_uid), False
    free = free_for(place.kind, bench.slot(place.key), bench.people.able, bench.now, bench.asked)
    chosen = [one for one in free if not place.class_name or one.helper.class_name == place.class_name]
    if not chosen:
        raise Refused(Refusal("rosters.nobody_free"))
    return chosen[0].helper.id, True

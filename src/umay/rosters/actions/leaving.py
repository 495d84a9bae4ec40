"""Somebody is away, left or may not serve any more: their duties are dropped and filled again, and no other duty moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, computing, just_done, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.rostering import api as rostering
from umay.rosters.actions.bench import Bench, bench_of, drop, is_published, note, put, tell_workers
from umay.rosters.actions.making import SECONDS
from umay.rosters.models import Away, Roster, Shift, ShiftChange
from umay.rosters.queries.facts import key_of, people_of
from umay.rosters.queries.locking import locked_roster, own_place
from umay.rosters.rules.states import Origin, RosterState, Why
from umay.staffing.api import Worker
from umay.turns.api import BENDABLE, STEADY, SlotKey, free_for, places_of, problem_of, slot_id

AwayMissing = Away.DoesNotExist


@dataclass(frozen=True, slots=True)
class Span:
    """Days somebody is away, both included, and why: ill or away."""

    from_on: date
    until_on: date
    why: Why = Why.AWAY


@dataclass(frozen=True, slots=True)
class Mended:
    """How many duties were dropped, and for how many somebody else was found."""

    dropped: int
    filled: int


@action(Perm.ROSTER_KEEP, "roster.away")
def be_away(actor: Actor, worker_id: int, span: Span, *, now: datetime, key: UUID | None = None) -> Mended:
    """Note that somebody is away; their duties in those days go to others who are free, and no other duty moves.

    key: of the form; sent twice it counts once, and the same is answered.
    Raises Worker.DoesNotExist, Refused ("access.not_granted", "rosters.days_wrong", "rosters.busy"). Audit: roster.away.
    Tells: roster.changed, roster.duty_added.
    """
    place = own_place(actor)
    worker = Worker.objects.select_for_update().get(pk=worker_id, unit_id=place.unit_id)
    require(actor, Perm.ROSTER_KEEP, place)
    if span.until_on < span.from_on or span.why not in {Why.ILL, Why.AWAY}:
        raise Refused(Refusal("rosters.days_wrong"))

    if sent := Away.objects.filter(uid=key, worker=worker).first() if key else None:
        record(actor, "roster.away", worker.uid, at=now, detail={"again": True})
        return _mended_then(worker, sent)
    Away.objects.update_or_create(
        worker=worker, from_on=span.from_on, until_on=span.until_on,
        defaults={"unit_id": place.unit_id, "why": span.why.value, "said_at": now, "said_by_id": actor.person_id},
        create_defaults={
            "uid": key or uuid4(), "unit_id": place.unit_id, "why": span.why.value, "said_at": now, "said_by_id": actor.person_id,
        },
    )  # fmt: skip
    dropped = filled = 0
    for roster in _rosters_in(place.unit_id, span):
        done = _mend(actor, roster, worker.pk, span, now)
        dropped, filled = dropped + done.dropped, filled + done.filled

    record(actor, "roster.away", worker.uid, at=now, detail={"dropped": dropped, "filled": filled})
    return Mended(dropped, filled)


@action(Perm.ROSTER_KEEP, "roster.back")
def be_back(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Strike out that somebody is away; duties that others took stay theirs. A second click finds it done.

    Raises AwayMissing, Refused ("access.not_granted"). Audit: roster.back.
    """
    place = own_place(actor)
    require(actor, Perm.ROSTER_KEEP, place)
    row = Away.objects.select_for_update().filter(uid=uid, unit_id=place.unit_id).first()
    if row is None and not just_done(actor, "roster.back", [uid], now):
        raise AwayMissing

    if row is not None:
        row.delete()

    record(actor, "roster.back", uid, at=now, detail={"again": True} if row is None else {})


@action(Perm.ROSTER_KEEP, "roster.mended")
def mend_broken(actor: Actor, uid: UUID, worker_id: int, *, now: datetime) -> Mended:
    """Free the duties to come of somebody who may not serve, and fill them from those who are free.

    Raises RosterMissing, Refused ("access.not_granted", "rosters.nothing_broken", "rosters.busy"). Audit: roster.mended. Tells: as be_away.
    """
    roster = locked_roster(actor, uid)
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    span = Span(max(roster.from_on, now.date()), roster.until_on)
    people = people_of(actor, span.from_on)
    if worker_id in people.helpers and worker_id not in people.barred:
        raise Refused(Refusal("rosters.nothing_broken"))  # nobody is written down as barred who may serve
    span = replace(span, why=Why.BARRED if worker_id in people.helpers else Why.LEFT)

    done = _mend(actor, roster, worker_id, span, now)
    if not done.dropped:
        raise Refused(Refusal("rosters.nothing_broken"))

    record(actor, "roster.mended", roster.uid, at=now, detail={"dropped": done.dropped, "filled": done.filled})
    return done


def _mended_then(worker: Worker, away: Away) -> Mended:
    """Return what was mended when somebody was noted as away."""
    changes = ShiftChange.objects.filter(unit_id=away.unit_id, at=away.said_at, shift__worker=worker, why=away.why)
    return Mended(changes.count(), changes.filter(new__isnull=False).count())


def _rosters_in(unit_id: int, span: Span) -> Sequence[Roster]:
    rows = Roster.objects.select_for_update().filter(unit_id=unit_id, from_on__lte=span.until_on, until_on__gte=span.from_on)
    return list(rows.exclude(state=RosterState.ENDED.value).order_by("id"))


def _mend(actor: Actor, roster: Roster, worker_id: int, span: Span, now: datetime) -> Mended:
    bench = bench_of(actor, roster, max(roster.from_on, span.from_on))
    gone = [
        one for one in bench.shifts
        if one.worker_id == worker_id and span.from_on <= one.on_day <= span.until_on and one.starts_at > now
    ]  # fmt: skip
    if not gone:
        return Mended(0, 0)
    found = _substitutes(bench, gone)
    pairs: list[tuple[Shift | None, Shift | None]] = []
    for shift in gone:
        key, kind, kept = key_of(shift), shift.kind, shift if is_published(roster) else None
        drop(actor, shift, span.why, now)
        helper_id = found.get((key, kind))
        made = put(bench, bench.slot(key), helper_id, (kind, Origin.SUBSTITUTE)) if helper_id and key in bench.now.slots else None
        pairs.append((kept, made))
    note(actor, roster, pairs, span.why, now)
    tell_workers(actor, bench, [worker_id], "roster.changed", now)
    tell_workers(actor, bench, list(found.values()), "roster.duty_added", now)
    return Mended(len(gone), sum(new is not None for _old, new in pairs))


def _substitutes(bench: Bench, gone: Sequence[Shift]) -> dict[tuple[SlotKey, str], int]:
    """Return who takes each place: by the solver's repair, which moves nobody else; of the steady kinds whoever is free."""
    lost = {one.pk for one in gone}
    staying = [one for one in bench.shifts if one.pk not in lost]
    found = {(key_of(one), one.kind): free for one in gone if one.kind in STEADY and (free := _free_steady(bench, one))}
    moved = [one for one in gone if one.kind not in STEADY and key_of(one) in bench.now.slots]
    if not moved:
        return found
    worker_id = gone[0].worker_id
    helpers = tuple(one for one in bench.people.helpers.values() if one.id not in bench.people.barred or one.id == worker_id)
    slots = tuple(bench.now.slots.values())
    made = problem_of(slots, helpers, bench.asked)
    stands = tuple(sorted(_assigned(one) for one in bench.shifts if one.kind not in STEADY and key_of(one) in bench.now.slots))
    before = rostering.Solution(stands, (), rostering.Proof(rostering.ProofKind.GAP, 0, 0))
    with computing("rosters.busy"):
        after = rostering.repair(made.problem, before, tuple(_assigned(one) for one in moved), seconds=SECONDS)
    kept = {(key_of(one), one.worker_id) for one in staying}
    wanted = {(key_of(one), one.kind) for one in moved}
    for place in places_of(made, after, helpers):
        new = (place.key, place.helper_id) not in kept and (place.key, place.kind) in wanted and place.helper_id != worker_id
        if new and set(bench.breaks(place.helper_id, place.kind, bench.slot(place.key))) <= BENDABLE:
            found.setdefault((place.key, place.kind), place.helper_id)
    return found


def _assigned(shift: Shift) -> rostering.Assignment:
    return rostering.Assignment(slot_id(key_of(shift)), str(shift.worker_id))


def _free_steady(bench: Bench, shift: Shift) -> int | None:
    if key_of(shift) not in bench.now.slots:
        return None
    free = free_for(shift.kind, bench.slot(key_of(shift)), bench.people.able, bench.now, bench.asked)
    return next((one.helper.id for one in free if one.helper.id != shift.worker_id), None)

"""Making a roster, and making it again: what was pinned, set by hand or published stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, computing, just_done, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.rostering import api as rostering
from umay.rosters.actions.bench import bench_of, drop, tell_workers
from umay.rosters.models import Roster, Shift, ShiftChange
from umay.rosters.queries.facts import People, asked_of, duties_of, key_of, live_of, people_of, slots_between
from umay.rosters.queries.locking import lock_rosters, locked_roster, own_place
from umay.rosters.queries.terms import published_over
from umay.rosters.rules.states import Origin, RosterState, Why
from umay.turns.api import STEADY, Asked, Slot, places_of, problem_of, proof_of, standing_places
from umay.turns.api import Place as Stand

SECONDS: Final = 3.0
"""How long the solver may look for a better roster: somebody waits for the page."""
LONGEST_DAYS: Final = 400
MOST_BY_PATTERN: Final = 600_000  # windows times people: some fifteen seconds where patterns are asked
KEPT: Final = frozenset({Origin.HAND.value, Origin.SWAP.value, Origin.SUBSTITUTE.value})


@dataclass(frozen=True, slots=True)
class _Answer:
    fixed: tuple[Stand, ...]
    solved: tuple[Stand, ...]
    proof: dict[str, Any]


@action(Perm.ROSTER_KEEP, "roster.made")
def make_roster(actor: Actor, span: tuple[date, date], asked: Asked, *, now: datetime, key: UUID | None = None) -> Roster:
    """Make a draft for the days of a span, both included: standing duties first, then the fairest shares the solver finds.

    key: of the form; sent twice it makes one. Raises Refused ("access.not_granted", "rosters.days_wrong", "rosters.taken",
    "rosters.no_windows", "rosters.no_people", "rosters.too_much", "rosters.busy"). Audit: roster.made.
    """
    require(actor, Perm.ROSTER_KEEP, place := own_place(actor))
    lock_rosters(place.unit_id)
    if sent := Roster.objects.filter(uid=key, unit_id=place.unit_id).first() if key else None:
        record(actor, "roster.made", sent.uid, at=now, detail={"again": True})
        return sent
    from_on, until_on = span
    if not 0 <= (until_on - from_on).days <= LONGEST_DAYS:
        raise Refused(Refusal("rosters.days_wrong"))
    if published_over(place.unit_id, from_on, until_on):
        raise Refused(Refusal("rosters.taken"))
    slots, people = slots_between(actor, from_on, until_on), people_of(actor, from_on)
    if no := _unmakeable(slots, people):
        raise Refused(no)

    answer = _answer(actor, slots, people, asked, ())
    roster = Roster.objects.create(
        uid=key or uuid4(), unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id,
        school_year=places.school_year_of(place.country, from_on), from_on=from_on, until_on=until_on, rules=asked.to_json(),
        made_at=now, made_by_id=actor.person_id,
    )  # fmt: skip
    made = put_shifts(roster, slots, answer.fixed, Origin.FIXED) + put_shifts(roster, slots, answer.solved, Origin.SOLVED)
    _keep_proof(roster, answer.proof, now)

    record(actor, "roster.made", roster.uid, at=now, detail={"shifts": len(made), "windows": len(slots)})
    return roster


@action(Perm.ROSTER_KEEP, "roster.made_again")
def make_again(actor: Actor, uid: UUID, asked: Asked | None, *, now: datetime) -> Roster:
    """Solve a roster again: a draft anew but for what was pinned or set by hand; in a published one only what is missing from now on.

    asked: other rules; None for those it was made by. Raises RosterMissing, Refused ("access.not_granted", "rosters.ended",
    "rosters.no_windows", "rosters.no_people", "rosters.too_much", "rosters.busy"). Audit: roster.made_again.
    """
    roster = locked_roster(actor, uid)
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    if roster.state == RosterState.ENDED.value:
        raise Refused(Refusal("rosters.ended"))
    slots, people = slots_between(actor, roster.from_on, roster.until_on), people_of(actor, roster.from_on)
    if no := _unmakeable(slots, people):
        raise Refused(no)

    published = roster.state == RosterState.PUBLISHED.value
    if not published:
        Shift.objects.filter(roster=roster, pinned=False).exclude(origin__in=KEPT).delete()
    kept = live_of(roster)
    ahead = tuple(one for one in slots if one.ends_at > now) if published else slots
    answer = _answer(actor, slots, people, asked or asked_of(roster), [Stand(one.worker_id, key_of(one), one.kind) for one in kept])
    made = put_shifts(roster, ahead, answer.fixed, Origin.FIXED) + put_shifts(roster, ahead, answer.solved, Origin.SOLVED)
    if published:
        ShiftChange.objects.bulk_create(
            ShiftChange(unit_id=roster.unit_id, roster=roster, new=one, why=Why.REPLACED.value, at=now, by_id=actor.person_id)
            for one in made
        )
    roster.rules = (asked or asked_of(roster)).to_json()
    _keep_proof(roster, answer.proof, now)

    record(actor, "roster.made_again", roster.uid, at=now, detail={"kept": len(kept), "shifts": len(made)})
    return roster


@action(Perm.ROSTER_KEEP, "roster.discarded")
def discard(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Throw a draft away; a second click finds it done.

    Raises RosterMissing, Refused ("access.not_granted", "rosters.not_draft"). Audit: roster.discarded.
    """
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    try:
        roster = locked_roster(actor, uid)
    except Roster.DoesNotExist:
        if not just_done(actor, "roster.discarded", [uid], now):
            raise
        record(actor, "roster.discarded", uid, at=now, detail={"again": True})
        return
    if roster.state != RosterState.DRAFT.value:
        raise Refused(Refusal("rosters.not_draft"))

    roster.delete()

    record(actor, "roster.discarded", uid, at=now)


def _keep_proof(roster: Roster, proof: dict[str, Any], now: datetime) -> None:
    """Keep what was proved, when, and of which shifts: what is changed later is counted from there."""
    live = Shift.objects.filter(roster=roster, dropped_at__isnull=True).values_list("id", flat=True)
    roster.proof = {**proof, "at": now.isoformat(), "live": len(live), "last": max(live, default=0)}
    roster.save(update_fields=["rules", "proof"])


def _unmakeable(slots: Sequence[Slot], people: People) -> Refusal | None:
    if not any(one.needs for one in slots):
        return Refusal("rosters.no_windows")
    return None if people.able else Refusal("rosters.no_people")


def _answer(actor: Actor, slots: Sequence[Slot], people: People, asked: Asked, kept: Sequence[Stand]) -> _Answer:
    fixed = standing_places(slots, people.able, duties_of(actor), kept)
    taken = (*kept, *fixed)
    made = problem_of(slots, tuple(people.helpers[one] for one in sorted(_needed(people, taken))), asked, taken)
    if asked.patterns and len(made.problem.slots) * len(made.problem.people) > MOST_BY_PATTERN:
        raise Refused(Refusal("rosters.too_much"))
    with computing("rosters.busy"):
        solution = rostering.solve(made.problem, seconds=SECONDS)
    stood = {(one.helper_id, one.key) for one in taken}
    solved = tuple(one for one in places_of(made, solution, people.helpers.values()) if (one.helper_id, one.key) not in stood)
    return _Answer(fixed, solved, proof_of(solution, made))


def _needed(people: People, taken: Iterable[Stand]) -> set[int]:
    """Return those who may serve, and those who stand already: what stays is part of the problem."""
    return {one.id for one in people.able} | {one.helper_id for one in taken if one.helper_id in people.helpers and one.kind not in STEADY}


def put_shifts(roster: Roster, slots: Iterable[Slot], stands: Iterable[Stand], origin: Origin) -> list[Shift]:
    """Write who stands where, in order of time; return the shifts."""
    by_key = {one.key: one for one in slots}
    given = sorted((one for one in stands if one.key in by_key), key=lambda one: (by_key[one.key].starts_at, one.key[0], one.helper_id))
    return Shift.objects.bulk_create(shift_of(roster, by_key[one.key], one.helper_id, one.kind, origin) for one in given)


def shift_of(roster: Roster, slot: Slot, worker_id: int, kind: str, origin: Origin) -> Shift:
    """Return a shift, not saved."""
    return Shift(
        roster=roster, unit_id=roster.unit_id, country=roster.country, province_id=roster.province_id, district_id=roster.district_id,
        post_id=slot.post_id, window_id=slot.window_id, on_day=slot.on_day, starts_at=slot.starts_at, ends_at=slot.ends_at,
        kind=kind, worker_id=worker_id, origin=origin.value,
    )  # fmt: skip


@action(Perm.ROSTER_KEEP, "roster.followed_bell")
def follow_bell(actor: Actor, uid: UUID, *, now: datetime) -> int:
    """Let the duties to come have the hours that the bell has now; those of windows no longer held are dropped. Return how many changed.

    Raises RosterMissing, Refused ("access.not_granted", "rosters.ended"). Audit: roster.followed_bell. Tells: roster.changed.
    """
    roster = locked_roster(actor, uid)
    require(actor, Perm.ROSTER_KEEP, own_place(actor))
    if roster.state == RosterState.ENDED.value:
        raise Refused(Refusal("rosters.ended"))
    bench = bench_of(actor, roster, roster.from_on)

    changed = []
    for shift in bench.shifts:
        slot = bench.now.slots.get(key_of(shift))
        if shift.starts_at <= now or (slot is not None and (slot.starts_at, slot.ends_at) == (shift.starts_at, shift.ends_at)):
            continue
        changed.append(shift.worker_id)
        if slot is None:
            drop(actor, shift, Why.MOVED, now)
            continue
        shift.starts_at, shift.ends_at = slot.starts_at, slot.ends_at
        shift.save(update_fields=["starts_at", "ends_at"])

    record(actor, "roster.followed_bell", roster.uid, at=now, detail={"shifts": len(changed)})
    tell_workers(actor, bench, set(changed), "roster.changed", now)
    return len(changed)

"""Not being able to come, taking a duty over, and swapping between two people, without the office."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.rosters.actions.bench import Bench, bench_of, demand, drop, note, put, tell_workers
from umay.rosters.actions.changing import exchange, swap_breaks
from umay.rosters.actions.saying import own_worker
from umay.rosters.models import Offer, Roster, Shift
from umay.rosters.queries.facts import key_of
from umay.rosters.queries.keepers import keepers_of
from umay.rosters.queries.locking import ShiftMissing, locked_shift, own_place
from umay.rosters.queries.shifts import own_unit_id
from umay.rosters.rules.breaking import free_for
from umay.rosters.rules.states import OfferKind, OfferState, Origin, RosterState, Why

OfferMissing = Offer.DoesNotExist
MOST_ASKED = 12
"""More people asked at once are more who are disappointed."""


@action(Perm.DUTY_STAND, "duty.cannot_come")
def cannot_come(actor: Actor, uid: UUID, *, now: datetime) -> Offer:
    """Say that one cannot come to a duty of one's own; it is offered to those who are free, and the office is told.

    Raises WorkerMissing, ShiftMissing, Refused ("access.not_granted", "rosters.over"). Audit: duty.cannot_come.
    Tells: roster.offered, roster.cannot_come.
    """
    worker = own_worker(actor)
    shift = _own_shift(actor, uid, worker.pk, now)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    bench = bench_of(actor, shift.roster, shift.on_day)

    drop(actor, shift, Why.CANNOT, now)
    note(actor, bench.roster, [(shift, None)], Why.CANNOT, now)
    asked = _free(bench, shift)
    offer = Offer.objects.create(
        unit_id=shift.unit_id, kind=OfferKind.COVER.value, shift=shift, asked=asked, made_at=now, made_by_id=actor.person_id
    )  # fmt: skip

    record(actor, "duty.cannot_come", shift.uid, at=now, detail={"asked": len(asked)})
    tell_workers(actor, bench, asked, "roster.offered", now)
    tell(actor, keepers_of(shift.unit_id, now), "roster.cannot_come", link=_link(shift), at=now, urgency=Urgency.URGENT)
    return offer


@action(Perm.DUTY_STAND, "duty.taken")
def take_offer(actor: Actor, uid: UUID, *, now: datetime) -> Shift:
    """Take a duty over that was offered to one; the first who takes it has it.

    Raises WorkerMissing, OfferMissing, Refused ("access.not_granted", "rosters.taken_already", "rosters.over", "rosters.breaks",
    "rosters.twice", "rosters.may_not_serve"). Audit: duty.taken. Tells: roster.cover_found.
    """
    worker = own_worker(actor)
    offer = _locked_offer(actor, uid, OfferKind.COVER)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if worker.pk not in offer.asked:
        raise OfferMissing
    _demand_open(offer, now)
    shift = offer.shift
    bench = bench_of(actor, shift.roster, shift.on_day)
    slot = bench.slot(key_of(shift))
    demand(bench.breaks(worker.pk, shift.kind, slot), sure=False)

    made = put(bench, slot, worker.pk, (shift.kind, Origin.SUBSTITUTE))
    note(actor, bench.roster, [(shift, made)], Why.REPLACED, now)
    _decide(offer, OfferState.TAKEN, worker.pk, now)

    record(actor, "duty.taken", made.uid, at=now)
    tell_workers(actor, bench, [shift.worker_id], "roster.cover_found", now)
    tell(actor, keepers_of(shift.unit_id, now), "roster.cover_found", link=_link(shift), at=now)
    return made


@action(Perm.DUTY_STAND, "duty.swap_proposed")
def propose_swap(actor: Actor, uid: UUID, wanted_uid: UUID, *, now: datetime) -> Offer:
    """Propose to somebody to change one's own duty for theirs; nothing changes before they accept.

    Raises WorkerMissing, ShiftMissing, Refused ("access.not_granted", "rosters.over", "rosters.offered_already", "rosters.breaks",
    "rosters.twice", "rosters.kind", "rosters.other_roster"). Audit: duty.swap_proposed. Tells: roster.swap_proposed.
    """
    worker = own_worker(actor)
    shift = _own_shift(actor, uid, worker.pk, now)
    wanted = locked_shift(actor, wanted_uid)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if wanted.roster_id != shift.roster_id or wanted.worker_id == worker.pk or key_of(wanted) == key_of(shift):
        raise Refused(Refusal("rosters.other_roster"))
    if wanted.starts_at <= now:
        raise Refused(Refusal("rosters.over"))
    if Offer.objects.filter(shift=shift, state=OfferState.OPEN.value).exists():
        raise Refused(Refusal("rosters.offered_already"))
    bench = bench_of(actor, shift.roster, min(shift.on_day, wanted.on_day))
    demand(swap_breaks(bench, shift, wanted), sure=False)

    offer = Offer.objects.create(
        unit_id=shift.unit_id, kind=OfferKind.SWAP.value, shift=shift, wanted=wanted, asked=[wanted.worker_id], made_at=now,
        made_by_id=actor.person_id,
    )  # fmt: skip

    record(actor, "duty.swap_proposed", offer.uid, at=now)
    tell_workers(actor, bench, [wanted.worker_id], "roster.swap_proposed", now)
    return offer


@action(Perm.DUTY_STAND, "duty.swap_answered")
def answer_swap(actor: Actor, uid: UUID, *, accepts: bool, now: datetime) -> Offer:
    """Accept a swap, which is done at once, or decline it.

    Raises WorkerMissing, OfferMissing, Refused ("access.not_granted", "rosters.taken_already", "rosters.over", "rosters.breaks",
    "rosters.twice"). Audit: duty.swap_answered. Tells: roster.swap_answered.
    """
    worker = own_worker(actor)
    offer = _locked_offer(actor, uid, OfferKind.SWAP)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if worker.pk not in offer.asked:
        raise OfferMissing
    _demand_open(offer, now)
    shift, wanted = offer.shift, offer.wanted
    bench = bench_of(actor, shift.roster, shift.on_day)

    _decide(offer, OfferState.TAKEN if accepts else OfferState.DECLINED, worker.pk, now)
    if accepts:
        if wanted is None or shift.dropped_at or wanted.dropped_at or wanted.starts_at <= now:
            raise Refused(Refusal("rosters.taken_already"))
        demand(swap_breaks(bench, shift, wanted), sure=False)
        exchange(actor, bench, (shift, wanted), Origin.SWAP, now=now)

    record(actor, "duty.swap_answered", offer.uid, at=now, detail={"accepts": accepts})
    tell_workers(actor, bench, [shift.worker_id], "roster.swap_answered", now)
    return offer


@action(Perm.DUTY_STAND, "duty.swap_withdrawn")
def withdraw_swap(actor: Actor, uid: UUID, *, now: datetime) -> Offer:
    """Withdraw a swap that one proposed and nobody answered. Raises WorkerMissing, OfferMissing, Refused ("access.not_granted",
    "rosters.taken_already"). Audit: duty.swap_withdrawn.
    """
    worker = own_worker(actor)
    offer = _locked_offer(actor, uid, OfferKind.SWAP)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if offer.shift.worker_id != worker.pk:
        raise OfferMissing
    if offer.state != OfferState.OPEN.value:
        raise Refused(Refusal("rosters.taken_already"))

    _decide(offer, OfferState.WITHDRAWN, None, now)

    record(actor, "duty.swap_withdrawn", offer.uid, at=now)
    return offer


def _link(shift: Shift) -> str:
    return f"/rosters/{shift.roster.uid}/?day={shift.on_day.isoformat()}"


def _own_shift(actor: Actor, uid: UUID, worker_id: int, now: datetime) -> Shift:
    """Return a duty of one's own that is still to come, locked. Raises WorkerMissing, ShiftMissing, Refused ("rosters.over")."""
    shift = locked_shift(actor, uid)
    if shift.worker_id != worker_id or shift.roster.state != RosterState.PUBLISHED.value:
        raise ShiftMissing
    if shift.starts_at <= now:
        raise Refused(Refusal("rosters.over"))
    return shift


def _locked_offer(actor: Actor, uid: UUID, kind: OfferKind) -> Offer:
    """Return an offer of the actor's school, its roster locked first. Raises OfferMissing."""
    found = Offer.objects.values("id", "shift__roster_id").get(uid=uid, unit_id=own_unit_id(actor), kind=kind.value)
    Roster.objects.select_for_update().get(pk=found["shift__roster_id"])
    rows = Offer.objects.select_for_update(of=("self",)).select_related(
        "shift__worker", "shift__roster", "shift__post", "shift__window", "wanted__worker", "wanted__roster"
    )
    return rows.get(pk=found["id"])


def _demand_open(offer: Offer, now: datetime) -> None:
    if offer.state != OfferState.OPEN.value:
        raise Refused(Refusal("rosters.taken_already"))
    if offer.shift.starts_at <= now or offer.shift.roster.state != RosterState.PUBLISHED.value:
        raise Refused(Refusal("rosters.over"))


def _decide(offer: Offer, state: OfferState, worker_id: int | None, now: datetime) -> None:
    offer.state, offer.decided_at, offer.taken_by_id = state.value, now, worker_id
    offer.save(update_fields=["state", "decided_at", "taken_by_id"])


def _free(bench: Bench, shift: Shift) -> list[int]:
    """Return whom a duty is offered to: those of the turn first, the ones with the fewest duties first."""
    found = free_for(shift.kind, bench.slot(key_of(shift)), bench.people.able, bench.now, bench.asked)
    chosen = [one.helper.id for one in found if one.helper.id != shift.worker_id and not one.is_lent][:MOST_ASKED]
    return chosen or [one.helper.id for one in found if one.helper.id != shift.worker_id][:MOST_ASKED]


__all__ = ["OfferMissing", "ShiftMissing", "answer_swap", "cannot_come", "propose_swap", "take_offer", "withdraw_swap"]

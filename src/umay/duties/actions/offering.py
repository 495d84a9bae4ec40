"""Not being able to come, taking a duty over, and swapping between two people, without the office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.duties.models import Offer
from umay.duties.queries.keepers import keepers_of
from umay.duties.queries.offers import OfferMissing, is_whole, locked_offer
from umay.duties.rules import OfferKind, OfferState
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.rosters.api import (
    RosterState,
    Shift,
    ShiftMissing,
    change_over,
    demand_change,
    give_up,
    locked_duty,
    locked_shift,
    own_place,
    own_worker,
    step_in,
)
from umay.staffing.api import State, cards_of

MY_DUTIES = "/my-duties/"
MOST_ASKED = 12
"""More people asked at once are more who are disappointed."""


@action(Perm.DUTY_STAND, "duty.cannot_come")
def cannot_come(actor: Actor, uid: UUID, *, now: datetime) -> Offer:
    """Say that one cannot come to a duty of one's own; it is offered to those who are free, and the office is told.

    Raises WorkerMissing, ShiftMissing, Refused ("access.not_granted", "rosters.over"). Audit: duty.cannot_come.
    Tells: roster.offered, roster.cannot_come.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    try:
        shift = locked_duty(actor, uid, worker.pk, now=now)
    except ShiftMissing:
        if sent := Offer.objects.filter(kind=OfferKind.COVER.value, shift__uid=uid, shift__worker=worker).first():  # sent twice
            record(actor, "duty.cannot_come", uid, at=now, detail={"again": True})
            return sent
        raise

    asked = list(give_up(actor, shift, now=now))[:MOST_ASKED]
    _withdraw(shift, now)
    offer = Offer.objects.create(
        unit_id=shift.unit_id, kind=OfferKind.COVER.value, shift=shift, asked=asked, made_at=now, made_by_id=actor.person_id
    )  # fmt: skip

    record(actor, "duty.cannot_come", shift.uid, at=now, detail={"asked": len(asked)})
    _tell(actor, asked, "roster.offered", now)
    tell(actor, keepers_of(shift.unit_id, shift.country, now), "roster.cannot_come", link=_link(shift), at=now, urgency=Urgency.URGENT)
    return offer


@action(Perm.DUTY_STAND, "duty.taken")
def take_offer(actor: Actor, uid: UUID, *, now: datetime) -> Shift:
    """Take a duty over that was offered to one; the first who takes it has it.

    Raises WorkerMissing, OfferMissing, Refused ("access.not_granted", "duties.taken_already", "rosters.over", "rosters.breaks",
    "rosters.twice", "rosters.may_not_serve"). Audit: duty.taken. Tells: roster.cover_found.
    """
    worker = own_worker(actor)
    offer = locked_offer(actor, uid, OfferKind.COVER)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if worker.pk not in offer.asked:
        raise OfferMissing
    if offer.taken_by_id == worker.pk:  # sent twice
        record(actor, "duty.taken", offer.uid, at=now, detail={"again": True})
        return offer.shift
    _demand_open(offer, now)
    shift = offer.shift

    made = step_in(actor, shift, worker.pk, now=now)
    _decide(offer, OfferState.TAKEN, worker.pk, now)

    record(actor, "duty.taken", made.uid, at=now)
    _tell(actor, [shift.worker_id], "roster.cover_found", now)
    tell(actor, keepers_of(shift.unit_id, shift.country, now), "roster.cover_found", link=_link(shift), at=now)
    return made


@action(Perm.DUTY_STAND, "duty.swap_proposed")
def propose_swap(actor: Actor, uid: UUID, wanted_uid: UUID, *, now: datetime) -> Offer:
    """Propose to somebody to change one's own duty for theirs; nothing changes before they accept.

    Raises WorkerMissing, ShiftMissing, Refused ("access.not_granted", "rosters.over", "duties.offered_already", "rosters.breaks",
    "rosters.twice", "rosters.kind", "rosters.other_roster"). Audit: duty.swap_proposed. Tells: roster.swap_proposed.
    """
    worker = own_worker(actor)
    shift = locked_duty(actor, uid, worker.pk, now=now)
    wanted = locked_shift(actor, wanted_uid)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if wanted.starts_at <= now:
        raise Refused(Refusal("rosters.over"))
    waiting = list(Offer.objects.filter(shift=shift, state=OfferState.OPEN.value).select_related("wanted"))
    stale = [one.pk for one in waiting if one.wanted is not None and one.wanted.dropped_at is not None]
    standing = [one for one in waiting if one.pk not in stale]
    if sent := next((one for one in standing if one.wanted_id == wanted.pk), None):
        record(actor, "duty.swap_proposed", sent.uid, at=now, detail={"again": True})
        return sent
    if standing:
        raise Refused(Refusal("duties.offered_already"))
    demand_change(actor, shift, wanted)

    Offer.objects.filter(pk__in=stale).update(state=OfferState.WITHDRAWN.value, decided_at=now)
    offer = Offer.objects.create(
        unit_id=shift.unit_id, kind=OfferKind.SWAP.value, shift=shift, wanted=wanted, asked=[wanted.worker_id], made_at=now,
        made_by_id=actor.person_id,
    )  # fmt: skip

    record(actor, "duty.swap_proposed", offer.uid, at=now)
    _tell(actor, [wanted.worker_id], "roster.swap_proposed", now)
    return offer


@action(Perm.DUTY_STAND, "duty.swap_answered")
def answer_swap(actor: Actor, uid: UUID, *, accepts: bool, now: datetime) -> Offer:
    """Accept a swap, which is done at once, or decline it.

    Raises WorkerMissing, OfferMissing, Refused ("access.not_granted", "duties.taken_already", "duties.swap_gone", "rosters.over",
    "rosters.breaks", "rosters.twice"). Audit: duty.swap_answered. Tells: roster.swap_answered.
    """
    worker = own_worker(actor)
    offer = locked_offer(actor, uid, OfferKind.SWAP)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if worker.pk not in offer.asked:
        raise OfferMissing
    said = OfferState.TAKEN if accepts else OfferState.DECLINED
    if offer.taken_by_id == worker.pk and offer.state == said.value:  # sent twice
        record(actor, "duty.swap_answered", offer.uid, at=now, detail={"again": True})
        return offer
    _demand_open(offer, now)
    shift, wanted = offer.shift, offer.wanted

    _decide(offer, said, worker.pk, now)
    if accepts:
        if wanted is None or not is_whole(offer, now):
            raise Refused(Refusal("duties.swap_gone"))
        change_over(actor, shift, wanted, now=now)

    record(actor, "duty.swap_answered", offer.uid, at=now, detail={"accepts": accepts})
    _tell(actor, [shift.worker_id], "roster.swap_answered", now)
    return offer


@action(Perm.DUTY_STAND, "duty.swap_withdrawn")
def withdraw_swap(actor: Actor, uid: UUID, *, now: datetime) -> Offer:
    """Withdraw a swap that one proposed and nobody answered. Raises WorkerMissing, OfferMissing, Refused ("access.not_granted",
    "duties.answered_already"). Audit: duty.swap_withdrawn.
    """
    worker = own_worker(actor)
    offer = locked_offer(actor, uid, OfferKind.SWAP)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    if offer.shift.worker_id != worker.pk:
        raise OfferMissing
    if offer.state not in {OfferState.OPEN.value, OfferState.WITHDRAWN.value}:
        raise Refused(Refusal("duties.answered_already"))

    if offer.state == OfferState.OPEN.value:
        _decide(offer, OfferState.WITHDRAWN, None, now)

    record(actor, "duty.swap_withdrawn", offer.uid, at=now)
    return offer


def _link(shift: Shift) -> str:
    return f"/rosters/{shift.roster.uid}/?day={shift.on_day.isoformat()}"


def _demand_open(offer: Offer, now: datetime) -> None:
    if offer.state != OfferState.OPEN.value:
        raise Refused(Refusal("duties.taken_already"))
    if offer.shift.starts_at <= now or offer.shift.roster.state != RosterState.PUBLISHED.value:
        raise Refused(Refusal("rosters.over"))


def _decide(offer: Offer, state: OfferState, worker_id: int | None, now: datetime) -> None:
    offer.state, offer.decided_at, offer.taken_by_id = state.value, now, worker_id
    offer.save(update_fields=["state", "decided_at", "taken_by_id"])


def _withdraw(shift: Shift, now: datetime) -> None:
    """End a swap of a duty that was given up."""
    Offer.objects.filter(shift=shift, state=OfferState.OPEN.value).update(state=OfferState.WITHDRAWN.value, decided_at=now)


def _tell(actor: Actor, workers: Collection[int], code: str, now: datetime) -> None:
    cards = cards_of(actor, workers).values()
    people = {one.person_id for one in cards if one.person_id and one.state is State.ACCEPTED}
    tell(actor, sorted(people), code, link=MY_DUTIES, at=now, urgency=Urgency.URGENT)

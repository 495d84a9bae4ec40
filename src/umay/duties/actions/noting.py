"""The office writes down how often somebody told it they want to stand, and they say whether it is right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.duties.models import LimitAsk, LimitNote
from umay.duties.queries.keepers import keepers_of
from umay.duties.queries.noted import limits_of, locked_note, open_note
from umay.duties.rules import Limits, OfferState
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.rosters.api import keep_limits, own_place, own_worker
from umay.staffing.api import State, Worker

MY_DUTIES = "/my-duties/"


@action(Perm.ROSTER_KEEP, "roster.limits_noted")
def note_limits(actor: Actor, worker_uid: UUID, limits: Limits, *, told: bool = False, now: datetime) -> LimitNote | None:
    """Write down how often somebody wants to stand at most; they are asked whether it is right. None where it is so already.

    limits: in a week and in the whole roster, None for none. told: they said so themselves, so it holds at once; without it what asks
    more of them holds once they said that it is right. What they were asked and did not answer is closed.
    Raises WorkerMissing, also for whoever is not accepted, Refused ("access.not_granted", "rosters.number_wrong").
    Audit: roster.limits_noted, with what was and what is. Tells: roster.limits_noted.
    """
    place = own_place(actor)
    worker = Worker.objects.select_for_update().get(uid=worker_uid, unit_id=place.unit_id, state=State.ACCEPTED.value)
    require(actor, Perm.ROSTER_KEEP, place)
    waiting, now_holds = open_note(worker.pk), limits_of(worker.pk)
    if waiting and (waiting.noted, waiting.told) == (limits, told):  # sent twice
        record(actor, "roster.limits_noted", worker.uid, at=now, detail={"again": True})
        return waiting
    was = waiting.was if waiting else now_holds

    LimitNote.objects.filter(worker=worker, state=OfferState.OPEN.value).update(state=OfferState.WITHDRAWN.value, answered_at=now)
    LimitAsk.objects.filter(worker=worker, state=OfferState.OPEN.value).update(state=OfferState.WITHDRAWN.value, answered_at=now)
    note = LimitNote(
        unit_id=place.unit_id, worker=worker, was_week=was[0], was_term=was[1], most_week=limits[0], most_term=limits[1],
        told=told, noted_at=now, noted_by_id=actor.person_id,
    )  # fmt: skip
    keep_limits(worker, *limits)  # refuses what is no number
    keep_limits(worker, *note.held)
    if changed := limits != was:
        note.save()

    detail = {"was": list(now_holds), "noted": list(limits), "is": list(note.held), "told": told}
    record(actor, "roster.limits_noted", worker.uid, at=now, detail=detail)
    if worker.person_id and changed:
        tell(actor, [worker.person_id], "roster.limits_noted", link=MY_DUTIES, at=now)
    return note if changed else None


@action(Perm.DUTY_STAND, "duty.limits_answered")
def answer_note(actor: Actor, uid: UUID, *, right: bool, now: datetime) -> LimitNote:
    """Say that what the office wrote down for one is right, so that it holds; or put it back to what one said before.

    Raises WorkerMissing, LimitNoteMissing, Refused ("access.not_granted", "duties.note_gone"). Audit: duty.limits_answered, with what was
    and what is. Tells: roster.more_answered, where they are ready for more by it.
    """
    worker = Worker.objects.select_for_update().get(pk=own_worker(actor).pk)
    note = locked_note(actor, uid, worker.pk)
    require(actor, Perm.DUTY_STAND, own_place(actor))
    said = OfferState.TAKEN if right else OfferState.DECLINED
    if note.state == said.value:  # sent twice
        record(actor, "duty.limits_answered", note.uid, at=now, detail={"again": True})
        return note
    was = limits_of(worker.pk)
    if note.state != OfferState.OPEN.value or was != note.held:
        raise Refused(Refusal("duties.note_gone"))

    note.state, note.answered_at = said.value, now
    note.save(update_fields=["state", "answered_at"])
    is_now = note.noted if right else note.was
    keep_limits(worker, *is_now)

    if right and was != is_now:
        tell(actor, keepers_of(note.unit_id, worker.country, now), "roster.more_answered", link="/rosters/", at=now)
    record(actor, "duty.limits_answered", note.uid, at=now, detail={"right": right, "was": list(was), "is": list(is_now)})
    return note

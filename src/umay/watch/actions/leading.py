"""What the leader of the duty does: signs people in who have no phone, lets somebody stand in, signs them out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Greatest

from umay.core.api import Actor, Perm, action, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.api import Post
from umay.rosters.api import Shift
from umay.staffing.api import State, Worker, serve_refusals
from umay.watch.actions.stays import Step, come, end
from umay.watch.models import Stay
from umay.watch.queries.own import day_at
from umay.watch.queries.slots import standing_shifts
from umay.watch.rules.states import Answer, Way

ShiftMissing = Shift.DoesNotExist
StayMissing = Stay.DoesNotExist
PostMissing = Post.DoesNotExist
WorkerMissing = Worker.DoesNotExist


@action(Perm.DUTY_LEAD, "watch.signed_in")
def sign_in(actor: Actor, shift_uid: UUID, *, now: datetime) -> Answer:
    """Sign in somebody of the roster at their post; who is there already stays there once.

    Raises ShiftMissing, Refused ("access.not_granted", "watch.not_held_now", "watch.may_not_serve"). Audit: watch.signed_in.
    """
    place = own_place(actor)
    on = day_at(place, now)
    shift = standing_shifts(place.unit_id, on).select_related("post").get(uid=shift_uid)
    worker = Worker.objects.select_for_update().get(pk=shift.worker_id)
    require(actor, Perm.DUTY_LEAD, place)

    return _signed_in(Step(actor, worker, shift.post, now, on, now, Way.LEADER))


@action(Perm.DUTY_LEAD, "watch.signed_in")
def stand_in(actor: Actor, post_uid: UUID, worker_uid: UUID, *, now: datetime) -> Answer:
    """Sign in somebody at a post who is not on its roster now: they stand in.

    Raises PostMissing, WorkerMissing, Refused ("access.not_granted", "watch.not_held_now", "watch.may_not_serve"). Audit: watch.signed_in.
    """
    place = own_place(actor)
    post = Post.objects.get(uid=post_uid, unit_id=place.unit_id, closed_on__isnull=True)
    worker = Worker.objects.select_for_update().get(uid=worker_uid, unit_id=place.unit_id, state=State.ACCEPTED.value)
    require(actor, Perm.DUTY_LEAD, place)

    return _signed_in(Step(actor, worker, post, now, day_at(place, now), now, Way.LEADER))


def _signed_in(step: Step) -> Answer:
    if serve_refusals(step.actor, [step.worker.pk], step.on):
        raise Refused(Refusal("watch.may_not_serve"))
    answer, stay = come(step)
    if stay is None:
        raise Refused(Refusal("watch.not_held_now"))

    record(step.actor, "watch.signed_in", stay.uid, at=step.now, detail={"post": step.post.pk, "answer": answer})
    return answer


@action(Perm.DUTY_LEAD, "watch.signed_out")
def sign_out(actor: Actor, stay_uid: UUID, *, now: datetime) -> None:
    """Sign somebody out. Raises StayMissing, Refused ("access.not_granted", "watch.gone_already"). Audit: watch.signed_out."""
    place = own_place(actor)
    stay = Stay.objects.select_for_update().get(uid=stay_uid, unit_id=place.unit_id)
    require(actor, Perm.DUTY_LEAD, place)
    if stay.left_at is not None:
        raise Refused(Refusal("watch.gone_already"))

    end(stay, now, Way.LEADER)

    record(actor, "watch.signed_out", stay.uid, at=now)


@action(Perm.DUTY_LEAD, "watch.windows_ended")
def end_windows(actor: Actor, *, now: datetime) -> int:
    """End the stays whose window is over, by the window's end; return how many. The system's own, in one statement.

    Raises Refused ("access.not_granted"). Audit: watch.windows_ended, with the count.
    """
    require(actor, Perm.DUTY_LEAD, own_place(actor))
    over = Stay.objects.filter(left_at__isnull=True, ends_at__lt=now)

    ended = over.update(left_at=Greatest(F("ends_at"), F("came_at")), left_by=Way.END.value)

    record(actor, "watch.windows_ended", "stays", at=now, detail={"stays": ended})
    return ended

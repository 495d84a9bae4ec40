"""A scan of a post's code: somebody comes or goes. The server decides when it counts; the same key twice is one scan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, later_once, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.posts.api import Post
from umay.staffing.api import Worker, serve_refusals, worker_of
from umay.watch.actions.stays import Step, come, go
from umay.watch.models import Scan, Stay
from umay.watch.queries.leaders import leaders_of
from umay.watch.queries.own import day_at
from umay.watch.queries.signs import post_of
from umay.watch.rules.clock import Ruled, Told, ruled
from umay.watch.rules.states import Answer, Deed, Way


@dataclass(frozen=True, slots=True)
class Sent:
    """What a device sends. code: of the post, as it was scanned. key: made on the device. told: the device's own times, evidence."""

    code: str
    deed: Deed
    key: UUID
    told: Told = field(default_factory=Told)


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a scan. at: when it counts. off_min: minutes by which the device's clock was off."""

    key: UUID
    answer: Answer
    at: datetime
    off_min: int
    post_number: int
    post_name: str


@action(Perm.DUTY_STAND, "watch.scanned")
def scan(actor: Actor, sent: Sent, *, now: datetime) -> Said:
    """Sign the actor in or out at the post whose code they scanned; return what became of it.

    A scan that counts for nothing is kept as it came all the same. One whose key was kept before gives the answer of then.
    Raises Refused ("access.not_granted", "access.not_on_duty", "watch.key_taken", "watch.no_code", "watch.other_school",
    "watch.code_expired", "watch.code_renewed", "watch.post_closed"); then nothing is kept.
    Audit: watch.scanned. Queues: watch.prove_day for a day that is over.
    """
    place = own_place(actor)
    require(actor, Perm.DUTY_STAND, place)
    worker = worker_of(actor, held=True)
    if worker is None:
        raise Refused(Refusal("access.not_on_duty"))
    if done := Scan.objects.select_related("post").filter(key=sent.key).first():
        return _again(actor, worker, done, now)
    time = ruled(sent.told, now)
    on = day_at(place, time.at)
    post = post_of(sent.code, place, on, time.at)

    answer, stay = _answered(Step(actor, worker, post, time.at, on, now, Way.CODE, time.grade), sent.deed, time)
    Scan.objects.create(
        key=sent.key, unit_id=place.unit_id, post_id=post.pk, worker_id=worker.pk, stay=stay, deed=sent.deed, answer=answer,
        device_at=sent.told.scanned_at, counted_at=time.at, received_at=now, grade=time.grade, off_min=time.off_min,
    )  # fmt: skip

    record(actor, "watch.scanned", sent.key, at=now, detail={"post": post.pk, "answer": answer, "grade": time.grade})
    if stay is not None and on < day_at(place, now):
        later_once("watch.prove_day", key=f"watch.prove_day/{place.unit_id}/{on}", unit_id=place.unit_id, day=on.isoformat())
    return _said(sent.key, answer, time, post)


def _answered(step: Step, deed: Deed, time: Ruled) -> tuple[Answer, Stay | None]:
    if time.is_too_old:
        return Answer.TOO_OLD, None
    if deed is Deed.GO:
        return go(step)
    if serve_refusals(step.actor, [step.worker.pk], step.on):
        _tell(step.actor, step.on, step.now, "watch.speak", f"watch/speak/{step.worker.pk}/{step.on}")
        return Answer.SPEAK, None
    answer, stay = come(step)
    if answer is Answer.STANDS_IN and stay is not None and not stay.left_at:
        _tell(step.actor, step.on, step.now, "watch.stands_in", f"watch/stands_in/{stay.uid}")
    return answer, stay


def _tell(actor: Actor, on: date, now: datetime, code: str, key: str) -> None:
    leaders = leaders_of(own_place(actor).unit_id, on, now)
    tell(actor, leaders, code, link="/watch/", at=now, key=key, urgency=Urgency.URGENT)


def _again(actor: Actor, worker: Worker, done: Scan, now: datetime) -> Said:
    """Return the answer of the first time. Raises Refused ("watch.key_taken") where the key is another person's."""
    if done.worker_id != worker.pk or done.post is None:
        raise Refused(Refusal("watch.key_taken"))
    record(actor, "watch.scanned", done.key, at=now, detail={"again": True})
    return Said(done.key, Answer(done.answer), done.counted_at, done.off_min, done.post.number, done.post.name)


def _said(key: UUID, answer: Answer, time: Ruled, post: Post) -> Said:
    return Said(key, answer, time.at, time.off_min, post.number, post.name)

"""The log of a post: written by the first person on the roster or by the leader, added to and never changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.api import Post
from umay.watch.models import LogLine
from umay.watch.queries.first import is_first
from umay.watch.queries.own import day_at
from umay.watch.rules.states import LogKind

PostMissing = Post.DoesNotExist


@action(Perm.DUTY_STAND, "watch.log_written")
def write_line(actor: Actor, post_uid: UUID, kind: LogKind, words: str, *, key: UUID, now: datetime) -> UUID:
    """Add a line to the log of a post; return its id. The same key twice is one line.

    Raises PostMissing, Refused ("access.not_granted", "watch.log_by_first"). Audit: watch.log_written.
    """
    place = own_place(actor)
    post = Post.objects.get(uid=post_uid, unit_id=place.unit_id)
    require(actor, Perm.DUTY_STAND, place)
    if not actor.may(Perm.DUTY_LEAD, place) and not is_first(actor, post.pk, now):
        raise Refused(Refusal("watch.log_by_first"))

    row, _is_new = LogLine.objects.get_or_create(
        key=key,
        defaults={
            "unit_id": place.unit_id, "post": post, "on_day": day_at(place, now), "kind": kind.value, "words": words.strip(),
            "written_at": now, "written_by_id": actor.person_id,
        },
    )  # fmt: skip

    record(actor, "watch.log_written", row.uid, at=now, detail={"post": post.pk, "kind": kind})
    return row.uid

"""Reading one's own notices."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, action, record
from umay.notices.models import Notice, Outbox, SendState


@action(None, "notice.read")
def read_notice(actor: Actor, notice_uid: UUID, *, now: datetime) -> Notice:
    """Mark a notice as read, with those before it that said the same and lead to the same page; return it.

    Only what is theirs alone is touched. Raises Notice.DoesNotExist.

    Audit: notice.read.
    """
    row = Notice.objects.select_for_update().get(uid=notice_uid, person_id=actor.person_id or 0)

    alike = Notice.objects.filter(person_id=row.person_id, code=row.code, link=row.link, urgency=row.urgency, read_at__isnull=True)
    _mark([row.pk, *alike.filter(pk__lt=row.pk).values_list("pk", flat=True)], now)

    record(actor, "notice.read", row.uid, at=now)
    return row


@action(None, "notices.read")
def read_all(actor: Actor, *, now: datetime) -> int:
    """Mark all that is unread as read; return how many. Only what is theirs alone is touched. Audit: notices.read."""
    unread = list(Notice.objects.filter(person_id=actor.person_id or 0, read_at__isnull=True).values_list("pk", flat=True))

    _mark(unread, now)

    record(actor, "notices.read", "all", at=now, detail={"count": len(unread)})
    return len(unread)


def _mark(ids: list[int], now: datetime) -> None:
    """Mark as read what is not yet; what was read in Umay needs no message any more, so repeats end here."""
    Notice.objects.filter(pk__in=ids, read_at__isnull=True).update(read_at=now)
    Outbox.objects.filter(notice_id__in=ids, state=SendState.WAITING).delete()
    said = Outbox.objects.filter(notice_id__in=ids).values("notice_id")
    Notice.objects.filter(pk__in=ids).exclude(pk__in=said).update(messaged_at=None)  # no message left, so the next need not wait

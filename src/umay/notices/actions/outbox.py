"""The bookkeeping of what leaves Umay: taken by one worker, then sent, tried again later, or given up.

The machine's own notes, not acts of somebody, so they are not in the audit. Each is a short transaction; none spans the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from umay.notices.models import Outbox, SendState
from umay.notices.rules.mailing import GIVE_UP_AFTER, LEASE, wait_after
from umay.people import api as people

_OPEN = (SendState.WAITING, SendState.TAKEN)


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that is due to one person, to be sent as one message. mark: the same for the same parcel, whoever sends it."""

    ids: tuple[int, ...]
    address: str
    language: str
    mark: str
    tries: int


def take_parcel(now: datetime) -> Parcel | None:
    """Take what is due to the person who has waited longest; None when nobody waits. Two workers never take the same."""
    with transaction.atomic():
        due = Outbox.objects.filter(state__in=_OPEN, next_at__lte=now).select_for_update(of=("self",), skip_locked=True)
        first = due.select_related("notice").order_by("next_at", "pk").first()
        if first is None:
            return None
        rows = list(due.select_related("notice").filter(notice__person_id=first.notice.person_id).order_by("pk"))
        account = people.Account.objects.filter(person_id=first.notice.person_id, is_active=True).first()
        ids = tuple(row.pk for row in rows)
        if account is None:
            Outbox.objects.filter(pk__in=ids).update(state=SendState.GIVEN_UP, trouble="no_account")
            return Parcel(ids, "", "", "", 0)
        Outbox.objects.filter(pk__in=ids).update(state=SendState.TAKEN, tries=F("tries") + 1, next_at=now + LEASE)
        return Parcel(ids, account.email, account.language, str(rows[0].notice.uid), max(row.tries for row in rows) + 1)


def note_sent(parcel: Parcel, now: datetime) -> None:
    """Note that the mail server took the message."""
    Outbox.objects.filter(pk__in=parcel.ids).update(state=SendState.SENT, sent_at=now, trouble="")


def note_failed(parcel: Parcel, now: datetime, *, trouble: str, for_good: bool) -> None:
    """Note that it was not taken; it is tried again later unless the address takes nothing at all. trouble: the kind of the error."""
    changes = {"state": SendState.GIVEN_UP} if for_good else {"state": SendState.WAITING, "next_at": now + wait_after(parcel.tries)}
    Outbox.objects.filter(pk__in=parcel.ids).update(trouble=trouble[:60], **changes)


def give_up_old(now: datetime) -> int:
    """Stop trying what nobody took for a week; return how many."""
    old = Outbox.objects.filter(state__in=_OPEN, notice__made_at__lte=now - GIVE_UP_AFTER)
    return old.filter(next_at__lte=now).update(state=SendState.GIVEN_UP)


def forget_old(before: datetime) -> int:
    """Delete notices made before, with what was sent of them; return how many rows."""
    from umay.notices.models import Notice

    return Notice.objects.filter(made_at__lt=before).delete()[0]

"""The bookkeeping of what leaves Umay: taken by one worker, then sent, tried again later, or given up.

The machine's own notes, not acts of somebody, so they are not in the audit. Each is a short transaction; none spans the network.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet

from umay.notices.models import Address, CodeSent, Notice, Outbox, SendState
from umay.notices.parcel import Parcel
from umay.notices.rules.mailing import GIVE_UP_AFTER, LEASE, SHORT_LEASE, wait_after
from umay.notices.rules.urgency import Channel
from umay.people import api as people

_OPEN = (SendState.WAITING, SendState.TAKEN)


def take_parcel(now: datetime, channel: Channel = Channel.EMAIL, *, urgent: bool = False) -> Parcel | None:
    """Take what is due to the person who has waited longest; None when nobody waits. Two workers never take the same.

    urgent: only somebody to whom something urgent is due; the rest that is due to them goes along.
    What may have left already goes again as it was, under its old mark; the rest is put together under a new one.
    """
    with transaction.atomic():
        waiting = Outbox.objects.filter(channel=channel, state__in=_OPEN, next_at__lte=now, notice__read_at__isnull=True)
        due = waiting.select_for_update(of=("self",), skip_locked=True).select_related("notice")
        first = (due.filter(urgent=True) if urgent else due).order_by("next_at", "pk").first()
        if first is None:
            return None
        rows = list(_together(due, first).order_by("pk"))
        parcel = _parcel(first, rows, channel)
        if not parcel.address:
            Outbox.objects.filter(pk__in=parcel.ids).update(state=SendState.GIVEN_UP, trouble="no_account")
            return parcel
        lease = LEASE if channel is Channel.EMAIL else SHORT_LEASE
        taken = {"state": SendState.TAKEN, "tries": F("tries") + 1, "next_at": now + lease, "mark": parcel.mark}
        Outbox.objects.filter(pk__in=parcel.ids).update(**taken)
        return parcel


def _together(due: QuerySet[Outbox], first: Outbox) -> QuerySet[Outbox]:
    """Return what goes as one message with the first."""
    if first.mark is not None:
        return due.filter(mark=first.mark)
    return due.filter(_at(first.address_id), mark__isnull=True, notice__person_id=first.notice.person_id)


def _at(address_id: int | None) -> Q:
    return Q(address__isnull=True) if address_id is None else Q(address_id=address_id)


def _parcel(first: Outbox, rows: list[Outbox], channel: Channel) -> Parcel:
    person_id = first.notice.person_id
    account = people.Account.objects.filter(person_id=person_id, is_active=True).first()
    where = "" if account is None else account.email
    if account is not None and first.address_id is not None:
        where = Address.objects.values_list("value", flat=True).get(pk=first.address_id)
    tries, urgent = max(row.tries for row in rows) + 1, any(row.urgent for row in rows)
    ids, language = tuple(row.pk for row in rows), account.language if account else ""
    return Parcel(ids, channel, person_id, first.address_id, where, language, first.mark or uuid4(), tries, urgent)


def note_sent(parcel: Parcel, now: datetime) -> None:
    """Note that the message was taken. It says that there is something new, so it stands for whatever else was to be said by now."""
    sent = {"state": SendState.SENT, "sent_at": now, "trouble": ""}
    with transaction.atomic():
        Outbox.objects.filter(pk__in=parcel.ids).update(**sent)
        others = Outbox.objects.filter(_at(parcel.address_id), notice__person_id=parcel.person_id, channel=parcel.channel)
        others.filter(Q(next_at__lte=now) | Q(tries__gt=0), state=SendState.WAITING).update(**sent)


def note_failed(parcel: Parcel, now: datetime, *, trouble: str, for_good: bool = False, unsure: bool = True) -> None:
    """Note that it was not taken; it is tried again later unless the address takes nothing at all.

    trouble: the kind of the error. unsure: it may have left all the same, so the next try bears the same mark.
    """
    rows = Outbox.objects.filter(pk__in=parcel.ids)
    if for_good:
        rows.update(state=SendState.GIVEN_UP, trouble=trouble[:60])
        return
    with transaction.atomic():
        rows.filter(notice__read_at__isnull=False).delete()
        again = {"state": SendState.WAITING, "next_at": now + wait_after(parcel.tries, urgent=parcel.urgent)}
        rows.update(trouble=trouble[:60], mark=parcel.mark if unsure else None, **again)


def forget_address(address_id: int | None) -> None:
    """Delete an address that is there no more, such as a browser that was told to show nothing; what was to go there goes with it."""
    Address.objects.filter(pk=address_id or 0, channel=Channel.PUSH).delete()


def give_up_old(now: datetime) -> int:
    """Stop trying what nobody took for a week; return how many."""
    old = Outbox.objects.filter(state__in=_OPEN, notice__made_at__lte=now - GIVE_UP_AFTER)
    return old.filter(next_at__lte=now).update(state=SendState.GIVEN_UP)


def forget_old(before: datetime) -> int:
    """Delete notices made before, with what was sent of them; return how many rows."""
    return Notice.objects.filter(made_at__lt=before).delete()[0]


def forget_codes(before: datetime) -> int:
    """Delete what counts codes that were asked for before; return how many."""
    return CodeSent.objects.filter(asked_at__lt=before).delete()[0]

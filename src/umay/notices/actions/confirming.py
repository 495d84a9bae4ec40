"""Confirming a telephone by a code sent to it. The code is kept nowhere: it is made anew from a key outside of the database."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from umay.core.api import Actor, action, later, record
from umay.kernel.refusal import Refused
from umay.notices import sms
from umay.notices.models import Address, CodeSent
from umay.notices.rules.confirming import COUNTED, HOLDS, Codes, code_refusal, confirm_refusal
from umay.notices.rules.numbers import read_digits
from umay.notices.rules.urgency import Channel
from umay.people import api as people

_DIGITS: Final = 6


def code_of(row: Address) -> str:
    """Return the code that was sent last."""
    raw = salted_hmac("umay.notices.code", f"{row.uid}/{row.codes}/{_second(row)}", algorithm="sha256").digest()
    return str(int.from_bytes(raw[:8], "big") % 10**_DIGITS).zfill(_DIGITS)


def ask_for_code(row: Address, now: datetime) -> None:
    """Have another code sent to a locked row's telephone. Raises Refused. Queues: notices.send_code."""
    if refusal := code_refusal(_codes(row, now), now):
        raise Refused(refusal)
    CodeSent.objects.create(person_id=row.person_id, asked_at=now)
    row.codes, row.code_sent_at, row.wrong, row.trouble = row.codes + 1, now, 0, ""
    row.save(update_fields=["codes", "code_sent_at", "wrong", "trouble"])
    later("notices.send_code", address_id=row.pk, number=row.codes)


@action(None, "phone.code_asked")
def send_again(actor: Actor, address_uid: UUID, *, now: datetime) -> Address:
    """Have another code sent. Only what is theirs alone is touched.

    Raises Refused ("phone.code_too_soon", "phone.codes_used_up") and Address.DoesNotExist. Audit: phone.code_asked.
    """
    row = _locked(actor, address_uid)

    ask_for_code(row, now)

    record(actor, "phone.code_asked", row.uid, at=now)
    return row


def confirm(actor: Actor, address_uid: UUID, typed: str, *, now: datetime) -> Address:
    """Confirm a telephone by the code that it got; a wrong one is counted. Only what is theirs alone is touched.

    Raises Refused ("phone.code_wrong", "phone.code_over") and Address.DoesNotExist.
    """
    try:
        return _confirm(actor, address_uid, typed, now=now)
    except Refused as no:
        if no.refusal.code == "phone.code_wrong":
            Address.objects.filter(uid=address_uid, person_id=actor.person_id or 0).update(wrong=F("wrong") + 1)
        raise


@action(None, "phone.confirmed")
def _confirm(actor: Actor, address_uid: UUID, typed: str, *, now: datetime) -> Address:
    """Confirm a telephone. Only what is theirs alone is touched. Audit: phone.confirmed."""
    row = _locked(actor, address_uid)
    fits = row.code_sent_at is not None and constant_time_compare(read_digits(typed), code_of(row))
    if refusal := confirm_refusal(_codes(row, now), now, fits=fits):
        raise Refused(refusal)

    row.confirmed_at, row.code_sent_at = now, None
    row.save(update_fields=["confirmed_at", "code_sent_at"])

    record(actor, "phone.confirmed", row.uid, at=now)
    return row


def send_code(address_id: int, number: int, *, now: datetime) -> bool:
    """Send the code of that number, unless another was asked for since, or it holds no more; say whether it left. For the job."""
    row = Address.objects.filter(pk=address_id, codes=number, confirmed_at__isnull=True, code_sent_at__gt=now - HOLDS).first()
    account = row and people.Account.objects.filter(person_id=row.person_id, is_active=True).first()
    if row is None or not account:
        return False
    outcome = sms.give(row.value, sms.words_for_code(account.language, code_of(row)), str(uuid5(row.uid, f"{_second(row)}/{number}")))
    Address.objects.filter(pk=row.pk, codes=number).update(trouble=outcome.trouble[:60])
    return outcome.sent


def _locked(actor: Actor, address_uid: UUID) -> Address:
    return Address.objects.select_for_update().get(
        uid=address_uid, person_id=actor.person_id or 0, channel=Channel.SMS, confirmed_at__isnull=True
    )


def _codes(row: Address, now: datetime) -> Codes:
    asked = CodeSent.objects.filter(person_id=row.person_id, asked_at__gt=now - COUNTED).count()
    return Codes(asked, row.code_sent_at, row.wrong)


def _second(row: Address) -> int:
    """Return the second in which the last code was asked for; it makes each code another, also on another day."""
    return int(row.code_sent_at.timestamp()) if row.code_sent_at else 0

"""The ways by which one is told: a telephone, a browser, and the hours in which all is quiet. Everybody keeps only their own."""

from __future__ import annotations

from datetime import datetime, time
from urllib.parse import urlsplit
from uuid import UUID

from umay.core.api import Actor, action, record
from umay.kernel.refusal import Refusal, Refused
from umay.notices.actions.confirming import ask_for_code
from umay.notices.models import Address, QuietHours
from umay.notices.rules.confirming import BROWSERS, TELEPHONES
from umay.notices.rules.numbers import read_number
from umay.notices.rules.urgency import Channel

LONGEST: int = Address._meta.get_field("value").max_length or 0  # noqa: SLF001 - Django's own door


@action(None, "phone.added")
def add_phone(actor: Actor, number: str, *, now: datetime) -> Address:
    """Keep a telephone and send it a code. Only what is theirs alone is touched.

    Raises Refused ("access.not_granted", "phone.no_number", "phone.too_many", "phone.code_too_soon", "phone.codes_used_up").
    Audit: phone.added. Queues: notices.send_code.
    """
    person_id = _person(actor)
    value = read_number(number)
    if value is None:
        raise Refused(Refusal("phone.no_number"))
    theirs = list(Address.objects.select_for_update().filter(person_id=person_id, channel=Channel.SMS).order_by("pk"))
    row = next((one for one in theirs if one.value == value), None)
    if row is None and len(theirs) >= TELEPHONES:
        raise Refused(Refusal("phone.too_many"))

    if row is None:
        row = Address.objects.create(person_id=person_id, channel=Channel.SMS, value=value, made_at=now)
    if row.confirmed_at is None:
        ask_for_code(row, now)

    record(actor, "phone.added", row.uid, at=now)
    return row


@action(None, "browser.added")
def add_browser(actor: Actor, endpoint: str, label: str, *, now: datetime) -> Address:
    """Keep a browser that may be woken; whoever had it before has it no more. Only what is theirs alone is touched else.

    endpoint: where its maker takes messages. Raises Refused ("access.not_granted", "browser.no_address", "browser.too_many").
    Audit: browser.added.
    """
    person_id = _person(actor)
    if not _is_endpoint(endpoint):
        raise Refused(Refusal("browser.no_address"))
    theirs = Address.objects.filter(person_id=person_id, channel=Channel.PUSH)
    if theirs.exclude(value=endpoint).count() >= BROWSERS:
        raise Refused(Refusal("browser.too_many"))

    Address.objects.filter(channel=Channel.PUSH, value=endpoint).exclude(person_id=person_id).delete()
    row, _made = Address.objects.update_or_create(
        person_id=person_id, channel=Channel.PUSH, value=endpoint,
        defaults={"label": label[:60], "confirmed_at": now}, create_defaults={"label": label[:60], "made_at": now, "confirmed_at": now},
    )  # fmt: skip

    record(actor, "browser.added", row.uid, at=now)
    return row


@action(None, "address.forgotten")
def forget_address(actor: Actor, address_uid: UUID, *, now: datetime) -> None:
    """Be told no more by a telephone or a browser. Only what is theirs alone is touched. Raises Address.DoesNotExist.

    Audit: address.forgotten.
    """
    row = Address.objects.select_for_update().get(uid=address_uid, person_id=actor.person_id or 0)

    row.delete()

    record(actor, "address.forgotten", address_uid, at=now)


@action(None, "quiet.kept")
def keep_quiet_hours(actor: Actor, *, since: time, until: time, now: datetime) -> QuietHours:
    """Keep the hours in which nothing but danger leaves Umay for oneself; both the same: none. Only what is theirs alone is touched.

    Raises Refused ("access.not_granted"). Audit: quiet.kept.
    """
    person_id = _person(actor)

    row, _made = QuietHours.objects.update_or_create(person_id=person_id, defaults={"since": since, "until": until})

    record(actor, "quiet.kept", "own", at=now)
    return row


def _person(actor: Actor) -> int:
    if not actor.person_id:
        raise Refused(Refusal("access.not_granted"))
    return actor.person_id


def _is_endpoint(endpoint: str) -> bool:
    """Tell whether it can be where a browser's maker takes messages. Whether it may be gone to is judged when it is, by its address."""
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and bool(parts.hostname)
        and "." in (parts.hostname or "")
        and port in (None, 443)
        and "@" not in parts.netloc
    )

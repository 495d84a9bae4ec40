"""Sends what is due as e-mail: one short message a person, in their language, that says nothing but that there is something new."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from umay.notices.actions import outbox
from umay.notices.actions.outbox import Parcel
from umay.web.api import dates

MOST_AT_ONCE: Final = 500  # the rest waits for the next minute


def is_set_up() -> bool:
    """Tell whether there is a mail server to give messages to."""
    return not settings.EMAIL_BACKEND.endswith(("dummy.EmailBackend",))


def message_for(parcel: Parcel, now: datetime) -> EmailMessage:
    """Return the message in the receiver's language. No variable but the link and the date (SECURITY C1 20)."""
    with translation.override(parcel.language):
        values = {"url": settings.UMAY_URL + reverse("notices"), "day": dates.say_date(now.date())}
        whole = render_to_string("notices/letters/news.html", values, using="jinja2")
    subject, _, body = whole.strip().partition("\n")
    headers = {
        "Message-ID": f"<{parcel.mark}@{urlsplit(settings.UMAY_URL).hostname}>",  # the same when it is sent again after a crash
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[parcel.address], headers=headers)


def send_due(clock: Callable[[], datetime]) -> int:
    """Send what is due; return to how many people. Stops at the first sign that the server is away: the rest waits as it is.

    clock: gives the time, aware, in UTC.
    """
    outbox.give_up_old(clock())
    if not is_set_up():
        return 0
    sent = 0
    connection = get_connection(timeout=settings.EMAIL_TIMEOUT)
    try:
        while sent < MOST_AT_ONCE and (parcel := outbox.take_parcel(clock())) is not None:
            if not parcel.address:
                continue
            if not _send(parcel, connection, clock):
                break
            sent += 1
    finally:
        _close(connection)
    return sent


def _send(parcel: Parcel, connection: BaseEmailBackend, clock: Callable[[], datetime]) -> bool:
    """Send one parcel and note how it went; tell whether to go on with the next."""
    try:
        message = message_for(parcel, clock())
        connection.open()
        connection.send_messages([message])
    except (smtplib.SMTPRecipientsRefused, ValueError) as error:  # ValueError: an address that is none, or would make a header of its own
        outbox.note_failed(parcel, clock(), trouble=type(error).__name__, for_good=_is_final(error))
        return True
    except OSError as error:  # no such host, refused, timed out, hung up; smtplib's errors are of this kind too
        outbox.note_failed(parcel, clock(), trouble=type(error).__name__, for_good=False)
        return False
    outbox.note_sent(parcel, clock())
    return True


def _is_final(error: Exception) -> bool:
    """Tell whether the address will never take anything: it cannot be written, or every answer was a lasting no (RFC 5321, 4.2.1)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return True


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        return

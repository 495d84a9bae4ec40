"""Sends what is due as e-mail: one short message a person, in their language, that says nothing but that there is something new."""

from __future__ import annotations

import smtplib
import socket
from datetime import datetime
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from umay.notices.outcome import TAKEN, Outcome
from umay.notices.parcel import Parcel
from umay.web.api import dates

_NOT_LEFT: Final = (
    ConnectionRefusedError,
    socket.gaierror,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)


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


class MailCarrier:
    """Carries parcels to the mail server over one line."""

    def __init__(self) -> None:
        self._line = get_connection(timeout=settings.EMAIL_TIMEOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._line.close()
        except OSError:
            return

    def carry(self, parcel: Parcel, now: datetime) -> Outcome:
        """Hand one parcel to the mail server."""
        try:
            message = message_for(parcel, now)
            self._line.open()
            self._line.send_messages([message])
        except (smtplib.SMTPRecipientsRefused, ValueError) as error:  # ValueError: an address that is none, or makes a header of its own
            return Outcome(for_good=_is_final(error), trouble=type(error).__name__)
        except OSError as error:  # no such host, refused, timed out, hung up; smtplib's errors are of this kind too
            return Outcome(away=True, unsure=not isinstance(error, _NOT_LEFT), trouble=type(error).__name__)
        return TAKEN


def _is_final(error: Exception) -> bool:
    """Tell whether the address will never take anything: it cannot be written, or every answer was a lasting no (RFC 5321, 4.2.1)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return True

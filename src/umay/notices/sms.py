"""Gives short messages to an SMS gateway: one request each, with an id by which the gateway knows a message that it has already."""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Final, Self

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from umay.notices import outside
from umay.notices.outcome import Outcome, of_error, of_status
from umay.notices.parcel import Parcel
from umay.notices.rules.bodies import BadBody, filled
from umay.web.api import dates

ID_HEADER: Final = "Idempotency-Key"


def is_set_up() -> bool:
    """Tell whether there is a gateway to give messages to."""
    return bool(settings.UMAY_SMS_URL)


def words_for(language: str, now: datetime) -> str:
    """Return the message in the receiver's language. No variable but the link and the date (SECURITY C1 20)."""
    with translation.override(language):
        values = {"url": settings.UMAY_URL + reverse("notices"), "day": dates.say_date(now.date())}
        return render_to_string("notices/letters/sms.html", values, using="jinja2").strip()


def words_for_code(language: str, code: str) -> str:
    """Return the message that confirms a number. No variable but the code."""
    with translation.override(language):
        return render_to_string("notices/codes/sms.html", {"code": code}, using="jinja2").strip()


def give(number: str, words: str, mark: str) -> Outcome:
    """Give one message to the gateway; return how it went. mark: the same for the same message, whoever sends it and however often."""
    try:
        body, kind = filled(settings.UMAY_SMS_BODY, {"to": number, "text": words, "id": mark})
    except BadBody:
        return Outcome(away=True, trouble="body")
    headers = {"Content-Type": kind, ID_HEADER: mark, "User-Agent": "Umay"}
    if settings.UMAY_SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.UMAY_SMS_TOKEN}"
    try:
        return of_status(outside.post(_door(), body, headers))
    except OSError as error:
        return of_error(error)


def trouble() -> str:
    """Return what keeps messages from the gateway, by its kind; "" when one could be given now. Sends nothing."""
    try:
        filled(settings.UMAY_SMS_BODY, {"to": "", "text": "", "id": ""})
        outside.reach(_door())
    except BadBody as error:
        return f"UMAY_SMS_BODY: {error}"
    except OSError as error:
        return str(error)
    return ""


class SmsCarrier:
    """Carries parcels to the gateway, each by a line of its own."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return

    def carry(self, parcel: Parcel, now: datetime) -> Outcome:
        """Give one parcel to the gateway."""
        return give(parcel.address, words_for(parcel.language, now), str(parcel.mark))


def _door() -> outside.Door:
    return outside.Door(settings.UMAY_SMS_URL, private=settings.UMAY_SMS_PRIVATE)

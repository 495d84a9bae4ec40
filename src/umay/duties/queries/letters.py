"""The letter of the evening before: to whoever left an address for it with the school, many of whom have no account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.places import api as places
from umay.rosters.api import Shift, live_shifts, shift_said, there_by
from umay.staffing.api import State
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to whom."""

    address: str
    subject: str
    body: str


@query
def reminder_letter(_actor: Actor, worker_id: int, day: date, *, default: tzinfo, now: datetime) -> Letter | None:
    """Return what reminds somebody of a day, in their language; None where they stand there no more, or it has begun.

    Hour and post of their own duties stand in it, and no name: not of the school, nor of anybody.
    """
    duties = list(live_shifts().filter(worker_id=worker_id, on_day=day, starts_at__gt=now))
    if not duties or not duties[0].worker.email or duties[0].worker.state != State.ACCEPTED.value:
        return None
    worker = duties[0].worker
    zone = default if settings.UMAY_TIME_ZONE else places.zones().get(worker.country, default)
    with translation.override(worker.language), timezone.override(zone):
        return _letter(worker.email, duties)


def _letter(address: str, duties: list[Shift]) -> Letter:
    first = duties[0]
    when = {"day": dates.say_day(first.on_day), "time": there_by(first.starts_at, first.post.lead_min)}
    lines = [f"{shift_said(one)}. {_('Be there at %(time)s.') % {'time': there_by(one.starts_at, one.post.lead_min)}}" for one in duties]
    ask = _("If you cannot come, say so as early as you can: those who are free are asked.")
    body = "\n".join((*lines, "", ask, settings.UMAY_URL + reverse("my-duties"))) + "\n"
    return Letter(address, _("At the gate on %(day)s: be there at %(time)s") % when, body)

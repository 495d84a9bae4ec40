"""The letter of the evening before: to whoever left an address for it with the school, many of whom have no account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umay.core.api import Actor, query
from umay.people.api import zone_of
from umay.rosters.api import Shift, hours_said, live_shifts, there_by
from umay.staffing.api import State


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to whom."""

    address: str
    subject: str
    body: str


@query
def reminder_letter(_actor: Actor, worker_id: int, day: date, *, now: datetime) -> Letter | None:
    """Return what reminds somebody of a day, in their language; None where they stand there no more, or it has begun.

    Nobody proved that the address is theirs: hours and numbers of posts stand in it, and no name, not of a post, the school or anybody.
    """
    duties = list(live_shifts().filter(worker_id=worker_id, on_day=day, starts_at__gt=now))
    if not duties or not duties[0].worker.email or duties[0].worker.state != State.ACCEPTED.value:
        return None
    worker = duties[0].worker
    with translation.override(worker.language), timezone.override(zone_of(worker.country)):
        return _letter(worker.email, duties)


def _letter(address: str, duties: list[Shift]) -> Letter:
    lines = [_line(one) for one in duties]
    ask = _("If you cannot come, say so as early as you can: those who are free are asked.")
    body = "\n".join((*lines, "", ask, settings.UMAY_URL + reverse("my-duties"))) + "\n"
    return Letter(address, _("You have a duty tomorrow"), body)


def _line(one: Shift) -> str:
    """Return hours and the post's number: on paper and in the account the number says which."""
    post = pgettext("post", "Post %(number)s") % {"number": one.post.number}
    there = _("Be there at %(time)s.") % {"time": there_by(one.starts_at, one.post.lead_min)}
    return f"{hours_said(one.starts_at, one.ends_at)}, {post}. {there}"

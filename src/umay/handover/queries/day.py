"""What of the room waits on somebody's day: files to take, files that nobody took, requests to answer. Counts and days, no names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, Perm
from umay.handover.queries.access import requests_due
from umay.handover.queries.moving import not_taken, waiting_for


@dataclass(frozen=True, slots=True)
class DayWait:
    """Something that waits. text: until when. is_late: its day has passed."""

    title: str
    text: str
    href: str
    is_late: bool


def waits_on_day(actor: Actor, now: datetime) -> tuple[DayWait, ...]:
    """Return what waits on the actor's day, what is late first; nothing for whoever leads no cases."""
    if not actor.holds(Perm.CASE_LEAD):
        return ()
    found = []
    if came := waiting_for(actor, now):
        said = ngettext("A file from another school waits for you", "%(count)s files from other schools wait for you", len(came))
        found.append(_wait(said, len(came), _("take it by %(day)s") % {"day": came[0].until}, "/transfers/", late=came[0].state == "late"))
    for one in not_taken(actor, now):
        title, address = _("Nobody took the file that you sent: ask the other school"), _address(one.case_uid)
        found.append(_wait(title, 1, _("on its way until %(day)s") % {"day": one.until}, address, late=True))
    for each in requests_due(actor, now):
        answer = reverse("answer-access", kwargs={"uid": each.case_uid, "request_uid": each.uid})
        found.append(
            _wait(_("Somebody asks what is kept"), 1, _("answer by %(day)s") % {"day": each.until}, answer, late=each.state == "late")
        )
    return tuple(sorted(found, key=lambda one: not one.is_late))


def _wait(title: str, count: int, text: str, href: str, *, late: bool) -> DayWait:
    return DayWait(title % {"count": count} if "%(" in title else title, text, href, late)


def _address(case: object) -> str:
    return reverse("handover", kwargs={"uid": case})

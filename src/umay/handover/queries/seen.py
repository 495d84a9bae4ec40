"""Who looked at what: at a child's case, by post and day, for whom it is about; and at one's own record, for oneself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, AuditLine, audit_lines, query
from umay.documents import api as documents
from umay.handover.models import AccessRequest, Outgoing, Transfer
from umay.kernel.text import Text
from umay.people import api as people
from umay.reports import api as reports
from umay.web.api import dates

LOOKED: Final = frozenset(
    {"case.read", "report.opened", "report.file_opened", "handover.handed_over", "transfer.sent", "transfer.taken", "access.answered"}
)
OF_ONESELF: Final = frozenset(
    {"person.entered", "person.appointed", "person.invited", "person.invited_again", "person.way_in_shown", "appointment.ended"}
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody looked, or did something. post: never a name; "" for the system itself."""

    day: date
    what: str
    post: str

    @property
    def said_day(self) -> str:
        """Return the day in words."""
        return dates.say_date(self.day)


@query
def seen_of_case(actor: Actor, work: cases.Work, child: UUID | None) -> tuple[Seen, ...]:
    """Return on which days which posts looked at an opened case, newest first. child: without what was about other children alone."""
    told = reports.reports_of_case(actor, work.case.uid)
    subjects = [work.case.uid, *(one.uid for one in told), *(file.uid for one in told for file in one.files)]
    for table in (Outgoing, Transfer, AccessRequest):
        subjects += table.objects.filter(case_ref=work.case.uid).values_list("uid", flat=True)
    lines = [one for one in audit_lines([str(uid) for uid in subjects], LOOKED) if _concerns(one, child)]
    return _seen(lines)


def _concerns(line: AuditLine, child: UUID | None) -> bool:
    return child is None or line.detail.get("child") in (None, str(child))


@query
def seen_of_oneself(actor: Actor) -> tuple[Seen, ...]:
    """Return what others did with the actor's own record, newest first."""
    held = people.Appointment.objects.filter(person_id=actor.person_id or 0).values_list("uid", flat=True)
    accounts = people.Account.objects.filter(person_id=actor.person_id or 0).values_list("pk", flat=True)
    subjects = [str(one) for one in (actor.person_uid, *held, *accounts) if one is not None]
    return _seen(one for one in audit_lines(subjects, OF_ONESELF) if one.person_id != actor.person_id)


def _seen(lines: Iterable[AuditLine]) -> tuple[Seen, ...]:
    found = list(lines)
    lang = translation.get_language() or "en"
    ids = {one.appointment_id for one in found if one.appointment_id}
    posts = dict(people.Appointment.objects.filter(pk__in=ids).values_list("pk", "role_title"))
    rows = (Seen(_day(one.at), words_of(one.verb), _post(posts.get(one.appointment_id or 0), lang)) for one in found)
    return tuple(dict.fromkeys(rows))


def _day(at: datetime) -> date:
    return at.astimezone(timezone.get_current_timezone()).date()


def _post(title: dict[str, str] | None, lang: str) -> str:
    return Text.of(title).in_(lang) if title else ""


def words_of(verb: str) -> str:
    """Return what was done, in words."""
    known = {
        "case.read": _("read in the case"), "report.opened": _("read what was told"), "report.file_opened": _("opened a file"),
        "handover.handed_over": _("handed a part over"), "transfer.sent": _("sent it to another school"),
        "transfer.taken": _("another school took it"),
        "access.answered": _("answered a request for what is kept"), "person.entered": _("entered you"),
        "person.appointed": _("appointed you, or changed your post"), "person.invited": _("invited you"),
        "person.invited_again": _("invited you again"), "person.way_in_shown": _("saw your way in, to hand it to you"),
        "appointment.ended": _("ended a post of yours"),
    }  # fmt: skip
    return known.get(verb, verb)


def seen_table(title: str, seen: Iterable[Seen], lang: str) -> documents.TableDocument:
    """Return what was looked at as a paper: days, posts and deeds, never names."""
    rows = tuple((dates.say_date(one.day), one.post or _("Umay itself"), one.what) for one in seen)
    return documents.TableDocument(
        title=title,
        columns=(documents.Column(_("Day")), documents.Column(_("Post"), 2.0), documents.Column(_("What"), 3.0)),
        sections=(documents.Section("", rows),),
        lang=lang,
    )

"""The letters of a case: whom it must still be told to, and what left, with how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, query
from umay.correspondence.models import MadeLetter
from umay.correspondence.queries.offices import Office, guardians_of, offices_of, settled_offices
from umay.correspondence.rules.answering import silent_days
from umay.correspondence.rules.choosing import ACCUSED, GUARDIANS
from umay.web.api import dates

LetterMissing = MadeLetter.DoesNotExist


@dataclass(frozen=True, slots=True, repr=False)
class LetterLine:
    """A letter that was made. state: made, sent, silent or answered. child: initials. their_number, answer: opened, "" without the key."""

    uid: UUID
    number: str
    kind: str
    office: str
    child: str
    day: str
    way: str
    sent: str
    silent: int
    received: str
    their_number: str
    state: str
    sha256: str
    size: int
    file_kind: str
    is_open: bool
    accused: UUID | None


@dataclass(frozen=True, slots=True)
class ToGuardians:
    """Writing to the guardians of a child: how it stands."""

    child: UUID
    name: str
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class LettersPage:
    """All that the page shows. open: authorities to be told that no letter went to yet; others: those that may be written to as well."""

    case: cases.CasePage
    open: tuple[Office, ...]
    others: tuple[Office, ...]
    guardians: tuple[ToGuardians, ...]
    letters: tuple[LetterLine, ...]
    lang: str


@query
def letters_page(actor: Actor, work: cases.Work, today: date) -> LettersPage:
    """Return the letters of an opened case. Those to an accused person stand on their own page."""
    page = cases.case_page(actor, work)
    lang = translation.get_language() or "en"
    lines = tuple(one for one in letter_lines(work, page, today) if one.accused is None)
    gone = set(MadeLetter.objects.filter(case_ref=work.case.uid).values_list("office", flat=True)) | settled_offices(work, page)
    offices = offices_of(work, lang)
    states = guardians_of(work, page)
    return LettersPage(
        case=page,
        open=tuple(one for one in offices if one.asked and one.code not in gone and page.state == "open"),
        others=tuple(one for one in offices if not one.asked or one.code in gone or page.state != "open"),
        guardians=tuple(ToGuardians(one.uid, one.name or one.initials, states[one.uid]) for one in page.children),
        letters=lines,
        lang=lang,
    )


@query
def letter_line(_actor: Actor, work: cases.Work, page: cases.CasePage, letter_uid: UUID, today: date) -> LetterLine:
    """Return one letter of an opened case. Raises LetterMissing for one of another case."""
    found = next((one for one in letter_lines(work, page, today) if one.uid == letter_uid), None)
    if found is None:
        raise LetterMissing
    return found


def letter_lines(work: cases.Work, page: cases.CasePage, today: date) -> Iterator[LetterLine]:
    """Yield the letters of the case, newest first."""
    papers = {one.uid: one.texts for one in page.entries if one.kind == "letter"}
    initials = {one.uid: one.initials for one in page.children}
    rows = MadeLetter.objects.filter(case_ref=work.case.uid).select_related("sending", "answer", "accused").order_by("-pk").defer("blob")
    for row in rows:
        yield _line(work, row, papers, initials, today)


def _line(
    work: cases.Work, row: MadeLetter, papers: Mapping[UUID, cases.EntryShown | object], initials: Mapping[UUID, str], today: date
) -> LetterLine:
    sending, answer = getattr(row, "sending", None), getattr(row, "answer", None)
    silent = silent_days(row.kind, sending.sent_on, today) if sending and not answer else 0
    back = papers.get(answer.paper_uid) if answer else None
    return LetterLine(
        uid=row.uid, number=row.number, kind=row.kind, office=office_title(work, row),
        child=initials.get(row.child_uid, "") if row.child_uid else "", day=dates.say_date(row.written_on),
        way=sending.way if sending else "", sent=dates.say_date(sending.sent_on) if sending else "", silent=silent,
        received=dates.say_date(answer.received_on) if answer else "",
        their_number=back.get("_number", "") if isinstance(back, Mapping) else "",
        state="answered" if answer else "silent" if silent else "sent" if sending else "made", sha256=row.sha256, size=row.size,
        file_kind=row.file_kind, is_open=papers.get(row.paper_uid) is not None, accused=row.accused.uid if row.accused else None,
    )  # fmt: skip


def office_title(work: cases.Work, row: MadeLetter) -> str:
    """Return to whom a letter went, in the reader's language."""
    return title_of(work, row.office, translation.get_language() or "en")


def title_of(work: cases.Work, office: str, lang: str) -> str:
    """Return how an office is called in a language; the code of one that the procedure no longer knows."""
    with translation.override(lang):
        own = {GUARDIANS: _("Parents or guardians"), ACCUSED: _("Member of staff")}
    return own.get(office) or next((one.title.in_(lang) for one in work.response.authorities if one.code == office), office)

"""A draft as its pages show it: the document's lines beside the rows, each joined to its lines; and one row to correct."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umay.core.api import Actor, Perm, query, require
from umay.drafts.models import ImportDraft
from umay.drafts.queries import drafts
from umay.drafts.rules import edits
from umay.drafts.rules import rows as rules
from umay.drafts.rules.pack import Directory
from umay.people import api as people
from umay.places import api as places
from umay.programme import api as programme
from umay.timing import api as timing
from umay.web.api import dates

PROBLEMS = {
    "title_missing": gettext_lazy("Say in a few words what is to be done."),
    "title_long": gettext_lazy("The title is longer than 90 letters. Correct the row: shorter ones are offered there."),
    "owner_missing": gettext_lazy("Nobody is chosen who must do it."),
    "owner_guessed": gettext_lazy("The owner is a guess from the document's words. Confirm it, or choose another."),
    "timing_missing": gettext_lazy("No time was understood. Write it in other words, or say that the document gives none."),
    "timing_partly": gettext_lazy("Only a part of the time was understood. Confirm it, or write it in other words."),
    "reason_missing": gettext_lazy("Say why it is not carried out."),
}
STATUS_WORDS = {
    "live": gettext_lazy("A duty"),
    "not_duty": gettext_lazy("Not a duty"),
    "not_carried_out": gettext_lazy("A duty that is not carried out"),
}
CONFIRM_WORDS = {
    "term": gettext_lazy("Confirmed each term"),
    "half_year": gettext_lazy("Confirmed each half-year"),
    "year": gettext_lazy("Confirmed once a year"),
    "quarter": gettext_lazy("Confirmed each quarter"),
    "month": gettext_lazy("Confirmed each month"),
    "none": gettext_lazy("Never asked to confirm"),
}
DATES_SHOWN = 4
QUOTED = 280
CRUMB = 50
PARTNERS = 160


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the list shows it; all words are said already. spans: its lines as "20-35,48" for the marking."""

    key: str
    version: int
    number: str
    title: str
    quote: str
    lines: str
    spans: str
    first_line: int | None
    owners: tuple[str, ...]
    owner_from_section: bool
    lead: str
    partners: str
    phrase: str
    when: str
    dates: str
    problems: tuple[str, ...]
    shortened: bool
    status: str
    status_words: str
    reason: str
    dropped: bool
    merged: bool
    guessed: bool


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its rows. owner: in words, "" for nobody; owner_code: as chosen."""

    key: str
    version: int
    title: str
    owner: str
    owner_code: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the document. kind: "row", "aside", "open" for not understood, "settled", or "blank". row: the first row made of it."""

    number: int
    text: str
    kind: str
    row: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over each page of a draft. saved: when it was changed last and by whom, in words.

    rows: that become part of the pack; with_problems: of them; open_lines: not understood;
    unnamed: rows whose owner is not told apart, or only guessed.
    """

    uid: UUID
    title: str
    short: str
    file_name: str
    lang: str
    base_year: int | None
    version: int
    state: str
    saved: str
    corrected: bool
    pack_uid: UUID | None
    pack_version: str
    rows: int
    with_problems: int
    open_lines: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The draft whole. shown: "all" or "problems"."""

    head: Head
    sections: tuple[SectionView, ...]
    dropped: tuple[RowView, ...]
    lines: tuple[LineView, ...]
    open_lines: tuple[LineView, ...]
    unneeded: tuple[LineView, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Known:
    """What every row is said with. merged: keys of rows into which others were merged."""

    directory: Directory
    names: dict[str, str]
    calendar: str
    lang: str
    merged: frozenset[str]


def owner_names(directory: Directory, lang: str) -> dict[str, str]:
    """Return the name of each owner that can be chosen, by code, those used most first."""
    return {code: _owner_name(directory, code, lang) for code in directory.choices}


def _owner_name(directory: Directory, code: str, lang: str) -> str:
    agency, level, role = code.split("|")
    office = programme.spoken(directory.agencies.get(agency), lang) or agency
    if role in directory.roles:
        return f"{programme.spoken(directory.roles[role]['title'], lang)} · {office}"
    return f"{office} · {programme.spoken(directory.levels.get(level), lang) or level}"


def loaded(actor: Actor, uid: UUID) -> tuple[ImportDraft, places.UnitCard]:
    """Return a draft of one's own unit, and the unit. Raises ImportDraft.DoesNotExist; Refused ("access.not_granted")."""
    draft = drafts.own_draft(actor, uid)
    unit = places.unit_by_id(actor, draft.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)
    return draft, unit


def known_of(draft: ImportDraft, unit: places.UnitCard, school_year: int, lang: str) -> Known:
    """Return what the rows of a draft are said with."""
    directory = drafts.directory_for(draft.country, unit.agency)
    calendar = places.calendar_for(unit.country, school_year, province_id=unit.province_id, district_id=unit.district_id)
    merged = frozenset(row["into"] for row in draft.rows if row["into"] and row.get("was"))
    return Known(directory, owner_names(directory, lang), json.dumps(calendar.data) if calendar else "", lang, merged)


def saved_words(draft: ImportDraft) -> str:
    """Return when a draft was changed last, and by whom."""
    by = people.names_of([draft.changed_by_id]) if draft.changed_by_id else {}
    at = dates.say_moment(draft.changed_at, timezone.get_current_timezone())
    return (
        _("Saved %(at)s by %(by)s") % {"at": at, "by": by[draft.changed_by_id]}
        if draft.changed_by_id in by
        else _("Saved %(at)s") % {"at": at}
    )


def head_of(draft: ImportDraft, unit: places.UnitCard) -> Head:
    """Return what stands over each page of the draft."""
    known = drafts.directory_for(draft.country, unit.agency).choices
    sections = {one.key: one for one in drafts.sections_of(draft)}
    rows = [row for row in drafts.rows_of(draft) if row.counts]
    return Head(
        uid=draft.uid,
        title=draft.title,
        short=rules.short_title(draft.title, CRUMB),
        file_name=draft.file_name,
        lang=draft.lang,
        base_year=draft.base_year,
        version=draft.version,
        state=draft.state,
        saved=saved_words(draft),
        corrected=any(row["version"] > 1 for row in draft.rows),
        pack_uid=draft.pack.uid if draft.pack else None,
        pack_version=draft.pack.version if draft.pack else "",
        rows=len(rows),
        with_problems=sum(bool(rules.problems(row, sections.get(row.section), known)) for row in rows),
        open_lines=sum(one["state"] == "open" for one in draft.not_understood),
        unnamed=sum(row.guessed or not rules.owners_of(row, sections.get(row.section)) for row in rows),
    )


@query
def draft_page(actor: Actor, uid: UUID, *, school_year: int, lang: str, shown: str = "all") -> DraftPage:
    """Return the page of a draft of one's own unit. shown: "all", or "problems" for the rows in which something is missing.

    Raises ImportDraft.DoesNotExist; Refused ("access.not_granted").
    """
    draft, unit = loaded(actor, uid)
    known = known_of(draft, unit, school_year, lang)
    rows = drafts.rows_of(draft)
    sections = {one.key: one for one in drafts.sections_of(draft)}
    views = [(row, view_of(row, sections.get(row.section), known)) for row in rows if not row.into]
    listed = [(row, view) for row, view in views if not row.dropped and (shown == "all" or view.problems)]
    lines = _lines(draft, rows)
    return DraftPage(
        head=head_of(draft, unit),
        sections=tuple(
            SectionView(
                one.key,
                one.version,
                one.title,
                known.names.get(one.owner, ""),
                one.owner,
                tuple(view for row, view in listed if row.section == one.key),
            )
            for one in sections.values()
        ),
        dropped=tuple(view for row, view in views if row.dropped),
        lines=lines,
        open_lines=tuple(line for line in lines if line.kind == "open"),
        unneeded=tuple(line for line in lines if line.kind == "settled"),
        shown=shown,
    )


def _lines(draft: ImportDraft, rows: edits.Rows) -> tuple[LineView, ...]:
    of: dict[int, str] = {}
    for row in reversed(rows):
        if not row.into:
            of |= dict.fromkeys(row.lines, row.key)
    states = {one["line"]: one["state"] for one in draft.not_understood}
    kinds = {"open": "open", "not_needed": "settled"}
    found = []
    for number, text, _cell, _heading, why in draft.lines:
        kind = kinds.get(states.get(number, ""), "row" if number in of else "aside" if why or text.strip() else "blank")
        found.append(LineView(number, text.strip(), kind, of.get(number, "")))
    return tuple(found)


def view_of(row: rules.DraftRow, section: rules.DraftSection | None, known: Known) -> RowView:
    """Return a row as the list shows it."""
    owners = rules.owners_of(row, section)
    form = row.form
    return RowView(
        key=row.key,
        version=row.version,
        number=row.number,
        title=row.title,
        quote=_cut(row.words, QUOTED),
        lines=", ".join(f"{a}–{b}" if a != b else str(a) for a, b in spans(row.lines)),
        spans=",".join(f"{a}-{b}" for a, b in spans(row.lines)),
        first_line=row.lines[0] if row.lines else None,
        owners=tuple(known.names.get(code, code) for code in owners),
        owner_from_section=bool(owners) and not row.owners,
        lead=" ".join(row.lead.split()),
        partners=_cut(row.partners, PARTNERS),
        phrase=row.phrase,
        when=programme.said(form, known.lang) if form else "",
        dates=dates_of(row, known),
        problems=tuple(str(PROBLEMS[code]) for code in rules.problems(row, section, known.directory.choices)),
        shortened=row.title.endswith("…"),
        status=row.status,
        status_words=str(STATUS_WORDS[row.status]),
        reason=row.reason,
        dropped=row.dropped,
        merged=row.key in known.merged,
        guessed=row.guessed,
    )


def _cut(words: str, most: int) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0] + "…"


def spans(lines: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Return line numbers as runs of first and last.

    >>> spans((3, 4, 5, 9))
    ((3, 5), (9, 9))
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(lines)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


@lru_cache(maxsize=10)
def _calendar(data: str) -> timing.Calendar:
    return timing.calendar_from_json(json.loads(data))


@lru_cache(maxsize=5_000)
def _days(form: str, confirm: str, calendar: str) -> tuple[date, ...]:
    return tuple(one.due_on for one in programme.dates(timing.from_json(json.loads(form)), confirm, _calendar(calendar), {}))


def dates_of(row: rules.DraftRow, known: Known) -> str:
    """Return the dates a row gives this school year, or why it gives none, in words."""
    if row.form is None or row.status != "live":
        return ""
    if not known.calendar:
        return _("There is no school calendar yet, so no dates can be shown.")
    days = _days(json.dumps(row.form, sort_keys=True), row.confirm, known.calendar)
    if programme.is_standing(timing.from_json(row.form)):
        first = str(CONFIRM_WORDS[row.confirm])
        return f"{first}: {_some(days, known.lang)}" if days else first
    if not days:
        return _("No date this school year: it hangs on something whose day is set later, or lies in another year.")
    return _("This school year: %(days)s") % {"days": _some(days, known.lang)}


@lru_cache(maxsize=5_000)
def _some(days: tuple[date, ...], lang: str) -> str:
    listed = ", ".join(dates.say_short(day, lang) for day in days[:DATES_SHOWN])
    more = len(days) - DATES_SHOWN
    if more <= 0:
        return listed
    rest = ngettext("and %(n)s more", "and %(n)s more", more)  # outside the braces of an f-string, or it is not collected
    return f"{listed} {rest % {'n': more}}"

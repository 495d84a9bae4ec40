"""One row of a draft to correct, and what a phrase would be read as before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.drafts.models import ImportDraft
from umay.drafts.queries import drafts
from umay.drafts.queries.draft_page import Head, RowView, dates_of, head_of, known_of, loaded, view_of
from umay.drafts.rules import edits
from umay.drafts.rules import rows as rules
from umay.programme import api as programme
from umay.timing import api as timing


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row to correct. choices: owners by name; parts: where it can be split; quoted: its lines of the document.

    standing: it has no date of its own. shorter: titles that fit, where the row's is too long or was cut.
    reading: what could not be understood of its time, in words.
    """

    head: Head
    view: RowView
    row: rules.DraftRow
    choices: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    quoted: tuple[tuple[int, str], ...]
    standing: bool
    reading: str
    shorter: tuple[str, ...]


@query
def row_page(actor: Actor, uid: UUID, key: str, *, school_year: int, lang: str) -> RowPage:
    """Return one row to correct. Raises ImportDraft.DoesNotExist, also for a row that is not there; Refused ("access.not_granted")."""
    draft, unit = loaded(actor, uid)
    known = known_of(draft, unit, school_year, lang)
    row = next((one for one in drafts.rows_of(draft) if one.key == key), None)
    if row is None:
        raise ImportDraft.DoesNotExist
    sections = {one.key: one for one in drafts.sections_of(draft)}
    texts = {line[0]: line[1] for line in draft.lines}
    return RowPage(
        head=head_of(draft, unit),
        view=view_of(row, sections.get(row.section), known),
        row=row,
        choices=tuple(known.names.items()),
        sections=tuple((one.key, rules.short_title(one.title) or _("Rows without a heading")) for one in sections.values()),
        parts=edits.split_places(row, texts),
        quoted=tuple((number, texts[number].strip()) for number in row.lines if texts.get(number, "").strip()),
        standing=row.form is not None and programme.is_standing(timing.from_json(row.form)),
        reading=_reading_problem(row.reading, row.unread, lang),
        shorter=rules.shorter_titles(row) if len(row.title) > rules.TITLE_LIMIT or row.title.endswith("…") else (),
    )


def _reading_problem(code: str, unread: tuple[str, ...], lang: str) -> str:
    if not code or code == "empty":
        return ""
    return timing.say_problem(timing.Reading(None, code, unread), lang) or ""


@dataclass(frozen=True, slots=True)
class ReadPhrase:
    """What a phrase would be read as, before it is saved."""

    when: str
    problem: str
    dates: str


@query
def phrase_read(actor: Actor, uid: UUID, phrase: str, *, school_year: int, lang: str) -> ReadPhrase:
    """Return what a phrase in the draft's language means. Raises ImportDraft.DoesNotExist; Refused ("access.not_granted")."""
    draft, unit = loaded(actor, uid)
    found = rules.read_phrase(phrase[:500], draft.lang)
    row = rules.DraftRow("r0", "", (), "", "", phrase=phrase, **found)
    known = known_of(draft, unit, school_year, lang)
    when = programme.said(row.timing, lang) if row.timing else ""
    return ReadPhrase(when, _reading_problem(row.reading, row.unread, lang), dates_of(row, known))

"""From a source to what was recognised in it: cut up, then tables and running text in the order of the document."""

from __future__ import annotations

from umay.reading.languages import detect
from umay.reading.recognition.clues import clean
from umay.reading.recognition.cutting import cut
from umay.reading.recognition.draft import Draft
from umay.reading.recognition.grids import fill
from umay.reading.recognition.headers import Columns, is_heading_word
from umay.reading.recognition.pages import page_marks
from umay.reading.recognition.parted import is_rule
from umay.reading.recognition.prose import tell
from umay.reading.recognition.tables import Prose, Table
from umay.reading.recognition.watched import Told, WatchedDraft
from umay.reading.values import Recognised, Source
from umay.reading.words import words_of

_LONGEST_NAME = 240
_FIRST_LINES = 15
_LATIN = ("tr", "vi", "en")
_SHORT_TEXT = 1500


def recognise(source: Source, lang: str | None = None, country: str | None = None, *, told: Told | None = None) -> Recognised:
    """Return the rows of the source, and what became of every other line. lang: detected when not given. told: hears how far it is."""
    code = lang or _language(source)
    words = words_of(code)
    draft = WatchedDraft(code, words, told=told, of=max((line.number for line in source.lines), default=0))
    known: Columns | None = None
    marks = page_marks(source.lines, words)
    draft.set_aside((line for line in source.lines if line.number in marks), "page_mark")
    blocks = cut([line for line in source.lines if line.number not in marks], code, words)
    for place, block in enumerate(blocks):
        left: Columns | Prose | None = block if isinstance(block, Prose) else None
        if isinstance(block, Table):
            left = fill(block, draft, known)
        if isinstance(left, Prose):
            tell(left, draft, before_table=isinstance(block, Prose) and isinstance(blocks[min(place + 1, len(blocks) - 1)], Table))
        elif left is not None:
            known = left
    draft.set_aside((line for line in source.lines if is_rule(line.text)), "rule")
    name = _name(source, draft)
    _set_aside_above(source, draft, name)
    return draft.finished(source, name, country)


def _language(source: Source) -> str:
    """Return the language of the source; of a short one in plain letters the one whose headings of tables it has."""
    text = "\n".join(line.text for line in source.lines)
    code = detect(text)
    if code not in _LATIN or len(text) > _SHORT_TEXT:
        return code
    said = [piece for line in source.lines for piece in clean(line.text).split("\t") if piece]
    headings = {one: sum(is_heading_word(piece, one) for piece in said) for one in (code, *_LATIN)}
    return max(headings, key=lambda one: headings[one])


def _set_aside_above(source: Source, draft: Draft, name: str) -> None:
    """Say that the line with the document's name is its title, and that what stands above it is its letterhead."""
    first = [line for line in source.lines if clean(line.text)][:_FIRST_LINES]
    said = {line.number: " ".join(clean(line.text).split()) for line in first}
    title = next((number for number, text in said.items() if draft.aside.get(number) == "title" or (text and name.startswith(text))), 0)
    for number in said:
        if number <= title:
            draft.aside.setdefault(number, "title" if number == title else "letterhead")


def _name(source: Source, draft: Draft) -> str:
    """Return the title of the document: its title if it has one near its beginning, or its first line that is no letterhead."""
    first = [line for line in source.lines if clean(line.text)][:_FIRST_LINES]
    parts = [section.part for section in draft.sections if section.part]
    begins = min((number for section in draft.sections for row in section.rows for number in row.lines), default=len(source.lines) + 1)
    if parts and any(draft.aside.get(line.number) == "title" and line.number < begins for line in first):
        return parts[0][:_LONGEST_NAME]
    said = [clean(line.text) for line in first if draft.aside.get(line.number) not in ("letterhead", "table_heading", "rule")]
    return " ".join((said or [source.name])[0].split())[:_LONGEST_NAME]

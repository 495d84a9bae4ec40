"""The columns of a table without headings, guessed from what stands in them. Used only when nothing better is known."""

from __future__ import annotations

from umay.reading.recognition.clues import has_agent, has_duty, is_timing
from umay.reading.recognition.headers import Columns
from umay.reading.recognition.markers import lone_number
from umay.reading.recognition.tables import Table
from umay.reading.words.shape import Kind, Words

_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3
_MOSTLY = 0.6


def guess_columns(table: Table, lang: str, words: Words) -> Columns | None:
    """Return the likeliest columns, or None when the cells do not look like duties with an owner or a time."""
    width = max(map(len, table.rows))
    if len(table.rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
        return None
    texts = [[row[place].text for row in table.rows if place < len(row) and row[place].text] for place in range(width)]
    kinds: list[Kind | None] = [_guess(column, lang, words, len(table.rows)) for column in texts]
    open_columns = [place for place in range(width) if kinds[place] is None and texts[place]]
    if not open_columns or not {"timing", "lead"} & set(kinds):
        return None
    title = max(open_columns, key=lambda place: sum(map(len, texts[place])) + 40 * sum(has_duty(text, words) for text in texts[place]))
    kinds[title] = "title"
    leads = [place for place, kind in enumerate(kinds) if kind == "lead"]
    for place in leads[1:]:
        kinds[place] = "partners"
    return Columns(tuple(kinds), tuple("" for _ in kinds))


def _guess(column: list[str], lang: str, words: Words, rows: int) -> Kind | None:
    if len(column) < max(2, rows / 3):
        return None
    if sum(bool(lone_number(text)) for text in column) >= _MOSTLY * len(column):
        return "number"
    if sum(is_timing(text, lang) and len(text) < 90 for text in column) >= _MOSTLY * len(column):
        return "timing"
    if sum(has_agent(text, words) and len(text) < 100 for text in column) >= _MOSTLY * len(column) and not _mostly_duties(column, words):
        return "lead"
    return None


def _mostly_duties(column: list[str], words: Words) -> bool:
    return sum(has_duty(text, words) and len(text) > 30 for text in column) > 0.5 * len(column)

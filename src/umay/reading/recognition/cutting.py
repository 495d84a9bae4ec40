"""A source cut up into tables and running text, in the order of the document. Rows are recognised elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from umay.reading.recognition.clues import clean
from umay.reading.recognition.flattened import read_flattened, starts_cell
from umay.reading.recognition.headers import is_heading_row, is_reference_row, kind_of
from umay.reading.recognition.parted import GAP, is_rule, read_barred, read_lined_up, read_tabbed, tab_cells
from umay.reading.recognition.run_together import read_run_together
from umay.reading.recognition.stacked import read_stacked
from umay.reading.recognition.tables import Block, Cell, Prose, Table
from umay.reading.values import Line
from umay.reading.words.shape import Words

_MOST_COLUMNS = 200
_LONGEST_HEADING = 90


def cut(lines: Sequence[Line], lang: str, words: Words) -> list[Block]:
    """Return the tables and the running text of the lines."""
    blocks: list[Block] = []
    place = 0
    while place < len(lines):
        if lines[place].place is not None:
            table, place = _real_table(lines, place)
            blocks.append(table)
            continue
        end = place
        while end < len(lines) and lines[end].place is None:
            end += 1
        blocks.extend(_cut_text(lines[place:end], lang, words))
        place = end
    return blocks


def _real_table(lines: Sequence[Line], at: int) -> tuple[Table, int]:
    """Return the table of the cells that stand together here; merged cells stand in every place they cover."""
    first = lines[at].place
    end = at
    held: dict[tuple[int, int, int, int], list[Line]] = {}
    while end < len(lines) and (spot := lines[end].place) is not None and first is not None and spot.table == first.table:
        held.setdefault((spot.row, spot.column, spot.rows, spot.columns), []).append(lines[end])
        end += 1
    starts = sorted({row for row, _, _, _ in held})
    wide = min(max(column + columns - 1 for _, column, _, columns in held), _MOST_COLUMNS)
    empty = Cell()
    grid = [[empty] * wide for _ in starts]
    for (row, column, rows, columns), said in held.items():
        cell = Cell(tuple(said))
        for down in range(bisect_left(starts, row), bisect_left(starts, row + rows)):
            for right in range(column - 1, min(column - 1 + columns, wide)):
                grid[down][right] = cell
    return Table(tuple(tuple(row) for row in grid if any(cell.text for cell in row)), first.sheet if first else None), end


def _cut_text(lines: Sequence[Line], lang: str, words: Words) -> list[Block]:
    blocks: list[Block] = []
    prose: list[Line] = []
    width: int | None = None
    place = 0
    while place < len(lines):
        found = _table_at(lines, place, lang, words, width)
        if found is None:
            if not (is_rule(lines[place].text) and width):
                prose.append(lines[place])
            place += 1
            continue
        if prose:
            blocks.append(Prose(tuple(prose)))
            prose = []
        blocks.append(found[0])
        width = len(found[0].rows[0])
        place = max(found[1], place + 1)
    if prose:
        blocks.append(Prose(tuple(prose)))
    return blocks


def _table_at(lines: Sequence[Line], at: int, lang: str, words: Words, width: int | None) -> tuple[Table, int] | None:
    text = lines[at].text
    if "|" in text or "│" in text:
        return read_barred(lines, at)
    if tab_cells(text) and (found := read_tabbed(lines, at, lang, width)):
        return found
    if starts_cell(lines[at]):
        return read_flattened(lines, at, lang, words) or (read_stacked(lines, at, lang, words) if text.strip() else None)
    return _table_of_lines(lines, at, lang, words, width) if text.strip() else None


def _table_of_lines(lines: Sequence[Line], at: int, lang: str, words: Words, width: int | None) -> tuple[Table, int] | None:
    text = lines[at].text
    if text.strip().count("\t") == 1 and _heads([part for part in text.split("\t") if part.strip()], lang):
        return read_tabbed(lines, at, lang, width)
    if GAP.search(text.strip()) and (found := read_lined_up(lines, at, lang)):
        return found
    if len(text) < _LONGEST_HEADING and kind_of(clean(text), lang) and (found := read_stacked(lines, at, lang, words)):
        return found
    return read_run_together(lines, at, lang, words)


def _heads(texts: list[str], lang: str) -> bool:
    return is_heading_row(texts, lang) or is_reference_row(texts, lang)

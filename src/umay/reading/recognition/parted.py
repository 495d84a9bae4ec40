"""Tables whose rows are lines: cells parted by bars, by tabs, or lined up with spaces. Flattened tables are in `flattened`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from umay.reading.recognition.clues import clean
from umay.reading.recognition.headers import is_heading_row, is_reference_row
from umay.reading.recognition.markers import lone_number
from umay.reading.recognition.tables import Cell, Table
from umay.reading.values import Line

_RULE = re.compile(r"^[\s|+:=\-–—_─━┼│├┤┌┐└┘┬┴╋]*$")
_BARS = re.compile(r"[|│┃]")
GAP = re.compile(r"\s{2,}|\t+|\u3000")
_BREAK = re.compile(r"<br\s*/?>|\\n")


def is_rule(text: str) -> bool:
    """Tell whether the line only rules a table off: dashes, bars, tabs, at least two characters of them."""
    return bool(text.strip()) and bool(_RULE.match(text)) and len(text.strip()) > 1 and any(one in text for one in "-=─━_—")


def _cell(line: Line, text: str) -> Cell:
    return Cell(tuple(replace(line, text=piece.strip()) for piece in _BREAK.split(text) if piece.strip()))


def read_barred(lines: Sequence[Line], at: int) -> tuple[Table, int] | None:
    """Return the table of lines with bars, such as Markdown's, that begins here, and the index after it."""
    rows: list[tuple[Cell, ...]] = []
    place = at
    while place < len(lines):
        text = lines[place].text.strip()
        if is_rule(text) and rows:
            place += 1
            continue
        if len(_BARS.findall(text)) < 2 and not (rows and len(_BARS.findall(text)) == len(rows[0]) - 1 > 0):
            break
        parts = _BARS.split(text)
        parts = parts[1:] if not parts[0].strip() and _BARS.match(text) else parts
        parts = parts[:-1] if parts and not parts[-1].strip() and _BARS.search(text[-1:]) else parts
        rows.append(tuple(_cell(lines[place], part) for part in parts))
        place += 1
    if len(rows) < 2:
        return None
    return Table(tuple(_whole_rows(rows))), place


def _whole_rows(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Return the rows with those that only go on with the one before joined to it: their first cell is empty, as is another."""
    whole: list[tuple[Cell, ...]] = []
    numbered = sum(bool(lone_number(row[0].text)) for row in rows if row) > len(rows) / 3
    for row in rows:
        goes_on = (
            numbered
            and len(whole) > 1
            and len(row) == len(whole[-1])
            and not row[0].text
            and sum(bool(cell.text) for cell in row) < len(row) - 1
        )
        if goes_on and any(cell.text[:1].islower() for cell in row) and sum(bool(cell.text) for cell in row) >= 1:
            whole[-1] = tuple(Cell((*one.lines, *two.lines)) for one, two in zip(whole[-1], row, strict=True))
        else:
            whole.append(row)
    return whole


def tab_cells(text: str) -> int:
    """Return how many cells the tabs of the line part, 0 when it is no row: a tab in front alone does not make one."""
    return text.count("\t") + 1 if text.rstrip(" ").count("\t") >= 2 and text.strip() and re.search(r"\S[ ]?\t|\t[^\t]*\t", text) else 0


def read_tabbed(lines: Sequence[Line], at: int, lang: str, width: int | None = None) -> tuple[Table, int] | None:
    """Return the table of lines with tabs that begins here, and the index after it.

    width: of the table before, whose columns this one may go on with; without it the first line must be its headings
    or at least three lines must have as many cells.
    """
    rows: list[tuple[Cell, ...]] = []
    place = at
    while place < len(lines):
        text = lines[place].text
        if is_rule(text) and rows:
            place += 1
            continue
        if not (count := _row_cells(text, len(rows[0]) if rows else None)):
            if not _wraps(lines, place, rows):
                break
            rows[-1] = (*rows[-1][:-1], Cell((*rows[-1][-1].lines, lines[place])))
            place += 1
            continue
        if rows and abs(count - len(rows[0])) > 2:
            break
        rows.append(tuple(_cell(lines[place], part) for part in text.rstrip("\r\n").split("\t")))
        place += 1
    return (Table(tuple(rows)), place) if rows and _is_table(rows, lang, width) else None


def _row_cells(text: str, width: int | None) -> int:
    if width == 2 and "\t" in text.strip():
        return 2
    return tab_cells(text) or (2 if width is None and text.strip().count("\t") == 1 and len(text.strip()) < 120 else 0)


def _wraps(lines: Sequence[Line], place: int, rows: list[tuple[Cell, ...]]) -> bool:
    """Tell whether a line without tabs goes on with the row before: it begins small and a row follows."""
    text = lines[place].text.strip()
    follows = place + 1 < len(lines) and tab_cells(lines[place + 1].text) > 0
    return len(rows) > 1 and bool(text) and text[0].islower() and follows


def _is_table(rows: list[tuple[Cell, ...]], lang: str, width: int | None) -> bool:
    first = [cell.text for cell in rows[0]]
    if is_heading_row(first, lang) or is_reference_row(first, lang):
        return True
    if width is not None and len(first) == width and width > 2:
        return True
    return len(rows) > 2 and len(first) > 2 and len({len(row) for row in rows}) == 1


def read_lined_up(lines: Sequence[Line], at: int, lang: str) -> tuple[Table, int] | None:
    """Return the table whose cells are lined up with spaces below headings at this index, and the index after it."""
    edges = _edges(lines[at].text)
    if len(edges) < 3 or not is_heading_row([text for _, text in edges], lang):
        return None
    starts = [start for start, _ in edges]
    head = tuple(_cell(lines[at], text) for _, text in edges)
    rows: list[list[list[Line]]] = []
    place, blanks = at + 1, 0
    while place < len(lines):
        text = lines[place].text
        if not text.strip():
            blanks += 1
        elif not is_rule(text):
            parts = _edges(text)
            if (blanks and len(parts) < 2) or blanks > 1:
                break
            _add(rows, lines[place], parts, starts, new=_is_new(parts, starts, rows, apart=blanks > 0))
            blanks = 0
        place += 1
    if not rows:
        return None
    return Table((head, *(tuple(Cell(tuple(held)) for held in row) for row in rows))), place


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _edges(text: str) -> list[tuple[int, str]]:
    """Return the pieces of the line between gaps of two spaces or more, each with the screen column it begins in."""
    edges = []
    place = 0
    for gap in [*GAP.finditer(text), None]:
        piece = text[place : gap.start()] if gap else text[place:]
        if piece.strip():
            edges.append((_wide(text[:place]), clean(piece)))
        place = gap.end() if gap else place
    return edges


def _nearest(start: int, starts: list[int]) -> int:
    return min(range(len(starts)), key=lambda column: abs(starts[column] - start))


def _is_new(parts: list[tuple[int, str]], starts: list[int], rows: list[list[list[Line]]], *, apart: bool) -> bool:
    if not rows or apart:
        return True
    first = parts[0]
    if lone_number(first[1]) and _nearest(first[0], starts) == 0:
        return True
    numbered = all(lone_number(row[0][0].text) for row in rows if row[0])
    return _nearest(first[0], starts) == 0 and not (numbered and any(row[0] for row in rows)) and len(parts) >= min(3, len(starts))


def _add(rows: list[list[list[Line]]], line: Line, parts: list[tuple[int, str]], starts: list[int], *, new: bool) -> None:
    if new:
        rows.append([[] for _ in starts])
    whole = len(parts) == len(starts)
    for order, (start, text) in enumerate(parts):
        column = order if whole else _nearest(start, starts)
        rows[-1][column].append(replace(line, text=text))

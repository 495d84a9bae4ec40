"""Tables flattened to text with a tab in front of each cell: put together again. Cells without such a tab are in `stacked`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from umay.reading.recognition.alignment import Unit, align
from umay.reading.recognition.clues import BULLET, is_shouting
from umay.reading.recognition.headers import Columns, columns_of, is_heading_row, is_reference_row, kind_of
from umay.reading.recognition.markers import is_roman, lone_number
from umay.reading.recognition.tables import Cell, Table
from umay.reading.values import Line
from umay.reading.words.shape import Words, level

_STARTS = re.compile(r"^ ?\t")
_WIDEST = 14
_LONG_SHOUT = 12
_SHORT: frozenset[str | None] = frozenset(("timing", "lead", "number", "partners", "place"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell as it stands in the text. at: index of its first line; until: index after its last. apart: a blank line stands before."""

    cell: Cell
    at: int
    until: int
    apart: bool

    @property
    def text(self) -> str:
        """Return the words of the cell."""
        return self.cell.text


def starts_cell(line: Line) -> bool:
    """Tell whether the line begins a cell: a tab in front and none that parts it into many."""
    return bool(_STARTS.match(line.text)) and line.text.strip().count("\t") < 2


def read_flattened(lines: Sequence[Line], at: int, lang: str, words: Words) -> tuple[Table, int] | None:
    """Return the flattened table that begins with its headings at this index, and the index after it; None when there is none."""
    heading = _heading_at(lines, at, lang)
    if not heading:
        return None
    head = tuple(piece.cell for piece in heading)
    columns = columns_of(head, None, lang)
    reference = not is_heading_row([piece.text for piece in heading], lang)
    pieces, end = _body(lines, heading[-1].until, columns, lang, words, reference=reference)
    rows = _plain_rows(pieces, len(head)) if reference else _rows(pieces, columns, lang, words)
    return Table((head, *rows)), end


def _heading_at(lines: Sequence[Line], at: int, lang: str) -> list[Piece]:
    if not starts_cell(lines[at]):
        return []
    pieces: list[Piece] = []
    place = at
    while place < len(lines) and starts_cell(lines[place]) and len(pieces) < _WIDEST:
        piece = _piece(lines, place)
        if pieces and (piece.apart or lines[place].text.startswith(" \t")):
            break
        pieces.append(piece)
        place = piece.until
    texts = [piece.text for piece in pieces]
    if len(pieces) > 1 and (is_heading_row(texts, lang) or is_reference_row(texts, lang)):
        return pieces
    known = next((place for place, text in enumerate(texts) if text and kind_of(text, lang) is None), len(texts))
    return pieces[:known] if known > 2 and is_heading_row(texts[:known], lang) else []


def _piece(lines: Sequence[Line], at: int) -> Piece:
    until = at + 1
    while until < len(lines) and not starts_cell(lines[until]):
        until += 1
    held = tuple(line for line in lines[at:until] if line.text.strip())
    last = max((place for place in range(at, until) if lines[place].text.strip()), default=at)
    return Piece(Cell(held), at, max(last, at) + 1 if not held else until, at > 0 and not lines[at - 1].text.strip(" \u00a0"))


def _body(lines: Sequence[Line], at: int, columns: Columns, lang: str, words: Words, *, reference: bool) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    width = len(columns.kinds)
    filled = 0
    while at < len(lines):
        if not starts_cell(lines[at]):
            at += 1
            if at < len(lines) and lines[at - 1].text.strip():
                return pieces, at - 1
            continue
        if pieces and _heading_at(lines, at, lang):
            break
        piece = _piece(lines, at)
        filled = _filled(pieces, piece, filled, width)
        cut = _cut(lines, piece, filled, columns, words, reference=reference)
        if cut is not None:
            pieces.append(Piece(Cell(tuple(line for line in lines[piece.at : cut] if line.text.strip())), piece.at, cut, piece.apart))
            return pieces, cut
        pieces.append(piece)
        at = piece.until
    return pieces, at


def _filled(pieces: list[Piece], piece: Piece, filled: int, width: int) -> int:
    """Return which cell of its row the piece is, counted from 1."""
    begins = filled >= width or (piece.apart and bool(lone_number(piece.text)) and bool(pieces))
    return 1 if begins else filled + 1


@dataclass(frozen=True, slots=True)
class _Last:
    """The piece in which a table may end. full: it ends its row. short: its column holds a few words only."""

    piece: Piece
    full: bool
    short: bool


def _cut(lines: Sequence[Line], piece: Piece, filled: int, columns: Columns, words: Words, *, reference: bool) -> int | None:
    """Return where the table ends inside the piece, or None when the whole piece is one cell of it."""
    last = _Last(piece, filled >= len(columns.kinds), columns.kinds[-1] in _SHORT and not reference)
    blanks = 0
    for place in range(piece.at + 1, piece.until):
        if not lines[place].text.strip():
            blanks += 1
        elif _leaves_table(lines, place, last, blanks, words):
            return place
        else:
            blanks = 0
    return None


def _leaves_table(lines: Sequence[Line], place: int, last: _Last, blanks: int, words: Words) -> bool:
    text = lines[place].text
    if BULLET.match(text) or words.labels.search(level(text.strip())) or not last.piece.text:
        return False
    begun = any(line.text.strip() for line in lines[last.piece.at : place])
    after_blank = place + 1 >= len(lines) or not lines[place + 1].text.strip()
    if begun and after_blank and re.match(r"^ [^\s]", text):
        return True
    if begun and blanks and is_shouting(text) and len(text) > _LONG_SHOUT:
        return True
    return (last.full or not begun) and (blanks >= 2 or (bool(blanks) and last.short and begun))


def _plain_rows(pieces: list[Piece], width: int) -> list[tuple[Cell, ...]]:
    cells = [piece.cell for piece in pieces]
    return [tuple(cells[place : place + width]) for place in range(0, len(cells), width)]


def _rows(pieces: list[Piece], columns: Columns, lang: str, words: Words) -> list[tuple[Cell, ...]]:
    width = len(columns.kinds)
    rows: list[tuple[Cell, ...]] = []
    for group in _groups(pieces, columns, words):
        cells = tuple(piece.cell for piece in group)
        whole = len(cells) == width or len(cells) <= 2
        rows.append(cells if whole else _aligned(cells, columns, lang, words))
    return rows


def _groups(pieces: list[Piece], columns: Columns, words: Words) -> list[list[Piece]]:
    """Return the pieces of each row."""
    width = len(columns.kinds)
    numbered = "number" in columns.kinds or not columns.headings[0]
    groups: list[list[Piece]] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if not groups or _begins(groups[-1], piece, following, width, words, numbered=numbered):
            groups.append([])
        groups[-1].append(piece)
    return groups


def _begins(row: list[Piece], piece: Piece, following: Piece | None, width: int, words: Words, *, numbered: bool) -> bool:
    number = lone_number(piece.text)
    if numbered and number and (piece.apart or len(row) >= width) and not (len(row) < width and len(row) > 2 and not piece.apart):
        return True
    if len(row) >= width:
        empty_first = not piece.text or not numbered
        labelled = following is not None and bool(words.labels.search(level(following.text)))
        return empty_first or labelled or len(row) > width or piece.apart or is_roman(piece.text)
    if len(row) <= 2 and piece.apart and not row[0].text:
        return True
    return len(row) == 1 and piece.apart and numbered and not lone_number(row[0].text)


def _aligned(cells: tuple[Cell, ...], columns: Columns, lang: str, words: Words) -> tuple[Cell, ...]:
    units = [Unit(cell.text, whole=False) for cell in cells]
    held: list[list[Line]] = [[] for _ in columns.kinds]
    for cell, spot in zip(cells, align(units, columns.kinds, lang, words, one_row=True), strict=True):
        held[spot.column].extend(cell.lines)
    return tuple(Cell(tuple(lines)) for lines in held)

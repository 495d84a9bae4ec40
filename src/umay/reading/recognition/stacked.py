"""Tables flattened to one cell a line, with nothing in front: put together again by what each line looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umay.reading.recognition.alignment import Unit, align
from umay.reading.recognition.clues import clean, furniture, is_shouting
from umay.reading.recognition.headers import columns_of, is_heading_row, is_heading_word, kind_of
from umay.reading.recognition.markers import lone_number, split_mark
from umay.reading.recognition.tables import Cell, Table
from umay.reading.values import Line
from umay.reading.words.shape import Words

_NO_HEADING = re.compile(r"\d{4}|[:：]\s*\S")  # a year, or words behind a label
_WIDEST = 12
_FEWEST = 3
_LONGEST_TABLE = 1200


def read_stacked(lines: Sequence[Line], at: int, lang: str, words: Words) -> tuple[Table, int] | None:
    """Return the table whose headings stand one below the other from this index, and the index after it; None when there is none."""
    head, place = _headings(lines, at, lang)
    texts = [cell.text for cell in head]
    if len(head) < _FEWEST or not is_heading_row(texts, lang):
        return None
    loose = any(not lines[one].text.strip() for one in range(at, place))
    end = _end(lines, place, lang, words, loose=loose)
    body = [line for line in lines[place:end] if line.text.strip()]
    if len(body) < len(head) - 1:
        return None
    return Table((tuple(head), *_rows(body, head, lang, words))), end


def _headings(lines: Sequence[Line], at: int, lang: str) -> tuple[list[Cell], int]:
    head: list[Cell] = []
    place = at
    while place < len(lines) and len(head) < _WIDEST:
        line = lines[place]
        if not line.text.strip():
            if not head or (place + 1 < len(lines) and not lines[place + 1].text.strip()):
                break
            place += 1
            continue
        if (lone_number(clean(line.text)) and head) or "\t" in line.text.strip():
            break
        if (cell := _heading(lines, place, lang)) is None:
            if not _goes_on(head, line, lines, place, lang):
                break
            head[-1] = Cell((*head[-1].lines, line))
            place += 1
            continue
        head.append(cell)
        place += len(cell.lines)
    while head and not lines[place - 1].text.strip():
        place -= 1
    return head, place


def _heading(lines: Sequence[Line], place: int, lang: str) -> Cell | None:
    """Return the heading that begins here: of two lines when together they say another kind or the first one is broken off."""
    line = lines[place]
    if split_mark(clean(line.text)).kind not in ("", "bullet") or _NO_HEADING.search(line.text):
        return None
    kind = kind_of(clean(line.text), lang)
    following = lines[place + 1] if place + 1 < len(lines) else None
    broken = clean(line.text).endswith(("/", "-", ",")) or _is_broken(line, following, lang)
    if following is not None and following.text.strip() and (kind is None or broken):
        joined = kind_of(clean(line.text) + " " + clean(following.text), lang)
        if joined and (broken or kind_of(clean(following.text), lang) is None):
            return Cell((line, following))
    return Cell((line,)) if kind else None


def _is_broken(line: Line, following: Line | None, lang: str) -> bool:
    """Tell whether two lines are one known heading, of which the second line would not be one by its looks."""
    if following is None or not following.text.strip() or clean(following.text)[:1].isupper():
        return False
    return is_heading_word(f"{clean(line.text)} {clean(following.text)}", lang)


def _goes_on(head: list[Cell], line: Line, lines: Sequence[Line], place: int, lang: str) -> bool:
    """Tell whether a line that is no heading goes on with the heading before: short, and another heading follows."""
    if not head or len(clean(line.text)) > 40 or place + 1 >= len(lines):
        return False
    return (
        kind_of(head[-1].text + " " + clean(line.text), lang) == kind_of(head[-1].text, lang)
        and kind_of(clean(lines[place + 1].text), lang) is not None
    )


def _end(lines: Sequence[Line], start: int, lang: str, words: Words, *, loose: bool) -> int:
    """Return the index after the table: at the next headings, at two blank lines, or where the document's furniture begins."""
    blanks = 0
    numbered = start < len(lines) and _number_near(lines, start)
    for place in range(start, min(len(lines), start + _LONGEST_TABLE)):
        text = clean(lines[place].text)
        if not text:
            blanks += 1
            continue
        if blanks >= (3 if loose else 2) or _ends_here(lines, place, blanks, lang, words):
            return place
        if blanks and numbered and not loose and not _number_near(lines, place):
            return place
        blanks = 0
    return min(len(lines), start + _LONGEST_TABLE)


def _number_near(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a row's number stands here or just below a heading that stands here."""
    said = [clean(line.text) for line in lines[place : place + 4] if line.text.strip()]
    return any(lone_number(text) for text in said[:2])


def _ends_here(lines: Sequence[Line], place: int, blanks: int, lang: str, words: Words) -> bool:
    text = clean(lines[place].text)
    why = furniture(text, words) if blanks else None
    if why in ("signature", "recipients", "title", "closing", "attachment", "footnote"):
        return True
    if blanks and is_shouting(text) and not lone_number(text) and len(text) > 14:
        return True
    if kind_of(text, lang):
        head, _ = _headings(lines, place, lang)
        return len(head) >= _FEWEST and is_heading_row([cell.text for cell in head], lang)
    return False


def _rows(body: list[Line], head: list[Cell], lang: str, words: Words) -> list[tuple[Cell, ...]]:
    columns = columns_of(tuple(head), None, lang)
    spots = align([Unit(clean(line.text)) for line in body], columns.kinds, lang, words)
    rows: dict[int, list[list[Line]]] = {}
    for line, spot in zip(body, spots, strict=True):
        rows.setdefault(spot.row, [[] for _ in columns.kinds])[spot.column].append(line)
    return [tuple(Cell(tuple(held)) for held in row) for row in rows.values()]

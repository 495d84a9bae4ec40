"""Tables whose cells stand on one line with a single space between them, as text copied from a page has them.

The heading line is parted into known headings; each row is parted where its pieces look most like what those headings head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from umay.reading.recognition.alignment import looks
from umay.reading.recognition.clues import clean, furniture, is_shouting, is_timing, read_timing
from umay.reading.recognition.headers import columns_of, is_heading_row
from umay.reading.recognition.markers import lone_number, split_mark
from umay.reading.recognition.tables import Cell, Table
from umay.reading.values import Line
from umay.reading.words.shape import Kind, Words, fold, level

_LONGEST_HEADING_LINE: Final = 160  # letters; what is longer is a sentence
_MOST_WORDS_OF_HEADING: Final = 5  # a heading is a name, not a sentence
_FEWEST_COLUMNS: Final = 3  # two headings in a row are as often the words of a sentence
_MOST_WORDS: Final = 60  # of a row that are parted; the rest is the last column's, so that a page without breaks stays quick
# What a column holds at most; a title may be of any length.
_MOST_WORDS_OF: Final[dict[Kind | None, int]] = {"timing": 9, "lead": 12, "partners": 12, "place": 6, "number": 1}
# Weights beside those of `looks`, chosen against one another.
_EMPTY: Final = -1.5  # a column without words is dearer than any doubt, but cheaper than words that are clearly another's
_BROKEN: Final = 1.5  # cutting through a list, a time or a number costs as much as a column left empty
_LONGER: Final = 0.4  # for each further word of a time, so that the whole of it is taken
_BEGINS: Final = 0.5  # a capital begins a cell more often than not; a name within a cell has one too


def read_run_together(lines: Sequence[Line], at: int, lang: str, words: Words) -> tuple[Table, int] | None:
    """Return the table whose headings stand on this line with one space between them, and the index after it; None when there is none."""
    head = _headings(clean(lines[at].text), words)
    if len(head) < _FEWEST_COLUMNS or not is_heading_row(head, lang):
        return None
    cells = tuple(Cell((replace(lines[at], text=text),)) for text in head)
    kinds = columns_of(cells, None, lang).kinds
    if "title" not in kinds or not {"timing", "lead"} & set(kinds):
        return None
    rows: list[tuple[Cell, ...]] = []
    place = at + 1
    while place < len(lines):
        until = _row_end(lines, place, kinds, words)
        if until == place:
            break
        rows.append(_row(lines[place:until], kinds, lang, words))
        place = until
    return (Table((cells, *rows)), place) if rows else None


def _headings(text: str, words: Words) -> list[str]:
    """Return the headings that the line consists of, the longest first at each place; nothing when some word belongs to none."""
    if len(text) > _LONGEST_HEADING_LINE:
        return []
    keys = {key for known in words.columns.values() for key in known}
    pieces = text.split()
    head: list[str] = []
    while pieces:
        longest = range(min(_MOST_WORDS_OF_HEADING, len(pieces)), 0, -1)
        wide = next((count for count in longest if fold(" ".join(pieces[:count])).strip(" .:|") in keys), 0)
        if not wide:
            return []
        head.append(" ".join(pieces[:wide]))
        pieces = pieces[wide:]
    return head


def _row_end(lines: Sequence[Line], at: int, kinds: Sequence[Kind | None], words: Words) -> int:
    """Return the index after the row that begins here; the same index when none does."""
    if not _begins(lines[at], kinds, words):
        return at
    until = at + 1
    numbered = kinds[0] == "number"
    while numbered and until < len(lines) and lines[until].text.strip() and not _begins(lines[until], kinds, words):
        text = clean(lines[until].text)
        if furniture(text, words) or is_shouting(text) or split_mark(text).kind:
            break
        until += 1
    return until


def _begins(line: Line, kinds: Sequence[Kind | None], words: Words) -> bool:
    pieces = clean(line.text).split()
    if not pieces or furniture(clean(line.text), words):
        return False
    return bool(lone_number(pieces[0])) if kinds[0] == "number" else len(pieces) >= _FEWEST_COLUMNS - 1


def _row(lines: Sequence[Line], kinds: Sequence[Kind | None], lang: str, words: Words) -> tuple[Cell, ...]:
    pieces = [(line, piece) for line in lines for piece in clean(line.text).split()]
    texts = [piece for _, piece in pieces]
    ends = range(1, len(texts) + 1) if len(texts) == len(kinds) else _best_ends(texts[:_MOST_WORDS], kinds, lang, words)
    cells, begin = [], 0
    for place, end in enumerate(ends):
        until = len(pieces) if place == len(kinds) - 1 else end
        held: dict[int, list[str]] = {}
        for line, piece in pieces[begin:until]:
            held.setdefault(line.number, []).append(piece)
        cells.append(Cell(tuple(replace(line, text=" ".join(held[line.number])) for line in lines if line.number in held)))
        begin = until
    return tuple(cells)


def _fits(kind: Kind | None, texts: Sequence[str], lang: str, words: Words) -> float:
    """Return how well the words stand under a heading of this kind; worse when a time is left at their edge, or an open comma.

    Better for a time that is whole, and for a piece that begins as sentences do.
    """
    if not texts:
        return _EMPTY
    open_end = texts[-1].endswith((",", "-", "–"))
    timed = kind != "timing" and len(texts) > 1 and (is_timing(texts[-1], lang) or is_timing(texts[0].strip(","), lang))
    score = looks(kind, " ".join(texts), lang, words) - (_BROKEN if open_end or timed else 0.0)
    if kind == "timing":
        return score + (_LONGER * (len(texts) - 1) if _is_whole_time(texts, lang, words) else -_BROKEN)
    numbered = kind in ("lead", "partners") and any(one.isdigit() for text in texts for one in text)
    return score - (_BROKEN if numbered else 0.0) + (_BEGINS if texts[0][:1].isupper() else 0.0)


def _is_whole_time(texts: Sequence[str], lang: str, words: Words) -> bool:
    """Tell whether the words are a time and the words at their edges belong to it."""
    whole = read_timing(" ".join(texts), lang).timing
    edges = ((texts[0], texts[1:]), (texts[-1], texts[:-1])) if len(texts) > 1 else ()
    return whole is not None and all(
        words.timing_hint.search(level(edge)) or read_timing(" ".join(fewer), lang).timing != whole for edge, fewer in edges
    )


@dataclass(frozen=True, slots=True)
class _Way:
    score: float
    ends: tuple[int, ...]


def _best_ends(texts: Sequence[str], kinds: Sequence[Kind | None], lang: str, words: Words) -> tuple[int, ...]:
    """Return where each column's words end so that all pieces look most like their columns; a column may stay empty."""
    best = {0: _Way(0.0, ())}
    for kind in kinds:
        after: dict[int, _Way] = {}
        for begin, way in best.items():
            for end in range(begin, min(len(texts), begin + _MOST_WORDS_OF.get(kind, len(texts))) + 1):
                score = way.score + _fits(kind, texts[begin:end], lang, words)
                if end not in after or score > after[end].score:
                    after[end] = _Way(score, (*way.ends, end))
        best = after
    return best[max(best)].ends

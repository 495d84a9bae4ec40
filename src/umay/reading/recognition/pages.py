"""What a page carries besides its text: page numbers, and the heads and feet that stand beside them. They part no table and no sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from umay.reading.recognition.clues import clean, furniture
from umay.reading.recognition.markers import lone_number
from umay.reading.values import Line
from umay.reading.words.shape import Words

_NUMBERED = re.compile(r"^[-–—]\s*\d{1,3}\s*[-–—]$")
_LONGEST_MARK = 30
_SHORTEST_HEAD = 4


def page_marks(lines: Sequence[Line], words: Words) -> frozenset[int]:
    """Return the numbers of the lines that belong to the pages and not to the text."""
    said = [line for line in lines if line.place is None and line.text.strip()]
    texts = [clean(line.text) for line in said]
    marks = {place for place, text in enumerate(texts) if _is_mark(text, words)}
    marks |= {place for place in range(len(said) - 1) if _is_lost_number(said[place], said[place + 1], texts[place : place + 2])}
    often = Counter(texts)
    beside = {near for place in marks for near in (place - 1, place + 1) if 0 <= near < len(texts) and near not in marks}
    heads = {near for near in beside if often[texts[near]] > 1 and len(texts[near]) >= _SHORTEST_HEAD and _is_head(near, texts, marks)}
    return frozenset(said[place].number for place in marks | heads)


def _is_lost_number(line: Line, following: Line, texts: Sequence[str]) -> bool:
    """Tell whether a number alone on its line is a page's: a blank line parts it from another number, that of the next row."""
    return following.number - line.number > 1 and texts[0].isdigit() and bool(lone_number(texts[1])) and not line.text.startswith("\t")


def _is_mark(text: str, words: Words) -> bool:
    return len(text) <= _LONGEST_MARK and (bool(_NUMBERED.match(text)) or furniture(text, words) == "page_mark")


def _is_head(place: int, texts: Sequence[str], marks: set[int]) -> bool:
    """Tell whether the same text stands beside another page number too, or above everything."""
    others = [other for other, text in enumerate(texts) if text == texts[place] and other != place]
    return any(other < 3 or other - 1 in marks or other + 1 in marks for other in others)

"""Cells whose place in the table was lost, put under its columns again: the likeliest path through rows and columns.

Each cell gets a score under each column by what it looks like; staying in a column, skipping one and starting a row cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from umay.reading.recognition.clues import BULLET, has_agent, has_duty, is_timing, read_timing
from umay.reading.recognition.markers import lone_number, split_mark
from umay.reading.words.shape import Kind, Words, level
from umay.timing.values import NamedOccasion, RelativeEvent

_NEVER = -1e9
_SKIP: dict[Kind | None, float] = {"title": 4.0, "timing": 1.6, "number": 3.5, "lead": 1.4}
_SECTIONS = ("chapter", "roman", "cn", "article")
_SHORT_TIME = 40
_WORD_ZH = 2.5
_OPEN_ENDS = (",", ";", "-", "/", "、", "(", "–", " ve", " и", " және", " và", " and")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text to be put under a column. whole: it begins a cell of its own, so it cannot go on with the one before."""

    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a unit was put: the row counted from 0, and the column."""

    row: int
    column: int


def looks(kind: Kind | None, text: str, lang: str, words: Words) -> float:
    """Return how much the text looks like what stands in a column of this kind; below zero when it does not."""
    number = bool(lone_number(text))
    if kind == "number":
        return 4.0 if number else -7.0
    if number:
        return -2.5
    if kind == "timing":
        return _looks_timed(text, lang, words)
    if kind in ("lead", "partners"):
        return _looks_owned(text, lang, words) - (0.2 if kind == "partners" else 0.0)
    if kind == "place":
        return 1.2 if words.places.search(level(text)) and len(text) < 90 else -1.2
    return _looks_said(kind, text, lang, words)


def _looks_timed(text: str, lang: str, words: Words) -> float:
    if is_timing(text, lang):
        reading = read_timing(text, lang)
        named = isinstance(reading.timing, NamedOccasion | RelativeEvent)
        return (1.0 if named else 2.0 if reading.problem else 4.0) - len(text) / 60
    begins_item = split_mark(text).kind not in ("", "bullet")
    return 0.2 if words.timing_hint.search(level(text)) and _length(text, lang) < _SHORT_TIME and not begins_item else -3.0


def _length(text: str, lang: str) -> float:
    """Return how much the text says, in letters; a Chinese sign says more than one."""
    return len(text) * (_WORD_ZH if lang == "zh" else 1)


def _looks_owned(text: str, lang: str, words: Words) -> float:
    if len(text) > 140:
        return -3.0
    if text.strip() in ("-", "–", "—"):
        return 1.0
    if is_timing(text, lang) and not has_agent(text, words):
        return -2.0
    return 2.0 - len(text) / 80 if has_agent(text, words) else -0.4 - len(text) / 80


def _looks_said(kind: Kind | None, text: str, lang: str, words: Words) -> float:
    timed = is_timing(text, lang) and len(text) < 40 and not isinstance(read_timing(text, lang).timing, NamedOccasion | RelativeEvent)
    weight = min(_length(text, lang), 120) / 60
    if kind == "title":
        return weight + (1.0 if has_duty(text, words) else 0.0) - (2.5 if timed else 0.0)
    if kind == "steps":
        return 0.8 * weight + (0.8 if BULLET.match(text) else 0.0) - (1.5 if timed else 0.0)
    return 0.1 - (1.0 if timed else 0.0)


def _stays(before: str, text: str, kind: Kind | None) -> float:
    if kind == "number":
        return _NEVER
    if split_mark(text).kind in _SECTIONS:
        return _NEVER
    plain = text.lstrip()
    joined = bool(BULLET.match(text)) or plain[:1].islower() or before.rstrip().endswith(_OPEN_ENDS)
    return 0.9 if joined else -1.0


def align(units: Sequence[Unit], kinds: Sequence[Kind | None], lang: str, words: Words, *, one_row: bool = False) -> list[Spot]:
    """Return where each unit belongs. kinds: of the columns from left to right. one_row: all units belong to one row."""
    costs = _Costs(tuple(kinds), tuple(_SKIP.get(kind, 0.7) for kind in kinds), one_row)
    fits = [[looks(kind, unit.text, lang, words) for kind in kinds] for unit in units]
    best = [look - sum(costs.skips[:column]) for column, look in enumerate(fits[0])]
    came: list[list[tuple[int, bool]]] = [[(0, True)] * len(kinds)]
    for place in range(1, len(units)):
        ways = [_best_way(best, column, units[place - 1], units[place], costs) for column in range(len(kinds))]
        best = [score + look for (score, _), look in zip(ways, fits[place], strict=True)]
        came.append([way for _, way in ways])
    ends = [score - sum(costs.skips[column + 1 :]) for column, score in enumerate(best)]
    return _walk_back(came, ends.index(max(ends)))


@dataclass(frozen=True, slots=True)
class _Costs:
    kinds: tuple[Kind | None, ...]
    skips: tuple[float, ...]
    one_row: bool


def _best_way(before: list[float], column: int, last: Unit, unit: Unit, costs: _Costs) -> tuple[float, tuple[int, bool]]:
    """Return the best score with which the unit can come to stand in the column, and from which column, in a new row or not."""
    skips = costs.skips
    score, way = _NEVER, (column, False)
    if not unit.whole:
        score = before[column] + _stays(last.text, unit.text, costs.kinds[column])
    for origin in range(column):
        if (on := before[origin] - sum(skips[origin + 1 : column])) > score:
            score, way = on, (origin, False)
    for origin in range(0 if costs.one_row else len(skips)):
        if (new := before[origin] - sum(skips[origin + 1 :]) - sum(skips[:column]) - 0.3) > score:
            score, way = new, (origin, True)
    return score, way


def _walk_back(came: list[list[tuple[int, bool]]], column: int) -> list[Spot]:
    steps: list[tuple[int, bool]] = []
    for ways in reversed(came):
        origin, new = ways[column]
        steps.append((column, new))
        column = origin
    spots, row = [], -1
    for place, (column, new) in enumerate(reversed(steps)):
        row += new or place == 0
        spots.append(Spot(row, column))
    return spots

"""Cells whose place in the table was lost, put under its columns again: the likeliest path through rows and columns.

Each cell gets a score under each column by what it looks like; staying in a column, skipping one and starting a row cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from umay.reading.recognition.clues import BULLET, has_agent, has_duty, is_timing, read_timing
from umay.reading.recognition.markers import lone_number
from umay.reading.words.shape import Kind, Words, level

_NEVER = -1e9
_SKIP: dict[Kind | None, float] = {"title": 4.0, "timing": 1.6, "number": 3.5, "lead": 1.4}
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


def _looks(kind: Kind | None, text: str, lang: str, words: Words) -> float:
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
        clean = read_timing(text, lang).problem is None
        return (4.0 if clean else 2.0) - len(text) / 60
    return 0.2 if words.timing_hint.search(level(text)) and len(text) < 40 else -3.0


def _looks_owned(text: str, lang: str, words: Words) -> float:
    if len(text) > 140:
        return -3.0
    if text.strip() in ("-", "–", "—"):
        return 1.0
    if is_timing(text, lang) and not has_agent(text, words):
        return -2.0
    return 2.0 - len(text) / 80 if has_agent(text, words) else -0.4 - len(text) / 80


def _looks_said(kind: Kind | None, text: str, lang: str, words: Words) -> float:
    timed = is_timing(text, lang) and len(text) < 40
    weight = min(len(text), 120) / 60
    if kind == "title":
        return weight + (1.0 if has_duty(text, words) else 0.0) - (2.5 if timed else 0.0)
    if kind == "steps":
        return 0.8 * weight + (0.8 if BULLET.match(text) else 0.0) - (1.5 if timed else 0.0)
    return 0.1 - (1.0 if timed else 0.0)


def _stays(before: str, text: str, kind: Kind | None) -> float:
    if kind == "number":
        return _NEVER
    plain = text.lstrip()
    joined = bool(BULLET.match(text)) or plain[:1].islower() or before.rstrip().endswith(_OPEN_ENDS)
    return 0.9 if joined else -1.0


def align(units: Sequence[Unit], kinds: Sequence[Kind | None], lang: str, words: Words, *, one_row: bool = False) -> list[Spot]:
    """Return where each unit belongs. kinds: of the columns from left to right. one_row: all units belong to one row."""
    width = len(kinds)
    skips = [_SKIP.get(kind, 0.7) for kind in kinds]
    looks = [[_looks(kind, unit.text, lang, words) for kind in kinds] for unit in units]
    best = [[_NEVER] * width for _ in units]
    came: list[list[tuple[int, bool]]] = [[(0, True)] * width for _ in units]
    for column in range(width):
        best[0][column] = looks[0][column] - sum(skips[:column])
    for place in range(1, len(units)):
        for column in range(width):
            best[place][column], came[place][column] = _best_way(best[place - 1], column, units, place, kinds, skips, one_row)
            best[place][column] += looks[place][column]
    ends = [score - sum(skips[column + 1 :]) for column, score in enumerate(best[-1])]
    return _walk_back(came, ends.index(max(ends)))


def _best_way(
    before: list[float], column: int, units: Sequence[Unit], place: int, kinds: Sequence[Kind | None], skips: list[float], one_row: bool
) -> tuple[float, tuple[int, bool]]:
    score, way = _NEVER, (column, False)
    if not units[place].whole:
        score = before[column] + _stays(units[place - 1].text, units[place].text, kinds[column])
    for origin in range(column):
        if (on := before[origin] - sum(skips[origin + 1 : column])) > score:
            score, way = on, (origin, False)
    if one_row:
        return score, way
    for origin in range(len(kinds)):
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

"""The year as a wheel: twelve leaves whose area is the number of duties, done inside, open outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Final

_HUB: Final = 62.0
_RIM: Final = 122.0
_LETTERS: Final = 138.0
_GAP: Final = 0.022  # of a turn of one radian, on each side of a leaf


@dataclass(frozen=True, slots=True)
class MonthDuties:
    """What falls into one month, in the order in which the wheel turns.

    letters: short sign outside the leaf. name: the month. said: all of it in words, for the link. url: what it counts.
    done, open, late: numbers of duties; open does not count the late ones. now: it is this month.
    """

    letters: str
    name: str
    said: str
    url: str
    done: int = 0
    open: int = 0
    late: int = 0
    now: bool = False


@dataclass(frozen=True, slots=True)
class LeafPart:
    """A part of a leaf: kind is done, open or late."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A month as drawn."""

    letters: str
    said: str
    url: str
    now: bool
    parts: tuple[LeafPart, ...]
    hit: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Wheel:
    """The whole picture, and the table behind it as rows of strings."""

    months: tuple[Leaf, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    total: str
    total_words: str


def year_wheel(months: Sequence[MonthDuties], *, total: str, total_words: str) -> Wheel:
    """Return the wheel; the first month stands at the top and the year turns to the right.

    total, total_words: what stands in the middle, said already, such as "41" and "duties to go".
    Raises ValueError if there are no months.
    """
    if not months:
        raise ValueError("a year has months")
    most = max(1, *(month.done + month.open + month.late for month in months))
    leaves = tuple(_leaf(month, place, len(months), most) for place, month in enumerate(months))
    rows = tuple((month.name, str(month.done), str(month.open), str(month.late)) for month in months)
    return Wheel(leaves, rows, total, total_words)


def _leaf(month: MonthDuties, place: int, of: int, most: int) -> Leaf:
    start, end = 2 * pi * place / of + _GAP, 2 * pi * (place + 1) / of - _GAP
    parts = []
    counted = 0
    for kind, number in (("done", month.done), ("late", month.late), ("open", month.open)):
        if number:
            parts.append(LeafPart(kind, _ring(start, end, _radius(counted, most), _radius(counted + number, most))))
            counted += number
    if not counted:
        parts.append(LeafPart("none", _ring(start, end, _HUB, _HUB + 2)))
    middle = (start + end) / 2
    return Leaf(
        letters=month.letters,
        said=month.said,
        url=month.url,
        now=month.now,
        parts=tuple(parts),
        hit=_ring(start, end, _HUB, _RIM + 26),
        x=round(_LETTERS * sin(middle), 1),
        y=round(-_LETTERS * cos(middle) + 4, 1),
    )


def _radius(number: int, most: int) -> float:
    """Radius up to which `number` duties reach, so that areas, not lengths, are in proportion."""
    return sqrt(_HUB**2 + (_RIM**2 - _HUB**2) * number / most)


def _ring(start: float, end: float, inner: float, outer: float) -> str:
    def at(radius: float, angle: float) -> str:
        return f"{radius * sin(angle):.1f} {-radius * cos(angle):.1f}"

    return (
        f"M{at(inner, start)}L{at(outer, start)}A{outer:.1f} {outer:.1f} 0 0 1 {at(outer, end)}"
        f"L{at(inner, end)}A{inner:.1f} {inner:.1f} 0 0 0 {at(inner, start)}Z"
    )

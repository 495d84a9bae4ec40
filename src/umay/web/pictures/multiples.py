"""Small multiples: the same little column chart again and again, one scale for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_STEP: Final = 26
_HIGH: Final = 32.0
_BASE: Final = 44.0


@dataclass(frozen=True, slots=True)
class Point:
    """One quarter or month. value: None when nothing was received, which is never drawn as zero. shown: as said."""

    name: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Series:
    """What one chart shows. said: the same in words."""

    title: str
    said: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A column as drawn; kind is value or nothing."""

    kind: str
    name: str
    value: str
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A series as drawn."""

    title: str
    said: str
    width: float
    bars: tuple[Bar, ...]


def small_multiples(series: Sequence[Series]) -> tuple[Chart, ...]:
    """Return the charts, all on the scale of the largest value among them."""
    most = max((point.value for each in series for point in each.points if point.value is not None), default=1.0) or 1.0
    return tuple(Chart(each.title, each.said, len(each.points) * _STEP, _bars(each.points, most)) for each in series)


def _bars(points: Sequence[Point], most: float) -> tuple[Bar, ...]:
    bars = []
    for place, point in enumerate(points):
        high = _HIGH if point.value is None else round(_HIGH * point.value / most, 1)
        kind = "nothing" if point.value is None else "value"
        x = place * _STEP + 4.0
        bars.append(Bar(kind, point.name, point.shown, x, round(_BASE - high, 1), _STEP - 8.0, high, x + (_STEP - 8) / 2))
    return tuple(bars)

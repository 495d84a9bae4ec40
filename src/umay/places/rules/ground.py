"""Where points are drawn on the neutral picture of a school: the gate, the road, the ring of the distance that is asked for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

MAP_WIDE: Final = 1000
MAP_HIGH: Final = 620
"""Of the neutral picture, as it is drawn; the school's own is as wide and has its own height."""
GATE: Final = (500, 300)
RING: Final = 170
"""How far the ring of the limit is drawn from the gate."""
_FARTHEST: Final = 255
_NEAR: Final = 70
_EDGE: Final = 40
_TURNS: Final = (0.5, 0.78, 0.22, 0.95, 0.05, 0.64, 0.36)
"""Directions in halves of a turn, from the right: before the gate first, then to both sides of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known of where a point is. x, y: thousandths of the map; None where nobody placed it. metres: from the gate."""

    metres: int | None
    x: int | None = None
    y: int | None = None


def laid_out(spots: Sequence[Spot], limit: int | None) -> tuple[tuple[int, int], ...]:
    """Return where to draw each: where it was placed, else as far from the gate as it lies, each in a direction of its own.

    limit: of the ring, in metres; 50 where none is known.
    """
    return tuple(_drawn(spot, index, limit or 50) for index, spot in enumerate(spots))


def _drawn(spot: Spot, index: int, limit: int) -> tuple[int, int]:
    if spot.x is not None and spot.y is not None:
        return _inside(spot.x, spot.y * MAP_HIGH // 1000)
    far = _NEAR if spot.metres is None else min(spot.metres * RING // limit, _FARTHEST)
    turn = _TURNS[index % len(_TURNS)] * pi
    ring = far + 14 * (index // len(_TURNS))
    return _inside(GATE[0] + round(ring * 1.35 * cos(turn)), GATE[1] + max(round(ring * sin(turn)), 0))


def _inside(x: int, y: int) -> tuple[int, int]:
    return min(max(x, _EDGE), MAP_WIDE - _EDGE), min(max(y, _EDGE), MAP_HIGH - _EDGE)

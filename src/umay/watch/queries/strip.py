"""A window as a strip: a line for how many are needed, an area for how many were there, hatched where somebody was missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from umay.watch.rules.coverage import Proof

_HIGH: Final = 48
_MINUTE: Final = 10  # of the picture's own units; it is stretched to the page


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the strip, in its own units."""

    x: int
    y: float
    width: int
    height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A window as drawn. there: boxes of how many were there; gaps: of how many were missing; ahead: from where it is yet to come."""

    width: int
    height: int
    there: tuple[Box, ...]
    gaps: tuple[Box, ...]
    ahead: int


def strip_of(proof: Proof, needs: Mapping[str, int], minutes: int) -> Strip:
    """Return the picture of a window of so many minutes; the proof may end before it, while it runs."""
    needed = sum(needs.values()) or 1
    step = _HIGH / needed
    counts = [sum(min(proof.present[kind][minute], number) for kind, number in needs.items()) for minute in range(proof.minutes)]
    there, gaps = [], []
    for count, run in groupby(enumerate(counts), key=lambda one: one[1]):
        first, *rest = [minute for minute, _count in run]
        x, width = first * _MINUTE, (len(rest) + 1) * _MINUTE
        if count:
            there.append(Box(x, round(_HIGH - count * step, 2), width, round(count * step, 2)))
        if count < needed:
            gaps.append(Box(x, 0, width, round(_HIGH - count * step, 2)))
    return Strip(max(1, minutes) * _MINUTE, _HIGH, tuple(there), tuple(gaps), proof.minutes * _MINUTE)

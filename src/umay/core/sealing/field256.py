"""Arithmetic in the field of 256 elements (x^8 + x^4 + x^3 + x + 1): points on curves and what they meet at zero.

Only `shares` needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_POLYNOMIAL: Final = 0x11B


def _powers() -> list[int]:
    found, value = [], 1
    for _ in range(255):
        found.append(value)
        value ^= value << 1  # times three
        value ^= _POLYNOMIAL if value > 255 else 0
    return found


_POWER: Final = tuple(_powers())
_LOG: Final = {value: power for power, value in enumerate(_POWER)}


def times(left: int, right: int) -> int:
    """Return the product.

    >>> hex(times(0x57, 0x83))  # the example of FIPS 197, 4.2
    '0xc1'
    """
    return _POWER[(_LOG[left] + _LOG[right]) % 255] if left and right else 0


def over(left: int, right: int) -> int:
    """Return the quotient. Raises KeyError for a division by zero."""
    return _POWER[(_LOG[left] - _LOG[right]) % 255] if left else 0


def value_at(curve: Sequence[int], place: int) -> int:
    """Return the curve's value. curve: its coefficients, first the one without a power, which is its value at zero."""
    total = 0
    for coefficient in reversed(curve):
        total = times(total, place) ^ coefficient
    return total


def at_zero(points: Sequence[tuple[int, int]]) -> int:
    """Return the value at zero of the curve through these points (Lagrange). The places differ and none is zero."""
    total = 0
    for place, value in points:
        part = value
        for other, _ in points:
            if other != place:
                part = times(part, over(other, place ^ other))
        total ^= part
    return total

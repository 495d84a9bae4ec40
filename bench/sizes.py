"""How large the measured nation is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NATION: Final = "XB"  # codes no country has
SMALL_NATION: Final = "XC"
YEARS: Final = (2026, 2025, 2024)  # the newest first; three years together bring the nine million records


@dataclass(frozen=True, slots=True)
class Size:
    """A nation. records: what its units have said so far, over all years. stages: schools at which adopting is measured."""

    schools: int
    districts: int
    provinces: int
    records: int
    stages: tuple[int, ...]


FULL: Final = Size(75_000, 973, 81, 9_000_000, (750, 7_500, 75_000))
SMALL: Final = Size(750, 12, 3, 90_000, (75, 750))
TINY: Final = Size(6, 1, 1, 0, ())

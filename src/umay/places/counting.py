"""What a room above counts for setting up: `programme` hands its counter in when the application starts."""

from __future__ import annotations

from collections.abc import Callable

Counter = Callable[[str, int], int]
_counters: list[Counter] = []


def count_adopted_by(counter: Counter) -> None:
    """Let the counter say how many adoptions a country has in a school year and later. Handed in twice, it counts once."""
    if counter not in _counters:
        _counters.append(counter)


def adopted_programmes(country: str, school_year: int) -> int:
    """Return how many adoptions are in force in the country, of the school year or a later one; 0 where no room knows of any."""
    return sum(counter(country, school_year) for counter in _counters)

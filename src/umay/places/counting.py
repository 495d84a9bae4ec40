"""What rooms above count for setting up: `programme` and `vault` hand their counters in when the application starts."""

from __future__ import annotations

from collections.abc import Callable

Counter = Callable[[str, int], int]
VaultCounter = Callable[[str], int]
_counters: list[Counter] = []
_vault_counters: list[VaultCounter] = []


def count_adopted_by(counter: Counter) -> None:
    """Let the counter say how many adoptions a country has in a school year and later. Handed in twice, it counts once."""
    if counter not in _counters:
        _counters.append(counter)


def adopted_programmes(country: str, school_year: int) -> int:
    """Return how many adoptions are in force in the country, of the school year or a later one; 0 where no room knows of any."""
    return sum(counter(country, school_year) for counter in _counters)


def count_vaults_by(counter: VaultCounter) -> None:
    """Let the counter say how many people of a country have keys of their own. Handed in twice, it counts once."""
    if counter not in _vault_counters:
        _vault_counters.append(counter)


def people_with_vaults(country: str) -> int:
    """Return how many people of the country's units have keys to which something can be sealed; 0 where no room knows of any."""
    return sum(counter(country) for counter in _vault_counters)

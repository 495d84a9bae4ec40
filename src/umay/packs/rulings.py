"""What holds where a document disagrees with itself: the place that was ruled for, else the provisional one. Who may rule is not here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from umay.packs.schema import Pack
from umay.packs.schema_owners import Owner
from umay.packs.schema_register import Contradiction


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds for one obligation.

    timing: its normal form as one object. open: contradictions that touch it and that nobody has ruled on, so that it is provisional.
    ruled: those that somebody has ruled on.
    """

    timing: dict[str, Any]
    owners: tuple[Owner, ...]
    open: tuple[str, ...]
    ruled: tuple[str, ...]

    @property
    def provisional(self) -> bool:
        """Tell whether a contradiction about it is still open."""
        return bool(self.open)


def holding(pack: Pack, obligation_id: str, rulings: Mapping[str, int]) -> Holding:
    """Return the timing and owners that hold for the obligation.

    rulings: from the id of a contradiction to the index of the place that somebody ruled for.
    Raises KeyError for an unknown obligation.
    """
    obligation = pack.obligation(obligation_id)
    touching = [one for one in pack.contradictions if obligation_id in one.affects]
    timing, owners = obligation.timing, obligation.owners
    for one in touching:
        place = one.places[_index(one, rulings)]
        if one.kind == "timing" and place.timing:
            timing = place.timing
        if place.owners and one.kind in ("owner", "scope", "list"):
            owners = place.owners
    return Holding(
        timing,
        owners,
        tuple(one.id for one in touching if one.id not in rulings),
        tuple(one.id for one in touching if one.id in rulings),
    )


def _index(one: Contradiction, rulings: Mapping[str, int]) -> int:
    index = rulings.get(one.id, one.provisional)
    return index if 0 <= index < len(one.places) else one.provisional

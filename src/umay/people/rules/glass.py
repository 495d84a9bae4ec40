"""Acting for a unit whose people are away: for how long, and when not. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from umay.kernel.refusal import Refusal

LASTS: Final = timedelta(hours=4)  # policy.toml, glass:break; SECURITY C3
SHORTEST_REASON: Final = 20  # letters: "away" is no reason that a supervisor can judge


def break_refusal(*, own_unit: bool, reason: str, open_already: bool) -> Refusal | None:
    """Return why one may not act for the unit now, or None if one may.

    own_unit: it is one's own, where no glass need be broken. open_already: one acts for it already.
    """
    if own_unit:
        return Refusal("glass.own_unit")
    if len(reason.strip()) < SHORTEST_REASON:
        return Refusal("glass.reason_missing", {"least": SHORTEST_REASON})
    if open_already:
        return Refusal("glass.open_already")
    return None

"""When a roster may be published. Pure."""

from __future__ import annotations

from umay.kernel.refusal import Refusal
from umay.rosters.rules.states import RosterState


def publish_refusal(state: RosterState, *, shifts: int, broken: int, overlaps: bool) -> Refusal | None:
    """Return why a roster may not be published now, or None if it may.

    broken: shifts of people who may not serve. overlaps: another published roster of the school has days of it.

    >>> publish_refusal(RosterState.DRAFT, shifts=0, broken=0, overlaps=False).code
    'rosters.empty'
    """
    if state is not RosterState.DRAFT:
        return Refusal("rosters.not_draft")
    if not shifts:
        return Refusal("rosters.empty")
    if broken:
        return Refusal("rosters.broken", {"number": broken})
    return Refusal("rosters.overlaps") if overlaps else None

"""What people ask of each other, and how far it is. Pure."""

from __future__ import annotations

from enum import StrEnum

Limits = tuple[int | None, int | None]
"""How often somebody wants to stand at most, in a week and in all; None for no limit of their own."""


class OfferKind(StrEnum):
    """What is asked of another: to take a shift over, or to change one's shift for theirs."""

    COVER = "cover"
    SWAP = "swap"


class OfferState(StrEnum):
    """How far an offer is."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


def held_meanwhile(was: Limits, noted: Limits) -> Limits:
    """Return which limits hold until somebody said that what the office wrote down is right: nothing asks more of them before."""
    week, term = (old if _asks_more(old, new) else new for old, new in zip(was, noted, strict=True))
    return week, term


def _asks_more(old: int | None, new: int | None) -> bool:
    return old is not None and (new is None or new > old)

"""What people ask of each other, and how far it is. Pure."""

from __future__ import annotations

from enum import StrEnum


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

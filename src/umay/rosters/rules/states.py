"""How far a roster is, where a shift comes from, and the other words that are stored. Pure."""

from __future__ import annotations

from enum import StrEnum


class RosterState(StrEnum):
    """How far a roster is."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ENDED = "ended"


class Origin(StrEnum):
    """Why somebody stands in a shift."""

    SOLVED = "solved"
    FIXED = "fixed"
    HAND = "hand"
    SWAP = "swap"
    SUBSTITUTE = "substitute"


class Can(StrEnum):
    """What somebody says of half a weekday; nothing said means that they can."""

    CAN = "can"
    RATHER_NOT = "rather_not"
    CANNOT = "cannot"


class Half(StrEnum):
    """Half a day: before and after noon."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class TieKind(StrEnum):
    """How two people hang together: a couple that stands as one, or two of whom one stays with the children."""

    TOGETHER = "together"
    APART = "apart"


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


class Why(StrEnum):
    """Why a shift was changed after it was made."""

    ILL = "ill"
    AWAY = "away"
    CANNOT = "cannot"
    SWAPPED = "swapped"
    REPLACED = "replaced"
    MOVED = "moved"
    TAKEN_OUT = "taken_out"
    BARRED = "barred"
    LEFT = "left"

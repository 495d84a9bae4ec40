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


class TieKind(StrEnum):
    """How two people hang together: a couple that stands as one, or two of whom one stays with the children."""

    TOGETHER = "together"
    APART = "apart"


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


class Limit(StrEnum):
    """How much somebody wants at most: in one week, or in the whole roster."""

    WEEK = "week"
    TERM = "term"

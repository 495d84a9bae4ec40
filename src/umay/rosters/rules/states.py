"""How far a roster is, and where a shift comes from. Pure."""

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

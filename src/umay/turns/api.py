"""What other rooms may use of turns."""

from __future__ import annotations

from umay.turns.asking import (
    MOST_LIMIT,
    MOST_RUNNING,
    Asked,
    Pattern,
    Soft,
    Wanted,
    Weight,
    asked_from,
    wanted_from,
)
from umay.turns.breaking import (
    BENDABLE,
    IMPOSSIBLE,
    OF_PATTERN,
    STEADY,
    Break,
    Free,
    Hole,
    Standing,
    breaks,
    free_for,
    holes,
    lenders,
    standing,
)
from umay.turns.building import places_of, problem_of, slot_id
from umay.turns.mending import better_hours, eased, held_back, is_own, other_hours_help, would_free
from umay.turns.proving import proof_of
from umay.turns.steady import Duty, Place, standing_places
from umay.turns.values import TAKES_TURNS, Can, Half, Helper, Slot, SlotKey

__all__ = [
    "BENDABLE",
    "IMPOSSIBLE",
    "MOST_LIMIT",
    "MOST_RUNNING",
    "OF_PATTERN",
    "STEADY",
    "TAKES_TURNS",
    "Asked",
    "Break",
    "Can",
    "Duty",
    "Free",
    "Half",
    "Helper",
    "Hole",
    "Pattern",
    "Place",
    "Slot",
    "SlotKey",
    "Soft",
    "Standing",
    "Wanted",
    "Weight",
    "asked_from",
    "better_hours",
    "breaks",
    "eased",
    "free_for",
    "held_back",
    "holes",
    "is_own",
    "lenders",
    "other_hours_help",
    "places_of",
    "problem_of",
    "proof_of",
    "slot_id",
    "standing",
    "standing_places",
    "wanted_from",
    "would_free",
]

"""What a danger is, how far it is, and what an incident is. Stored as they stand here; words for them are in queries/words.py. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class HazardKind(StrEnum):
    """What is dangerous. Each has a drawing of its own.

    Source: docs/sources.md#cn-posts, plans 1 (vendors, crossings, lighting, roads), 4 (buildings, fences, ledger), 7, 12 and 13;
    TR guide (derelict buildings, wrecks, stray animals, parks).
    """

    DERELICT = "derelict"
    WRECK = "wreck"
    LIGHTING = "lighting"
    ANIMALS = "animals"
    VENDORS = "vendors"
    CROSSING = "crossing"
    ROAD = "road"
    BUILDING = "building"
    FENCE = "fence"
    BLIND_SPOT = "blind_spot"
    PARK = "park"
    OTHER = "other"


class Size(StrEnum):
    """LARGE ones go up to the office above as they are; of SMALL ones it sees the number alone."""

    SMALL = "small"
    LARGE = "large"


class State(StrEnum):
    """TOLD: by the public, nobody has looked yet. FIXED: said to be; somebody else has to look. GONE: struck off."""

    TOLD = "told"
    OPEN = "open"
    FIXED = "fixed"
    GONE = "gone"
    SET_ASIDE = "set_aside"


class Landmark(StrEnum):
    """A spot that every reader is told in their own words, with its own name or number beside it, such as a bus bay and "3"."""

    BUS_BAY = "bus_bay"


class Sight(StrEnum):
    """What was ticked on a list, told to every reader in their own words. Source: docs/sources.md#cn-posts, plan 8 (waiting for buses)."""

    BUS_AWAY = "bus_away"
    BUS_OUT_OF_BAY = "bus_out_of_bay"
    BUS_NO_GUIDE = "bus_no_guide"
    BUS_BELTS = "bus_belts"
    BUS_NOT_COUNTED = "bus_not_counted"


class Source(StrEnum):
    """Who told of it."""

    STAFF = "staff"
    PUBLIC = "public"
    ROUND = "round"
    POST = "post"


class OwnerKind(StrEnum):
    """Who has to see to it: nobody named yet, the school itself, one of its people, or another agency by its name."""

    NOBODY = ""
    UNIT = "unit"
    PERSON = "person"
    AGENCY = "agency"


class Deed(StrEnum):
    """What happened to a hazard, as its line of time says it."""

    FOUND = "found"
    TOLD = "told"
    CONFIRMED = "confirmed"
    SET_ASIDE = "set_aside"
    CHANGED = "changed"
    GIVEN = "given"
    MEASURE = "measure"
    FIXED = "fixed"
    CHECKED = "checked"
    NOT_FIXED = "not_fixed"
    LOOKED = "looked"
    BACK = "back"
    RAISED = "raised"


class Nature(StrEnum):
    """What happened. CHILD_HARMED keeps no story here: it leads to a report."""

    ATTACK = "attack"
    TRAFFIC = "traffic"
    FIRE = "fire"
    CHILD_MISSING = "child_missing"
    CHILD_HARMED = "child_harmed"
    STRANGER = "stranger"
    OTHER = "other"


SERIOUS: Final = frozenset({Nature.ATTACK, Nature.TRAFFIC, Nature.FIRE, Nature.CHILD_MISSING, Nature.CHILD_HARMED})
"""Natures of which the office above is told at once, without content."""

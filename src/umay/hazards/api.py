"""What other rooms may use of hazards."""

from __future__ import annotations

from umay.hazards.actions.bench import Picture
from umay.hazards.actions.happening import IncidentDraft, Told, note_incident, note_told
from umay.hazards.actions.keeping import Given, fix, give
from umay.hazards.actions.noting import HazardDraft, note_hazard
from umay.hazards.queries.codes import public_code
from umay.hazards.queries.spots import OpenSpot, kept_under, open_spots
from umay.hazards.queries.words import ABOUT_NATURES as ABOUT_NATURE
from umay.hazards.queries.words import KINDS as KIND_WORDS
from umay.hazards.queries.words import NATURES as NATURE_WORDS
from umay.hazards.rules.kinds import HazardKind, Landmark, Nature, OwnerKind, Sight, Size, Source
from umay.hazards.rules.ledger import Owner, Spot
from umay.hazards.rules.telling import readable

__all__ = [
    "ABOUT_NATURE",
    "KIND_WORDS",
    "NATURE_WORDS",
    "Given",
    "HazardDraft",
    "HazardKind",
    "IncidentDraft",
    "Landmark",
    "Nature",
    "OpenSpot",
    "Owner",
    "OwnerKind",
    "Picture",
    "Sight",
    "Size",
    "Source",
    "Spot",
    "Told",
    "fix",
    "give",
    "kept_under",
    "note_hazard",
    "note_incident",
    "note_told",
    "open_spots",
    "public_code",
    "readable",
]

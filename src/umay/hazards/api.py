"""What other rooms may use of hazards."""

from __future__ import annotations

from umay.hazards.actions.bench import Picture
from umay.hazards.actions.happening import IncidentDraft, Told, note_incident, note_told
from umay.hazards.actions.noting import HazardDraft, note_hazard
from umay.hazards.rules.kinds import HazardKind, Nature, Size, Source
from umay.hazards.rules.ledger import Spot

__all__ = [
    "HazardDraft",
    "HazardKind",
    "IncidentDraft",
    "Nature",
    "Picture",
    "Size",
    "Source",
    "Spot",
    "Told",
    "note_hazard",
    "note_incident",
    "note_told",
]

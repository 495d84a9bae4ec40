"""Tables of the room."""

from __future__ import annotations

from umay.hazards.models.hazard import Hazard, HazardEvent, HazardPhoto
from umay.hazards.models.incident import Incident, IncidentTold, IncidentWords

__all__ = ["Hazard", "HazardEvent", "HazardPhoto", "Incident", "IncidentTold", "IncidentWords"]

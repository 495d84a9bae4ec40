"""Tables of the room."""

from __future__ import annotations

from umay.staffing.models.asking import AskedKind
from umay.staffing.models.clearance import Clearance
from umay.staffing.models.link import ClassLink
from umay.staffing.models.training import Attendance, Commitment, Leaflet, Training
from umay.staffing.models.worker import Worker

__all__ = [
    "AskedKind",
    "Attendance",
    "ClassLink",
    "Clearance",
    "Commitment",
    "Leaflet",
    "Training",
    "Worker",
]

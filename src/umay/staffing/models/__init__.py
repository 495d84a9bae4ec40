"""Tables of the room."""

from __future__ import annotations

from umay.staffing.models.clearance import Clearance
from umay.staffing.models.link import ClassLink
from umay.staffing.models.register import RegisterEntry, RegisterMatch, RegisterWord
from umay.staffing.models.training import Attendance, Commitment, Training
from umay.staffing.models.worker import Worker

__all__ = ["Attendance", "ClassLink", "Clearance", "Commitment", "RegisterEntry", "RegisterMatch", "RegisterWord", "Training", "Worker"]

"""The tables of the room, one file per subject."""

from __future__ import annotations

from umay.programme.models.adoption import Adoption, PackVersion, Ruling
from umay.programme.models.agreement import Agreement
from umay.programme.models.obligation import Due, Obligation, ObligationOwner, UpperItem
from umay.programme.models.record import EvidenceFile, FeedToken, ReminderSent, TaskEvent, TaskRecord
from umay.programme.models.said_day import SaidDay

__all__ = [
    "Adoption",
    "Agreement",
    "Due",
    "EvidenceFile",
    "FeedToken",
    "Obligation",
    "ObligationOwner",
    "PackVersion",
    "ReminderSent",
    "Ruling",
    "SaidDay",
    "TaskEvent",
    "TaskRecord",
    "UpperItem",
]

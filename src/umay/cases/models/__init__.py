"""Tables of the room. Every one is seen only by whoever was let into its case (migration 0002), but signals, which hold codes only."""

from __future__ import annotations

from umay.cases.models.case import Case, CaseGrant, CaseOpening, Child, Exclusion
from umay.cases.models.record import Entry, Signal, StepRecord
from umay.cases.models.sealing import Compartment, CompartmentWrap

__all__ = [
    "Case",
    "CaseGrant",
    "CaseOpening",
    "Child",
    "Compartment",
    "CompartmentWrap",
    "Entry",
    "Exclusion",
    "Signal",
    "StepRecord",
]

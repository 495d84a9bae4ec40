"""What other rooms may use of procedure."""

from __future__ import annotations

from umay.procedure import calling, closing, forbidden, guardians, interviewing, planning
from umay.procedure.steps import (
    BY_ENTRY,
    ROLES,
    STATES,
    ChildFacts,
    Laid,
    Mark,
    StepState,
    Times,
    asked_for,
    do_refusal,
    due_at,
    laid_out,
    leave_refusal,
    mark_of,
    next_steps,
)

__all__ = [
    "BY_ENTRY",
    "ROLES",
    "STATES",
    "ChildFacts",
    "Laid",
    "Mark",
    "StepState",
    "Times",
    "asked_for",
    "calling",
    "closing",
    "do_refusal",
    "due_at",
    "forbidden",
    "guardians",
    "interviewing",
    "laid_out",
    "leave_refusal",
    "mark_of",
    "next_steps",
    "planning",
]

"""Invented lines for the tests of the journal."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from umay.journal.api import LineFacts, Sex


def facts(unit: Any, **other: Any) -> LineFacts:
    """Return a line's facts: a girl of nine, bullied at school by peers in October; others by name."""
    usual: dict[str, Any] = {
        "case_ref": uuid4(),
        "child_ref": uuid4(),
        "unit_id": unit.id,
        "registered_on": date(2026, 10, 5),
        "kinds": ("bullying",),
        "place": "school",
        "offender": "peer",
        "age": 9,
        "sex": Sex.GIRL,
        "witnesses": 2,
        "offender_pupils": 1,
    }
    return LineFacts(**usual | other)

"""What people near children are taught and sign, and by when. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

COMMITMENT: Final = "near_children/1"
"""The text that is signed, with its version; another text is another code, so that who signed the old one is seen."""

INDUCTION_DAYS: Final = 30  # docs/sources.md#induction
LARGEST_LEAFLET: Final = 5 * 1024 * 1024
"""Bytes: a leaflet is read on a phone at the gate."""
MOST_LEAFLETS: Final = 5
"""Of one training: who took part looks through them on a phone too."""


class TrainingKind(StrEnum):
    """Why somebody is taught."""

    INDUCTION = "induction"
    YEARLY = "yearly"
    DUTY = "duty"


def induction_due(entered_on: date) -> date:
    """Return the last day of somebody's first month, by which they are taught what they start with.

    >>> induction_due(date(2026, 9, 1))
    datetime.date(2026, 10, 1)
    """
    return entered_on + timedelta(days=INDUCTION_DAYS)

"""Who should be at a post now, who is, and what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum


class Standing(IntEnum):
    """How a post stands, the worst first."""

    EMPTY = 0
    SHORT = 1
    AWAITED = 2
    HELD = 3
    RESTS = 4


@dataclass(frozen=True, slots=True)
class Hours:
    """A window of a day: when it begins and ends, aware, and how many minutes before people are there."""

    starts_at: datetime
    ends_at: datetime
    lead_min: int = 0

    @property
    def due_at(self) -> datetime:
        """When those on duty should have come."""
        return self.starts_at - timedelta(minutes=self.lead_min)

    def is_on(self, at: datetime) -> bool:
        """Tell whether people should be at the post."""
        return self.due_at <= at < self.ends_at


def missing_of(needs: Mapping[str, int], here: Mapping[str, int]) -> dict[str, int]:
    """Return how many of each kind are missing; kinds that are there are left out."""
    return {kind: number - here.get(kind, 0) for kind, number in needs.items() if here.get(kind, 0) < number}


def standing_of(hours: Hours, needs: Mapping[str, int], here: Mapping[str, int], at: datetime) -> Standing:
    """Return how a post stands in a window.

    Nobody there at the time to be there is empty, at once. Fewer than needed is awaited until the window begins, and short from then on.
    """
    if not hours.is_on(at):
        return Standing.RESTS
    if not missing_of(needs, here):
        return Standing.HELD
    if not sum(here.values()):
        return Standing.EMPTY
    return Standing.SHORT if at >= hours.starts_at else Standing.AWAITED


def late_min(due_at: datetime, at: datetime) -> int:
    """Return how many minutes somebody is late who is not there; 0 while it is not yet time."""
    return max(0, (at - due_at) // timedelta(minutes=1))

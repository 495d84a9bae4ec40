"""What the rules of rosters look at: a window of a day, somebody who may stand in it, and who stands where. Pure.

Kinds are words such as "parent"; days are of the school's own zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

NOON_H: Final = 12
TAKES_TURNS: Final = frozenset({"parent", "resident"})
"""Kinds whom the turns of classes and grades are about."""

SlotKey = tuple[int, date]
"""A window, by its number, and a day."""


class Can(StrEnum):
    """What somebody says of half a weekday; nothing said means that they can."""

    CAN = "can"
    RATHER_NOT = "rather_not"
    CANNOT = "cannot"


class Half(StrEnum):
    """Half a day: before and after noon."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class Slot:
    """One window of one day. starts_at, ends_at: in the school's zone. needs: how many of each kind at least.

    turn: "free", "class_week" or "grades". class_name: whose week it is; "" for nobody's. grades: whose parents.
    """

    window_id: int
    post_id: int
    on_day: date
    starts_at: datetime
    ends_at: datetime
    needs: Mapping[str, int]
    turn: str = "free"
    class_name: str = ""
    grades: frozenset[int] = frozenset()

    @property
    def key(self) -> SlotKey:
        """Return the window and the day."""
        return self.window_id, self.on_day

    @property
    def half(self) -> Half:
        """Return the half of the day that it begins in."""
        return Half.MORNING if self.starts_at.hour < NOON_H else Half.AFTERNOON

    @property
    def week(self) -> int:
        """Return the number of its week, counted from the first Monday of the calendar."""
        return (self.on_day.toordinal() - 1) // 7

    def meets(self, other: Slot) -> bool:
        """Tell whether nobody can stand in both: their hours overlap."""
        return self.on_day == other.on_day and self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who may stand. said: of half weekdays, what they said. away: spans of days, both included.

    most_week, most_term: their own limits; None for what the roster says. together, apart: other helpers by number.
    """

    id: int
    kind: str
    class_name: str = ""
    grade: int | None = None
    experienced: bool = False
    said: Mapping[tuple[int, Half], Can] = field(default_factory=dict)
    away: tuple[tuple[date, date], ...] = ()
    most_week: int | None = None
    most_term: int | None = None
    liked_post: int | None = None
    minutes_away: int | None = None
    together: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    def can(self, slot: Slot) -> Can:
        """Return what they said of the half day that the window begins in."""
        return self.said.get((slot.on_day.weekday(), slot.half), Can.CAN)

    def is_away(self, day: date) -> bool:
        """Tell whether they are away on the day."""
        return any(first <= day <= last for first, last in self.away)

    def has_turn(self, slot: Slot) -> bool:
        """Tell whether the window is of their class or grade, or of anybody."""
        if self.kind not in TAKES_TURNS:
            return True
        if slot.turn == "class_week":
            return not slot.class_name or self.class_name == slot.class_name
        if slot.turn == "grades":
            return not slot.grades or self.grade in slot.grades
        return True

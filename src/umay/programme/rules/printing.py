"""What stands in the columns of a printed plan: the usual columns, and which dates belong to a period. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from umay.packs import api as packs
from umay.programme.rules.states import State
from umay.timing import api as timing

USUAL: Final = tuple(
    packs.LayoutColumn.model_validate({"shows": shows, "weight": weight})
    for shows, weight in (
        ("number", 0.5),
        ("content", 2.6),
        ("work", 2.2),
        ("lead", 1.5),
        ("partners", 1.4),
        ("time", 1.8),
        ("figures", 1.4),
    )
)
MOST_DATES: Final = 4  # more dates of one row are said by the rule alone


@dataclass(frozen=True, slots=True)
class PlanDate:
    """A date of a row for one unit. state None: nothing received."""

    due_on: date
    scheduled_on: date | None = None
    done_on: date | None = None
    state: State | None = None
    reason: str = ""
    standing: bool = False

    @property
    def planned_on(self) -> date:
        """The day it is planned for: the unit's own, else the due date."""
        return self.scheduled_on or self.due_on


def columns_of(pack: packs.Pack) -> tuple[packs.LayoutColumn, ...]:
    """Return the columns of the document's own table, or the usual ones."""
    return pack.layout or USUAL


def beside(dated: Sequence[PlanDate], form: timing.Timing, calendar: timing.Calendar, year: int) -> tuple[PlanDate, ...]:
    """Return the dates of a row with those that its text names in the calendar year outside of the calendar's year in use."""
    first, last = calendar.window
    named = {due.due for due in timing.expand(form, calendar, any_year=True) if due.due.year == year and not first <= due.due <= last}
    return tuple(sorted([*dated, *(PlanDate(day) for day in named)], key=lambda one: one.due_on))


def in_period(dates: Iterable[PlanDate], months: tuple[int, int]) -> tuple[PlanDate, ...]:
    """Return the dates planned for these months of any year, both included.

    >>> [one.due_on.month for one in in_period([PlanDate(date(2027, 2, 1)), PlanDate(date(2026, 11, 2))], (1, 4))]
    [2]
    """
    return tuple(one for one in dates if months[0] <= one.planned_on.month <= months[1])


def worth_saying(dates: Sequence[PlanDate]) -> tuple[PlanDate, ...]:
    """Return the dates that stand beside the rule in words: those of a row that has few, and none of a standing duty."""
    own = tuple(one for one in dates if not one.standing)
    return own if len(own) <= MOST_DATES else ()

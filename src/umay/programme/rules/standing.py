"""How a duty that has no date of its own becomes useful: it is confirmed at an interval that the pack sets. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from umay.programme.rules.states import OPEN, Facts, State
from umay.timing import api as timing

DATELESS = (timing.Continuous, timing.AsNeeded, timing.Vague, timing.Immediate, timing.Reference, timing.WeeklyWindows, timing.BellWindow)

OFTEN = ("day", "school_day", "week")

LONGEST_LEAD: Final = timedelta(days=14)


class Alone(StrEnum):
    """Why a standing duty is not confirmed together with others now."""

    SETTLED = "settled"
    SENT_BACK = "sent_back"
    FIGURES = "figures"
    EARLY = "early"
    OTHER = "other"


def confirmed_from(opens_on: date | None, due_on: date) -> date:
    """Return from which day on a period is confirmed: its last quarter, two weeks at most. Nobody can say of a month that has hardly
    begun that the duty was carried out in it. Where only a last day is known, two weeks before it.

    >>> confirmed_from(date(2026, 11, 1), date(2026, 11, 30))
    datetime.date(2026, 11, 23)
    """
    lead = min((due_on - opens_on) / 4, LONGEST_LEAD) if opens_on and opens_on < due_on else LONGEST_LEAD
    return due_on - lead


def alone(task: Facts, *, standing: bool, opens_on: date | None, today: date) -> Alone | None:
    """Return why the duty is left out when standing duties are confirmed together, or None if it may be among them."""
    if not standing:
        return Alone.OTHER
    if task.verified or task.state not in OPEN:
        return Alone.SETTLED
    if task.state is State.SENT_BACK:
        return Alone.SENT_BACK
    if today < confirmed_from(opens_on, task.due_on):
        return Alone.EARLY
    return Alone.FIGURES if task.asked_figures else None


def is_standing(form: timing.Timing) -> bool:
    """Tell whether the timing gives no date of its own: always, when needed, at once, by the clock, or so often that a task for
    each day or week would be noise.
    """
    if isinstance(form, timing.EveryN):
        return form.unit in OFTEN
    if isinstance(form, timing.AnyOf | timing.AllOf):
        return all(is_standing(part) for part in form.parts)
    return isinstance(form, DATELESS)


def confirmation(confirm: str, calendar: timing.Calendar) -> timing.Timing | None:
    """Return when a standing duty is confirmed on the calendar; None when the pack says never.

    confirm: "term", "half_year", "quarter", "month", "year" or "none". A calendar without terms confirms by half-years.
    """
    match confirm:
        case "term" if calendar.terms:
            return timing.Termwise(anchor="end")
        case "term" | "half_year":
            return timing.EveryN(n=1, unit="half_year")
        case "quarter":
            return timing.EveryN(n=1, unit="school_quarter" if calendar.quarters else "quarter")
        case "month":
            return timing.EveryN(n=1, unit="month")
        case "year":
            return timing.SchoolYearRelative(anchor="year_end")
        case _:
            return None


def is_owed_in(opens_on: date | None, due_on: date, calendar: timing.Calendar) -> bool:
    """Tell whether a duty of schools is owed in the time that a confirmation is for: not where no school is held in all of it.

    A confirmation that is for no stretch of time, such as one at the end of a term, is always owed.
    """
    if opens_on is None or opens_on == due_on:
        return True
    return any(calendar.school_days(opens_on, due_on))

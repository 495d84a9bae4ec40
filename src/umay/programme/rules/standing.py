"""How a duty that has no date of its own becomes useful: it is confirmed at an interval that the pack sets. Pure."""

from __future__ import annotations

from umay.timing import api as timing

DATELESS = (timing.Continuous, timing.AsNeeded, timing.Vague, timing.Immediate, timing.Reference, timing.WeeklyWindows, timing.BellWindow)

OFTEN = ("day", "school_day", "week")


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

"""The quarters of a country, from its recorded school calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

from umay.journal.rules.quarters import Quarter, Span, quarter_of, spans
from umay.places import api as places
from umay.timing import api as timing

_ELSEWHERE: Final = ("09-01", "08-31", "06-15")


def spans_for(country: str, school_year: int) -> tuple[Span, ...]:
    """Return the country's quarters of a school year: one set for all its units, so that their tables fit together.

    Where no calendar is recorded for the year, the school year is taken to run from September to June.
    """
    row = places.calendar_for(country, school_year)
    return spans(timing.calendar_from_json(row.data) if row else _assumed(school_year), school_year)


def _assumed(year: int) -> timing.Calendar:
    first, last, taught = _ELSEWHERE
    begins = date.fromisoformat(f"{year}-{first}")
    window = begins, date.fromisoformat(f"{year + 1}-{last}")
    return timing.Calendar(window, (begins, date.fromisoformat(f"{year + 1}-{taught}")))


def span_of(country: str, quarter: Quarter) -> Span | None:
    """Return when the quarter is; None when the school year has fewer."""
    return next((span for span in spans_for(country, quarter.school_year) if span.quarter == quarter), None)


def quarter_now(country: str, today: date) -> Quarter:
    """Return the quarter that the day belongs to."""
    year = places.school_year_of(country, today)
    return quarter_of(today, spans_for(country, year)) or Quarter(year, 1)


def recent(country: str, today: date, *, count: int = 4) -> tuple[Span, ...]:
    """Return the quarters that have begun, the newest first."""
    year = places.school_year_of(country, today)
    found = [span for each in (year, year - 1) for span in reversed(spans_for(country, each)) if span.begins_on <= today]
    return tuple(found[:count])

"""For which days a roster can be made: the terms and the school year of the school's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.places import api as places
from umay.timing import api as timing
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class Term:
    """Days that a roster may be made for. code: of the choice in a form."""

    code: str
    words: str
    first: date
    last: date


@query
def terms_of(actor: Actor, today: date) -> tuple[Term, ...]:
    """Return the terms of the school year that are not over, and the whole year; from today on where they have begun."""
    unit = places.own_unit(actor)
    calendar = _calendar(unit, places.school_year_of(unit.country, today))
    terms = [span for span in calendar.terms_or_alike() if span[1] >= today]
    found = [
        Term(f"term-{number}", _("Term %(number)s") % {"number": number}, max(first, today), last)
        for number, (first, last) in enumerate(calendar.terms_or_alike(), start=1)
        if (first, last) in terms
    ]
    first, last = calendar.school_year
    if last >= today and len(calendar.terms_or_alike()) != 1:
        found.append(Term("year", _("The whole school year"), max(first, today), last))
    return tuple(found)


def said(term: Term) -> str:
    """Return a choice in words, with its days."""
    return f"{term.words} · {dates.say_dates(term.first, term.last)}"


def _calendar(unit: places.UnitCard, year: int) -> timing.Calendar:
    """Return the calendar that holds for a school in a year: its own, its area's, or an assumed one."""
    if unit.own_calendar_id is not None:
        own = places.school_calendar(unit.own_calendar_id)
        if own.school_year == year:
            return timing.calendar_from_json(own.data)
    row = places.calendar_for(unit.country, year, province_id=unit.province_id, district_id=unit.district_id)
    return timing.calendar_from_json(row.data) if row is not None else timing.assumed_calendar("", year)

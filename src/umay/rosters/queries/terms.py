"""For which days a roster can be made: the terms and the school year of the school's calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.places import api as places
from umay.rosters.models import Roster
from umay.rosters.rules.publishing import free_days
from umay.rosters.rules.states import RosterState
from umay.timing import api as timing
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class Term:
    """Days that a roster may be made for. code: of the choice in a form. taken: the published roster that has all of them, or None."""

    code: str
    words: str
    first: date
    last: date
    taken: UUID | None = None


@query
def terms_of(actor: Actor, today: date) -> tuple[Term, ...]:
    """Return the terms of the school year that are not over, and the whole year; from today on where they have begun.

    Of each the first days that no published roster has; where one has them all, which.
    """
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
    published = list(_published(unit.id).filter(until_on__gte=today).order_by("from_on"))
    return tuple(_left(one, published) for one in found)


def _left(term: Term, published: Sequence[Roster]) -> Term:
    free = free_days(term.first, term.last, ((one.from_on, one.until_on) for one in published))
    if free is None:
        over = next(one for one in published if one.until_on >= term.first)
        return replace(term, taken=over.uid)
    if free == (term.first, term.last):
        return term
    return replace(term, words=_("%(term)s, what has no roster yet") % {"term": term.words}, first=free[0], last=free[1])


def _published(unit_id: int) -> QuerySet[Roster]:
    return Roster.objects.filter(unit_id=unit_id, state=RosterState.PUBLISHED.value)


def published_over(unit_id: int, first: date, last: date) -> Roster | None:
    """Return a published roster of a school that has days between two, both included."""
    return _published(unit_id).filter(from_on__lte=last, until_on__gte=first).order_by("from_on").first()


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

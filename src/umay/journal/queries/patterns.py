"""Harm that comes back: same place, same hours, same kind. Counts children, points at none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from umay.core.api import Actor, Perm, query, require
from umay.journal.queries.words import Book, book
from umay.journal.rules.coding import UNKNOWN
from umay.places import api as places
from umay.web.api import dates

LEAST: Final = 5  # different children; fewer could be told apart in a school
_FOUND: Final = """
select place, hour_band, kind, count(distinct child_ref), count(distinct (school_year, quarter))
from journal_line
where unit_id = %(unit)s and school_year >= %(since)s and place <> %(unknown)s and hour_band <> %(unknown)s
group by place, hour_band, kind
having count(distinct child_ref) >= %(least)s
order by 4 desc, place, hour_band, kind
limit 50
"""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing that comes back, said."""

    place: str
    hour: str
    kind: str
    children: str
    quarters: str


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """What was found in this school year and the one before. least: how many children it takes."""

    where: str
    least: int
    patterns: tuple[Pattern, ...]


@query
def patterns_page(actor: Actor, *, today: date, lang: str, least: int = LEAST) -> PatternsPage:
    """Return what comes back in one's own unit. Raises UnitMissing; Refused ("access.not_granted").

    least: different children behind each; never under 5.
    """
    unit = places.own_unit(actor)
    require(actor, Perm.JOURNAL_READ, unit.place)
    least = max(least, LEAST)
    since = places.school_year_of(unit.country, today) - 1
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, {"unit": unit.id, "since": since, "unknown": UNKNOWN, "least": least})
        rows = cursor.fetchall()
    known = book(unit.country)
    found = tuple(_pattern(row, known, lang) for row in rows)
    return PatternsPage(unit.where, least, found)


def _pattern(row: tuple[Any, ...], known: Book, lang: str) -> Pattern:
    place, hour, kind, children, quarters = row
    return Pattern(
        place=known.say("place", place, lang),
        hour=known.say("hour", hour, lang),
        kind=known.say("kind", kind, lang),
        children=dates.say_number(children),
        quarters=dates.say_number(quarters),
    )

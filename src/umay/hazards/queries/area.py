"""What an office above sees: large dangers below, counts of each school, and that serious incidents happened. No small row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from umay.core.api import Actor, query
from umay.hazards.models import Hazard
from umay.hazards.queries import words as said
from umay.hazards.queries.common import moment_words
from umay.hazards.queries.ledger import PRESENT, HazardLine, lines_of, paged
from umay.hazards.rules.kinds import Nature, Size, State
from umay.places import api as places

ALL_OF: Final = 300
MOST: Final = 100
INCIDENTS_FOR: Final = timedelta(days=90)
_COUNTS: Final = "select unit_id, open_small, open_large, late, to_check, gone from umay_hazard_counts(%s)"
_INCIDENTS: Final = "select unit_id, nature, happened_at, closed_at, told from umay_incidents_above(%s)"


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A school's counts. nothing: it never wrote into its ledger, which is no zero."""

    uid: UUID
    name: str
    nothing: bool
    small: int = 0
    large: int = 0
    late: int = 0
    to_check: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class IncidentAbove:
    """A serious incident below: that it was, and no more."""

    school: str
    nature: str
    icon: str
    when: str
    told: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class AreaPage:
    """The area's page. show: "large" or "late". counts: of both. next_key: where the next page begins, "" for none.

    schools: all of them in a small area, those with most that is late in a large one. total, silent: of schools, and without any line.
    """

    lines: tuple[HazardLine, ...]
    show: str
    counts: tuple[int, int]
    next_key: str
    schools: tuple[SchoolLine, ...]
    total: int
    silent: int
    incidents: tuple[IncidentAbove, ...]


@query
def area_page(actor: Actor, show: str, key: str, *, today: date, now: datetime) -> AreaPage:
    """Return large dangers of the schools below, those that need somebody first, and each school's counts."""
    show = "late" if show == "late" else "large"
    large = Hazard.objects.filter(size=Size.LARGE, state__in=PRESENT)
    late = Q(state=State.OPEN, due_on__lt=today)
    rows, next_key = paged(large.filter(late) if show == "late" else large, show, key)
    schools, total, silent = _schools(actor, today)
    return AreaPage(
        lines=lines_of(rows, today, with_school=True), show=show, counts=(large.count(), large.filter(late).count()), next_key=next_key,
        schools=schools, total=total, silent=silent, incidents=_incidents(now),
    )  # fmt: skip


def _schools(actor: Actor, today: date) -> tuple[tuple[SchoolLine, ...], int, int]:
    """Return the schools that are shown, how many there are, and how many of them never wrote a line."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [today])
        counts = {row[0]: row[1:] for row in cursor.fetchall()}
    open_units = places.Unit.objects.filter(places.in_scope(actor), level=places.SCHOOL_LEVEL, is_open=True)
    total = open_units.count()
    wanted = list(open_units.values_list("pk", flat=True)) if total <= ALL_OF else [*counts][:ALL_OF]
    cards = places.cards(wanted)
    lines = [_school(card, counts.get(pk)) for pk, card in cards.items()]
    lines.sort(key=lambda one: (one.nothing, -one.late, -one.large, -one.small, one.name))
    return tuple(lines[: ALL_OF if total <= ALL_OF else MOST]), total, total - open_units.filter(pk__in=list(counts)).count()


def _school(card: places.UnitCard, counted: tuple[int, ...] | None) -> SchoolLine:
    if counted is None:
        return SchoolLine(card.uid, card.name, nothing=True)
    small, large, late, to_check, gone = counted
    return SchoolLine(card.uid, card.name, nothing=False, small=small, large=large, late=late, to_check=to_check, gone=gone)


def _incidents(now: datetime) -> tuple[IncidentAbove, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_INCIDENTS, [now - INCIDENTS_FOR])
        rows = cursor.fetchall()
    names = places.cards({row[0] for row in rows})
    return tuple(
        IncidentAbove(
            names[unit].name,
            str(said.NATURES[Nature(nature)]),
            said.NATURE_ICONS[Nature(nature)],
            moment_words(at),
            told,
            closed is not None,
        )
        for unit, nature, at, closed, told in rows
        if unit in names
    )

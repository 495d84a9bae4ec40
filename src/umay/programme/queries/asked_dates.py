"""Days that the duties of one's unit wait for: a meeting, a workshop, when something was last done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, access_refusal, query
from umay.places import api as places
from umay.programme.models import Adoption, Obligation, SaidDay, TaskRecord
from umay.programme.queries.sql import ADOPTION_REACHES, OWNER_MATCHES
from umay.programme.queries.words import said, spoken
from umay.programme.rules import asked_dates as rules
from umay.programme.rules.states import State
from umay.timing import api as timing
from umay.web.api import dates

_OWED: Final = f"""
select o.id
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on a.id = %(adoption)s and {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live'
where u.id = %(unit)s and exists (select from programme_obligationowner w where w.obligation_id = o.id and {OWNER_MATCHES})
"""  # noqa: S608 - only our own constants are joined in

Asked = dict[str, list[Obligation]]
"""The live duties that count from each day asked for, by its name."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A day that was written down."""

    ordinal: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class AskedDay:
    """One thing whose days are asked for. duties: title and timing of what counts from them. next: ordinal of one more day; 0 for none."""

    name: str
    last_done: bool
    said: tuple[SaidLine, ...]
    duties: tuple[tuple[str, str], ...]
    next: int


@dataclass(frozen=True, slots=True)
class AskedDatesPage:
    """The days asked of one's unit, those that nobody has said yet first. may_say: the reader may write them down."""

    adoption_uid: UUID
    pack_uid: UUID
    title: str
    unit_name: str
    days: tuple[AskedDay, ...]
    may_say: bool


def asked_by(rows: Iterable[Obligation], calendar: timing.Calendar) -> Asked:
    """Return what live duties count from and the calendar does not know, with the duties."""
    found: Asked = {}
    for row in rows:
        if row.is_laid:
            for name in rules.asked_names(timing.from_json(row.timing), row.code, calendar):
                found.setdefault(name, []).append(row)
    return found


def asked_of(adoption: Adoption, unit_id: int) -> Asked:
    """Return the days that the adoption asks of a unit: only for duties that it owes."""
    asked = asked_by(adoption.obligations.order_by("position"), timing.calendar_from_json(adoption.calendar.data))
    if not asked:
        return {}
    owed = owed_by(adoption, unit_id)
    own = {name: [row for row in rows if row.pk in owed] for name, rows in asked.items()}
    return {name: rows for name, rows in own.items() if rows}


def owed_by(adoption: Adoption, unit_id: int) -> frozenset[int]:
    """Return the ids of the live obligations of the adoption that the unit owes."""
    with connection.cursor() as cursor:
        cursor.execute(_OWED, {"adoption": adoption.pk, "unit": unit_id})
        return frozenset(row[0] for row in cursor.fetchall())


def days_said(adoption: Adoption, unit_id: int) -> dict[str, dict[int, date]]:
    """Return the days that a unit wrote down for the adoption, by name and ordinal."""
    found: dict[str, dict[int, date]] = {}
    for name, ordinal, day in SaidDay.objects.filter(adoption=adoption, unit_id=unit_id).values_list("name", "ordinal", "day"):
        found.setdefault(name, {})[ordinal] = day
    return found


def unsaid_days(adoption: Adoption, unit_id: int) -> int:
    """Return how many things are asked of the unit for which nobody has said any day yet."""
    there = days_said(adoption, unit_id)
    return sum(name not in there for name in asked_of(adoption, unit_id))


@query
def asked_dates_page(actor: Actor, adoption_uid: UUID, *, lang: str) -> AskedDatesPage:
    """Return the days that an adoption asks of the reader's unit.

    Raises Adoption.DoesNotExist for a missing, a foreign and an ended one alike; UnitMissing.
    """
    if actor.seat is None:
        raise Adoption.DoesNotExist
    place = actor.seat.place
    adoption = Adoption.objects.select_related("pack", "calendar").get(uid=adoption_uid, country=place.country, withdrawn_at__isnull=True)
    unit = places.unit_by_id(actor, place.unit_id)
    there = days_said(adoption, unit.id)
    days = tuple(_asked_day(name, rows, there.get(name, {}), lang) for name, rows in asked_of(adoption, unit.id).items())
    return AskedDatesPage(
        adoption_uid=adoption.uid,
        pack_uid=adoption.pack.uid,
        title=spoken(adoption.pack.title, lang),
        unit_name=unit.name,
        days=tuple(sorted(days, key=lambda one: bool(one.said))),
        may_say=access_refusal(actor, Perm.TASK_RECORD, unit.place) is None,
    )


def _asked_day(name: str, rows: list[Obligation], there: dict[int, date], lang: str) -> AskedDay:
    duties = tuple((spoken(row.title, lang), said(row.timing, lang)) for row in rows)
    lines = tuple(SaidLine(ordinal, day, dates.say_date(day)) for ordinal, day in sorted(there.items()))
    once = rules.is_last_done(name) and bool(lines)
    return AskedDay(name, rules.is_last_done(name), lines, duties, 0 if once or len(lines) >= rules.MOST_DAYS else len(lines) + 1)


def carried_days(adoption: Adoption) -> list[tuple[int, str, date]]:
    """Return unit, name and day of what units last did under the same programme before: duties that come back after years."""
    before = Adoption.objects.filter(pack_code=adoption.pack_code, unit_id=adoption.unit_id, school_year__lt=adoption.school_year)
    last = before.order_by("-school_year").first()
    if last is None:
        return []
    kept = {
        (one.unit_id, one.name): one.day
        for one in SaidDay.objects.filter(adoption=last, name__startswith=f"{timing.LAST_DONE}:").order_by("ordinal")
    }
    codes = {name.partition(":")[2] for _, name in kept}
    done = TaskRecord.objects.filter(obligation__adoption=last, obligation__code__in=codes, state__in=[State.DONE, State.DONE_LATE])
    for unit_id, code, day in done.order_by("done_on").values_list("unit_id", "obligation__code", "done_on"):
        key = (unit_id, rules.name_of(timing.LAST_DONE, code))
        if key in kept and day:
            kept[key] = day
    return [(unit_id, name, day) for (unit_id, name), day in kept.items()]

"""Lays out the dates of duties that count from days which units wrote down. Opens no transaction of its own.

Such a date is a row for the unit alone: area key minus its id, as `rules.ruling.area_key` names it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from umay.places import api as places
from umay.programme.actions.rows import due_row
from umay.programme.models import Adoption, Due, Obligation, SaidDay, TaskRecord
from umay.programme.queries import asked_dates as queries
from umay.programme.rules import asked_dates as rules
from umay.programme.rules import dating
from umay.timing import api as timing


def lay_said_days(adoption: Adoption, obligations: Sequence[Obligation], *, units: Collection[int] | None = None) -> int:
    """Write anew what counts from days that units said; returns how many dates were written. What somebody recorded keeps its date.

    units: only these; None for all that said a day.
    """
    there = Due.objects.filter(obligation__in=list(obligations), ruled__isnull=True, area_key__lt=0)
    dated = set(there.values_list("obligation_id", flat=True))
    calendar = timing.calendar_from_json(places.school_calendar(adoption.calendar_id).data)
    asking = {row.pk for found in queries.asked_by(obligations, calendar).values() for row in found}
    rows = [row for row in obligations if row.pk in asking | dated]
    saying = set(SaidDay.objects.filter(adoption=adoption).values_list("unit_id", flat=True))
    saying |= {-key for key in there.values_list("area_key", flat=True) if key}
    written = 0
    for card in places.cards(saying if units is None else saying & set(units)).values():
        written += _lay_unit(adoption, rows, card)
    return written


def _lay_unit(adoption: Adoption, rows: list[Obligation], unit: places.UnitCard) -> int:
    said = queries.days_said(adoption, unit.id)
    calendar = timing.calendar_from_json(places.school_calendar(unit.own_calendar_id or adoption.calendar_id).data)
    written = 0
    for row in rows:
        there = Due.objects.filter(obligation=row, area_key=-unit.id, ruled__isnull=True)
        settled = set(TaskRecord.objects.filter(obligation=row, unit_id=unit.id).values_list("ordinal", flat=True))
        there.exclude(ordinal__in=settled).delete()
        kept = set(there.values_list("ordinal", flat=True))
        fresh = [one for one in dating.since(tuple(_dates(row, calendar, said)), adoption.starts_on) if one.ordinal not in kept]
        written += len(Due.objects.bulk_create(_of_unit(due_row(row, unit.own_calendar_id, one), unit) for one in fresh))
    return written


def _dates(row: Obligation, calendar: timing.Calendar, said: dict[str, dict[int, date]]) -> Iterable[dating.Dated]:
    """Yield one date for each time that all days the duty counts from were said."""
    if not row.is_laid:
        return
    form = timing.from_json(row.timing)
    for ordinal, events in rules.occurrences(rules.asked_names(form, row.code, calendar), said).items():
        for one in dating.dates(form, row.confirm, calendar, events)[:1]:
            yield replace(one, ordinal=ordinal)


def _of_unit(due: Due, unit: places.UnitCard) -> Due:
    due.area_key, due.agency = -unit.id, unit.agency
    return due


def carry_days(adoption: Adoption, *, at: datetime) -> None:
    """Write down for a new adoption when duties that come back after years were last done, and lay what counts from it."""
    carried = queries.carried_days(adoption)
    cards = places.cards({unit_id for unit_id, _, _ in carried})
    SaidDay.objects.bulk_create(
        SaidDay(
            adoption=adoption, unit_id=unit_id, province_id=cards[unit_id].province_id, district_id=cards[unit_id].district_id,
            name=name, ordinal=1, day=day, said_at=at,
        )
        for unit_id, name, day in carried
    )  # fmt: skip
    if carried:
        lay_said_days(adoption, list(adoption.obligations.all()))

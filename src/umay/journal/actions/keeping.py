"""Keeping the coded line of a child in a case, and destroying the link to the case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection

from umay.core.api import NOWHERE, Actor, Perm, action, record, require
from umay.journal.models import Line, Release
from umay.journal.queries.calendars import spans_for
from umay.journal.rules.coding import NUMBERS, LineFacts, age_band, line_refusal
from umay.journal.rules.quarters import Quarter, counted_in, quarter_of
from umay.kernel.refusal import Refused
from umay.places import api as places


@action(Perm.CASE_WORK, "journal.line_kept")
def keep_line(actor: Actor, facts: LineFacts, *, now: datetime) -> UUID | None:
    """Insert or change the line of one child in a case; returns its id, None for a rehearsal, which is never written.

    Joins the caller's transaction. A line keeps the quarter that counts it; one that comes after its quarter's release is counted in
    the next. Published tables never change, whatever a line says later. now: aware.
    Raises UnitMissing; Refused ("access.not_granted", "journal.…"). Audit: journal.line_kept.
    """
    unit = places.unit_by_id(actor, facts.unit_id)
    require(actor, Perm.CASE_WORK, unit.place)
    if no := line_refusal(facts, ethnicity_asked=settings.UMAY_JOURNAL_ETHNICITY):
        raise Refused(no)

    row = None if facts.is_practice else _written(facts, unit, now)

    record(actor, "journal.line_kept", row.uid if row else facts.case_ref, at=now, place=unit.place, detail={"practice": facts.is_practice})
    return row.uid if row else None


def _written(facts: LineFacts, unit: places.UnitCard, now: datetime) -> Line:
    _hold(f"journal/case/{facts.case_ref}")
    of_case = Line.objects.filter(case_ref=facts.case_ref)
    row = of_case.filter(child_ref=facts.child_ref).select_for_update().first()
    opens = row.opens_case if row else not of_case.filter(opens_case=True).exists()
    said = line_columns(facts, opens_case=opens)
    if row is not None:
        Line.objects.filter(pk=row.pk).update(**said, changed_at=now)
        return row
    _hold_quarters(unit.country)
    quarter = counted_quarter(unit.country, facts.registered_on)
    return Line.objects.create(
        uid=uuid4(), case_ref=facts.case_ref, child_ref=facts.child_ref, unit_id=unit.id, country=unit.country,
        province_id=unit.province_id, district_id=unit.district_id, school_year=quarter.school_year, quarter=quarter.number,
        registered_on=facts.registered_on, kept_at=now, changed_at=now, **said,
    )  # fmt: skip


def line_columns(facts: LineFacts, *, opens_case: bool) -> dict[str, Any]:
    """Return the coded columns of a line. The case's numbers stand on its first line only, so that they are counted once."""
    numbers = {name: getattr(facts, name) if opens_case else 0 for name in NUMBERS}
    return numbers | {
        "opens_case": opens_case,
        "age": facts.age,
        "age_band": age_band(facts.age).value,
        "sex": facts.sex.value,
        "grade_band": facts.grade_band.value,
        "hour_band": facts.hour_band.value,
        "ethnicity": facts.ethnicity,
        "kind": facts.kinds[0],
        "more_kinds": list(facts.kinds[1:]),
        "place": facts.place,
        "offender": facts.offender,
        "high_risk": facts.high_risk,
        "injured_at_school": facts.injured_at_school,
        "long_absent": facts.long_absent,
        "harmed_by_staff": facts.harmed_by_staff or facts.offender == "staff",
        "measures": list(facts.measures),
        "referrals": list(facts.referrals),
        "offender_referrals": list(facts.offender_referrals),
        "outcome": facts.outcome,
    }


def counted_quarter(country: str, day: date) -> Quarter:
    """Return the quarter that counts what was registered on the day."""
    own = quarter_of(day, spans_for(country, places.school_year_of(country, day)))
    released = {Quarter(year, number) for year, number in Release.objects.filter(country=country).values_list("school_year", "quarter")}
    return counted_in(own or Quarter(places.school_year_of(country, day), 1), released)


def _hold(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _hold_quarters(country: str) -> None:
    """Keep a release of the country's quarters waiting until this line is written; lines do not wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [f"journal/quarters/{country}"])


@action(Perm.CASE_WORK, "journal.link_erased")
def erase_link(actor: Actor, case_ref: UUID, *, now: datetime) -> int:
    """Destroy the link between a case and its lines; the coded lines stay. Returns how many there were. Done twice it finds none.

    Raises Refused ("access.not_granted"). Audit: journal.link_erased.
    """
    rows = list(Line.objects.select_for_update().filter(case_ref=case_ref).values_list("pk", "unit_id"))
    unit_ids = {unit_id for _pk, unit_id in rows} or ({actor.seat.place.unit_id} if actor.seat else set())
    for unit_id in unit_ids:
        require(actor, Perm.CASE_WORK, places.unit_by_id(actor, unit_id).place)
    if not unit_ids:
        require(actor, Perm.CASE_WORK, NOWHERE)

    Line.objects.filter(pk__in=[pk for pk, _unit in rows]).update(case_ref=None, child_ref=None, changed_at=now)

    record(actor, "journal.link_erased", case_ref, at=now, detail={"lines": len(rows)})
    return len(rows)

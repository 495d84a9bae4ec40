"""A unit says that its lines of a quarter are whole, or that there were none."""

from __future__ import annotations

from datetime import date, datetime

from umay.core.api import Actor, Perm, action, record, require
from umay.journal.models import Confirmation, Line, Release
from umay.journal.queries.calendars import span_of
from umay.journal.rules.quarters import Quarter
from umay.journal.rules.releasing import confirm_refusal
from umay.kernel.refusal import Refused
from umay.places import api as places


@action(Perm.JOURNAL_RELEASE, "journal.quarter_confirmed")
def confirm_quarter(actor: Actor, quarter: Quarter, *, today: date, now: datetime) -> int:
    """Say that the lines of one's unit in a quarter are whole; returns how many there are, 0 for none. Said twice, the first holds.

    Raises UnitMissing; Refused ("access.not_granted", "journal.…"). Audit: journal.quarter_confirmed.
    """
    unit = places.own_unit(actor)
    require(actor, Perm.JOURNAL_RELEASE, unit.place)
    released = Release.objects.filter(country=unit.country, school_year=quarter.school_year, quarter=quarter.number).exists()
    if no := confirm_refusal(span_of(unit.country, quarter), today, released=released):
        raise Refused(no)

    lines = Line.objects.filter(unit_id=unit.id, school_year=quarter.school_year, quarter=quarter.number).count()
    row, _made = Confirmation.objects.get_or_create(
        unit_id=unit.id,
        school_year=quarter.school_year,
        quarter=quarter.number,
        defaults={
            "country": unit.country,
            "province_id": unit.province_id,
            "district_id": unit.district_id,
            "lines": lines,
            "confirmed_at": now,
            "confirmed_by_id": actor.person_id,
        },
    )

    record(actor, "journal.quarter_confirmed", row.pk, at=now, place=unit.place, detail={"quarter": str(quarter)})
    return lines

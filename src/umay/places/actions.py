"""Setting up places: areas, units, schools, calendars. All of a list or nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places.models import Area, Deployment, School, SchoolCalendar, SchoolGrade, Unit
from umay.places.queries import deployment
from umay.places.rules.layout import AreaRow, UnitRow, layout_errors
from umay.web.sorting import sort_key


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many were taken in, new ones only."""

    areas: int
    units: int
    schools: int


def sort_keys(name: str) -> dict[str, str]:
    """Return the name's sort key in each interface language, as hexadecimal text that sorts alike."""
    return {code: sort_key(name, code).hex() for code, _ in settings.LANGUAGES}


@action(Perm.PLACE_KEEP, "places.laid_out")
def lay_out(
    actor: Actor, areas: Sequence[AreaRow], units: Sequence[UnitRow], *, country: str, school_year: int, place: Place, now: datetime
) -> LaidOut:
    """Take in a list of areas and units; what is there already by its code is left as it is.

    place: where the actor keeps places. Raises Refused ("access.not_granted", "places.errors" with the first line that is wrong).
    Audit: places.laid_out.
    """
    require(actor, Perm.PLACE_KEEP, place)
    known_areas = {area.code: area for area in Area.objects.filter(country=country)}
    known_units = {unit.code: unit for unit in Unit.objects.filter(country=country)}
    errors = layout_errors(areas, units, known_areas=known_areas, known_units=known_units)
    if errors:
        raise Refused(Refusal("places.errors", {"line": errors[0].line, "count": len(errors)}))

    new_areas = [_area(row, country, known_areas) for row in areas if row.code not in known_areas]
    schools = [_unit(row, country, known_areas, known_units, school_year) for row in units if row.code not in known_units]

    done = LaidOut(len(new_areas), len(schools), sum(schools))
    record(actor, "places.laid_out", country, at=now, place=place, detail={"areas": done.areas, "units": done.units})
    return done


def _area(row: AreaRow, country: str, known: dict[str, Area]) -> Area:
    parent = known[row.parent] if row.parent else None
    area = Area.objects.create(
        kind=row.kind,
        country=country,
        code=row.code,
        name=row.name.strip(),
        parent=parent,
        province_id=parent.province_id if parent else None,
        district_id=parent.district_id if parent else None,
        metropolitan=row.metropolitan,
        centre=row.centre,
        sort_keys=sort_keys(row.name.strip()),
    )
    if row.kind == "province":
        area.province_id = area.pk
    if row.kind == "district":
        area.district_id = area.pk
    area.save(update_fields=["province_id", "district_id"])
    known[row.code] = area
    return area


def _unit(row: UnitRow, country: str, areas: dict[str, Area], units: dict[str, Unit], school_year: int) -> bool:
    """Insert a unit; tell whether it is a school."""
    area = areas[row.area]
    unit = Unit.objects.create(
        country=country,
        agency=row.agency,
        level=row.level,
        code=row.code,
        name=row.name.strip(),
        area=area,
        parent=units[row.parent] if row.parent else None,
        province_id=area.province_id,
        district_id=area.district_id,
        sort_keys=sort_keys(row.name.strip()),
    )
    units[row.code] = unit
    if row.school is None:
        return False
    facts = row.school
    School.objects.create(
        unit=unit,
        stages=list(facts.stages),
        boarding=facts.boarding,
        girls_board=facts.girls_board,
        policing=facts.policing,
        setting=facts.setting,
        ownership=facts.ownership,
        pupils=facts.pupils,
        grade=facts.grade,
    )
    if facts.grade is not None:
        SchoolGrade.objects.create(unit=unit, school_year=school_year, grade=facts.grade)
    return True


@action(Perm.CALENDAR_KEEP, "calendar.recorded")
def record_calendar(
    actor: Actor, *, country: str, school_year: int, data: dict[str, Any], area_id: int | None, assumed: bool, place: Place, now: datetime
) -> SchoolCalendar:
    """Record a school calendar for a country or an area; the newest one holds, the old one stays as it was.

    data: the JSON shape that timing reads. Raises Refused ("access.not_granted"). Audit: calendar.recorded.
    """
    require(actor, Perm.CALENDAR_KEEP, place)

    calendar = SchoolCalendar.objects.create(
        country=country,
        area_id=area_id,
        school_year=school_year,
        data=data,
        assumed=assumed,
        recorded_at=now,
        recorded_by_id=actor.person_id,
    )

    record(actor, "calendar.recorded", calendar.pk, at=now, place=place, detail={"country": country, "year": school_year})
    return calendar


@action(Perm.DEPLOYMENT_KEEP, "deployment.marked_demo")
def mark_as_demo(actor: Actor, *, name: str, now: datetime) -> Deployment:
    """Say that all data here are invented; such a deployment never goes live. Audit: deployment.marked_demo."""
    place = Place(0, "", "")
    require(actor, Perm.DEPLOYMENT_KEEP, place)

    row, _ = Deployment.objects.update_or_create(pk=1, defaults={"name": name, "is_demo": True})

    record(actor, "deployment.marked_demo", 1, at=now, place=place)
    return row


@action(Perm.DEPLOYMENT_KEEP, "deployment.mail_tested")
def note_mail_tested(actor: Actor, *, taken: bool, trouble: str, now: datetime) -> Deployment:
    """Note whether the mail server took a test mail. trouble: the kind of error, empty when it took it.

    Raises Refused ("access.not_granted"). Audit: deployment.mail_tested.
    """
    row = Deployment.objects.select_for_update().get(pk=deployment().pk)
    place = Place(0, "", row.country)
    require(actor, Perm.DEPLOYMENT_KEEP, place)

    row.mail = {"tested_at": now.isoformat(), "taken": taken, "trouble": trouble}
    row.save(update_fields=["mail"])

    record(actor, "deployment.mail_tested", 1, at=now, place=place, detail={"taken": taken})
    return row

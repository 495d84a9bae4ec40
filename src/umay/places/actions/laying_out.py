"""Taking in lists of areas, units and schools. All of a list or nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from umay.core.api import Actor, Perm, Place, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places.actions.changing import apply_changes
from umay.places.actions.naming import sort_keys
from umay.places.models import Area, LayoutDraft, School, SchoolGrade, Unit
from umay.places.queries import country_kept, known_for
from umay.places.rules.layout import AreaRow, SchoolFacts, UnitRow, layout_errors
from umay.places.rules.sheet import plan_of

BATCH: Final = 2_000
MOST_TRIES: Final = 3
Rows = Sequence[tuple[int, Sequence[str]]]  # line number and cells


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many were taken in, new ones only; and of how many others something changed."""

    areas: int
    units: int
    schools: int
    changed: int = 0


@action(Perm.PLACE_KEEP, "places.laid_out")
def lay_out(
    actor: Actor, areas: Sequence[AreaRow], units: Sequence[UnitRow], *, country: str, school_year: int, place: Place, now: datetime
) -> LaidOut:
    """Take in a list of areas and units; what is there already by its code is left as it is.

    place: where the actor keeps places. Raises Refused ("access.not_granted", "places.errors" with the first line that is wrong).
    Audit: places.laid_out.
    """
    require(actor, Perm.PLACE_KEEP, place)

    done = _take_in(areas, units, country, school_year)

    record(actor, "places.laid_out", country, at=now, place=place, detail={"areas": done.areas, "units": done.units})
    return done


@action(Perm.PLACE_KEEP, "places.drafted")
def draft_layout(actor: Actor, rows: Rows, *, name: str, school_year: int, now: datetime) -> LayoutDraft:
    """Keep a list that was read, to look at before it is taken in. One waits for each person; an earlier one goes, unless a job has it.

    Raises Refused ("access.not_granted"). Audit: places.drafted.
    """
    place = Place(0, "", country_kept(actor))
    require(actor, Perm.PLACE_KEEP, place)

    LayoutDraft.objects.filter(made_by_id=actor.person_id).exclude(state="queued").delete()
    draft = LayoutDraft.objects.create(
        name=name[:120],
        rows=[[line, list(cells)] for line, cells in rows],
        school_year=school_year,
        made_at=now,
        made_by_id=actor.person_id,
    )

    record(actor, "places.drafted", draft.uid, at=now, place=place, detail={"rows": len(rows)})
    return draft


@action(Perm.PLACE_KEEP, "places.taken_in")
def take_in(actor: Actor, draft_uid: UUID, *, now: datetime) -> LaidOut:
    """Take in a list that was looked at: all of it, or nothing when any row is wrong.

    Raises LayoutDraft.DoesNotExist for one that is gone or another's; Refused ("access.not_granted", "places.being_taken_in",
    "places.errors"). Audit: places.taken_in, and places.unit_changed of each unit that changes.
    """
    draft = LayoutDraft.objects.select_for_update().get(uid=draft_uid, made_by_id=actor.person_id)
    country = country_kept(actor)
    place = Place(0, "", country)
    require(actor, Perm.PLACE_KEEP, place)
    if draft.state == "queued":
        raise Refused(Refusal("places.being_taken_in"))

    done = _take_in_draft(actor, draft, country, now)

    detail = {"areas": done.areas, "units": done.units, "schools": done.schools, "changed": done.changed}
    record(actor, "places.taken_in", country, at=now, place=place, detail=detail)
    return done


@action(Perm.PLACE_KEEP, "places.queued")
def take_in_later(actor: Actor, draft_uid: UUID, *, now: datetime) -> None:
    """Have a long list taken in by a job: all of it, or nothing.

    Raises LayoutDraft.DoesNotExist for one that is gone or another's; Refused ("access.not_granted", "places.being_taken_in").
    Audit: places.queued. Queues: places.take_in_list.
    """
    draft = LayoutDraft.objects.select_for_update().get(uid=draft_uid, made_by_id=actor.person_id)
    country = country_kept(actor)
    place = Place(0, "", country)
    require(actor, Perm.PLACE_KEEP, place)
    if draft.state == "queued":
        raise Refused(Refusal("places.being_taken_in"))

    draft.state, draft.country, draft.tries = "queued", country, 0
    draft.save(update_fields=["state", "country", "tries"])

    record(actor, "places.queued", draft.uid, at=now, place=place, detail={"rows": len(draft.rows)})
    later("places.take_in_list", draft_id=draft.pk)


@action(Perm.PLACE_KEEP, "places.taken_in")
def take_in_queued(actor: Actor, draft_id: int, *, now: datetime) -> LaidOut:
    """Take in a list that waits for the job. Done twice, it is taken in once.

    Raises LayoutDraft.DoesNotExist for one that was taken in already; Refused ("places.errors").
    Audit: places.taken_in, and places.unit_changed of each unit that changes.
    """
    draft = LayoutDraft.objects.select_for_update().get(pk=draft_id, state="queued")
    place = Place(0, "", draft.country)
    require(actor, Perm.PLACE_KEEP, place)

    done = _take_in_draft(actor, draft, draft.country, now)

    detail = {"areas": done.areas, "units": done.units, "schools": done.schools, "changed": done.changed, "for": draft.made_by_id}
    record(actor, "places.taken_in", draft.country, at=now, place=place, detail=detail)
    return done


@action(Perm.PLACE_KEEP, "places.given_back")
def give_back(actor: Actor, draft_id: int, *, state: str, now: datetime) -> None:
    """Put a list that was not taken in back before its sender. state: "waiting" to be looked at again, "stopped".

    Raises LayoutDraft.DoesNotExist for one that no job has; Refused ("access.not_granted"). Audit: places.given_back.
    """
    draft = LayoutDraft.objects.select_for_update().get(pk=draft_id, state="queued")
    place = Place(0, "", draft.country)
    require(actor, Perm.PLACE_KEEP, place)

    draft.state = state
    draft.save(update_fields=["state"])

    record(actor, "places.given_back", draft.uid, at=now, place=place, detail={"state": state, "tries": draft.tries})


def begin_queued(draft_id: int) -> int:
    """Count that the job begins, and return how often it began; 0 when there is nothing to take in any more. For the job."""
    found = LayoutDraft.objects.filter(pk=draft_id, state="queued")
    found.update(tries=F("tries") + 1)
    return found.values_list("tries", flat=True).first() or 0


def _take_in_draft(actor: Actor, draft: LayoutDraft, country: str, now: datetime) -> LaidOut:
    """Insert what a list adds, and let the list go. Raises Refused ("places.errors")."""
    plan = plan_of([(line, cells) for line, cells in draft.rows], known_for(country))
    if plan.errors:
        raise Refused(Refusal("places.errors", {"line": plan.errors[0].line, "count": len(plan.errors)}))
    changed = apply_changes(actor, plan.changes, country, draft.school_year, now=now)
    done = replace(_take_in(plan.areas, plan.units, country, draft.school_year), changed=changed)
    LayoutDraft.objects.filter(pk=draft.pk).delete()
    return done


def _take_in(areas: Sequence[AreaRow], units: Sequence[UnitRow], country: str, school_year: int) -> LaidOut:
    """Insert what is new. Raises Refused ("places.errors")."""
    known_areas = {area.code: area for area in Area.objects.filter(country=country)}
    known_units = {unit.code: unit for unit in Unit.objects.filter(country=country)}
    errors = layout_errors(areas, units, known_areas=known_areas, known_units=known_units)
    if errors:
        raise Refused(Refusal("places.errors", {"line": errors[0].line, "count": len(errors)}))

    new_areas = [_area(row, country, known_areas) for row in areas if row.code not in known_areas]
    new_units = [row for row in units if row.code not in known_units]
    schools = _units(new_units, country, known_areas, known_units, school_year)
    return LaidOut(len(new_areas), len(new_units), schools)


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


def _units(rows: Sequence[UnitRow], country: str, areas: dict[str, Area], units: dict[str, Unit], school_year: int) -> int:
    """Insert units in waves, each under units that are there by then; return how many are schools."""
    waiting, schools = list(rows), 0
    while waiting:
        wave = [row for row in waiting if not row.parent or row.parent in units]
        if not wave:
            raise Refused(Refusal("places.errors", {"line": waiting[0].line, "count": len(waiting)}))  # offices above each other
        made = Unit.objects.bulk_create([_unit(row, country, areas[row.area], units) for row in wave], batch_size=BATCH)
        units.update({unit.code: unit for unit in made})
        schools += _schools([(unit, row.school) for unit, row in zip(made, wave, strict=True) if row.school], school_year)
        done = {row.code for row in wave}
        waiting = [row for row in waiting if row.code not in done]
    return schools


def _unit(row: UnitRow, country: str, area: Area, units: dict[str, Unit]) -> Unit:
    return Unit(
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


def _schools(made: Sequence[tuple[Unit, SchoolFacts]], school_year: int) -> int:
    School.objects.bulk_create(
        [
            School(
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
            for unit, facts in made
        ],
        batch_size=BATCH,
    )
    graded = [SchoolGrade(unit=unit, school_year=school_year, grade=facts.grade) for unit, facts in made if facts.grade is not None]
    SchoolGrade.objects.bulk_create(graded, batch_size=BATCH)
    return len(made)

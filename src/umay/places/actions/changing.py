"""What a list says otherwise of units that are there: their name, and of schools what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from umay.core.api import Actor, Place, record
from umay.places.actions.naming import sort_keys
from umay.places.models import School, SchoolGrade, Unit
from umay.places.rules.sheet import FACTS, Change

BATCH: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Changed:
    """Rows to be written, each kind together."""

    renamed: list[Unit] = field(default_factory=list)
    schools: list[School] = field(default_factory=list)
    graded: list[SchoolGrade] = field(default_factory=list)


def apply_changes(actor: Actor, changes: Sequence[Change], country: str, school_year: int, *, now: datetime) -> int:
    """Write the changed facts of units of the country, each recorded as "places.unit_changed"; return of how many units.

    A grade is that of the school year. For acts that have asked for the permission.
    """
    codes = [change.unit.code for change in changes]
    there = Unit.objects.select_related("school").filter(country=country, code__in=codes).order_by("pk")
    found = {unit.code: unit for unit in there.select_for_update(of=("self",))}
    changed = _Changed()
    for change in changes:
        unit = found[change.unit.code]
        _take_over(change, unit, school_year, changed)
        place = Place(unit.pk, unit.agency, unit.country, unit.province_id, unit.district_id)
        record(actor, "places.unit_changed", unit.uid, at=now, place=place, detail={"facts": [name for name, _was, _now in change.facts]})
    _write(changed)
    return len(changes)


def _take_over(change: Change, unit: Unit, school_year: int, changed: _Changed) -> None:
    """Put what the list says over the unit, and note which rows that changes."""
    facts = {name: said for name, _was, said in change.facts}
    if "name" in facts:
        unit.name, unit.sort_keys = change.unit.name.strip(), sort_keys(change.unit.name.strip())
        changed.renamed.append(unit)
    if of_school := {name: said for name, said in facts.items() if name != "name"}:
        for name, said in of_school.items():
            setattr(unit.school, name, list(said) if isinstance(said, tuple) else said)
        changed.schools.append(unit.school)
    if "grade" in facts and change.unit.school is not None and change.unit.school.grade is not None:
        changed.graded.append(SchoolGrade(unit=unit, school_year=school_year, grade=change.unit.school.grade))


def _write(changed: _Changed) -> None:
    Unit.objects.bulk_update(changed.renamed, ["name", "sort_keys"], batch_size=BATCH)
    School.objects.bulk_update(changed.schools, FACTS, batch_size=BATCH)
    SchoolGrade.objects.bulk_create(
        changed.graded, batch_size=BATCH, update_conflicts=True, unique_fields=["unit", "school_year"], update_fields=["grade"]
    )

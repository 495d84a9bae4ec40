"""What a list says otherwise of units that are there: their name, and of schools what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from umay.places.actions.naming import sort_keys
from umay.places.models import School, SchoolGrade, Unit
from umay.places.rules.sheet import Change

BATCH: Final = 1_000


def apply_changes(changes: Sequence[Change], country: str, school_year: int) -> int:
    """Write the changed facts of units of the country; return of how many units. A grade is that of the school year."""
    found = {unit.code: unit for unit in Unit.objects.select_related("school").filter(country=country)} if changes else {}
    renamed: list[Unit] = []
    schools: list[School] = []
    graded: list[SchoolGrade] = []
    for change in changes:
        unit = found[change.unit.code]
        facts = {name: now for name, _was, now in change.facts}
        if "name" in facts:
            unit.name, unit.sort_keys = change.unit.name.strip(), sort_keys(change.unit.name.strip())
            renamed.append(unit)
        if of_school := {name: now for name, now in facts.items() if name != "name"}:
            for name, now in of_school.items():
                setattr(unit.school, name, list(now) if isinstance(now, tuple) else now)
            schools.append(unit.school)
        if "grade" in facts and change.unit.school is not None and change.unit.school.grade is not None:
            graded.append(SchoolGrade(unit=unit, school_year=school_year, grade=change.unit.school.grade))
    Unit.objects.bulk_update(renamed, ["name", "sort_keys"], batch_size=BATCH)
    School.objects.bulk_update(schools, _FACTS, batch_size=BATCH)
    SchoolGrade.objects.bulk_create(
        graded, batch_size=BATCH, update_conflicts=True, unique_fields=["unit", "school_year"], update_fields=["grade"]
    )
    return len(changes)


_FACTS: Final = ("stages", "boarding", "girls_board", "policing", "setting", "ownership", "pupils", "grade")

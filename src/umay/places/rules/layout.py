"""A list of areas and units to take in: what a spreadsheet row or the demo says, and what is wrong with it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("country", "province", "district", "town")


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area. parent: code of the area above; "" for a country. line: where it stands in the list, for messages."""

    kind: str
    code: str
    name: str
    parent: str = ""
    metropolitan: bool = False
    centre: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """What only a school has."""

    stages: tuple[str, ...]
    boarding: bool = False
    girls_board: bool = False
    policing: str = "police"
    setting: str = "urban"
    ownership: str = "state"
    pupils: int | None = None
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One office or school. area, parent: codes; parent is of the same agency, "" for the highest. line: as above."""

    agency: str
    level: str
    code: str
    name: str
    area: str
    parent: str = ""
    school: SchoolFacts | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row. code: a refusal's; value: the text that is wrong; column: the field it stands in, where that tells more."""

    line: int
    code: str
    value: str = ""
    column: str = ""


def layout_errors(
    areas: Sequence[AreaRow], units: Sequence[UnitRow], *, known_areas: Iterable[str], known_units: Iterable[str]
) -> list[RowError]:
    """Return every error of the list: codes twice, parents and areas that nowhere stand, schools without stages.

    known_areas, known_units: codes that the deployment has already.
    """
    area_codes = set(known_areas) | {row.code for row in areas}
    unit_codes = set(known_units) | {row.code for row in units}
    errors = [*_twice(areas), *_twice(units)]
    errors += [RowError(row.line, "area.no_name") for row in areas if not row.name.strip()]
    errors += [RowError(row.line, "area.parent_unknown", row.parent) for row in areas if row.parent and row.parent not in area_codes]
    errors += [
        RowError(row.line, "area.kind_unknown", row.kind) for row in areas if row.kind not in ("country", "province", "district", "town")
    ]
    for row in units:
        errors += _unit_errors(row, area_codes, unit_codes)
    return sorted(errors, key=lambda error: error.line)


def _twice(rows: Sequence[AreaRow] | Sequence[UnitRow]) -> list[RowError]:
    seen: set[str] = set()
    errors = []
    for row in rows:
        if row.code in seen:
            errors.append(RowError(row.line, "place.code_twice", row.code))
        seen.add(row.code)
    return errors


def _unit_errors(row: UnitRow, area_codes: set[str], unit_codes: set[str]) -> list[RowError]:
    errors = []
    if not row.name.strip():
        errors.append(RowError(row.line, "unit.no_name"))
    if row.area not in area_codes:
        errors.append(RowError(row.line, "unit.area_unknown", row.area))
    if row.parent and row.parent not in unit_codes:
        errors.append(RowError(row.line, "unit.parent_unknown", row.parent))
    if row.level == "school" and (row.school is None or not row.school.stages):
        errors.append(RowError(row.line, "school.no_stage"))
    if row.school and row.school.grade is not None and not 1 <= row.school.grade <= 4:
        errors.append(RowError(row.line, "school.grade_unknown", str(row.school.grade)))
    return errors

"""A list of units as people keep it, one a row, turned into areas and units. Every mistake is named by its line. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from umay.places.rules.layout import AreaRow, RowError, SchoolFacts, UnitRow, layout_errors
from umay.places.rules.sheet_values import NO, OWNERSHIP, POLICING, SETTINGS, STAGES, YES
from umay.places.rules.sheet_words import HEADS

SCHOOL: Final = "school"
EDUCATION: Final = "education"  # the agency that every pack knows by this code
MOST_ROWS: Final = 100_000  # the largest country in sight has 75,000 schools (PERFORMANCE)
_NEEDED: Final = ("code", "name")
FACTS: Final = (
    "stages",
    "boarding",
    "girls_board",
    "policing",
    "setting",
    "ownership",
    "pupils",
    "grade",
)  # of a school that a list may change
_LETTERS: Final = str.maketrans("ıđқғңұүөәіһ", "idкгнууоаих")  # dotted or not, of this keyboard or the next, a head is the same head
_BETWEEN: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already, and what words the country's packs have.

    areas: code by (kind, name, code of the parent). area_codes, unit_codes: all there are. offices: code of a unit by (agency, area code).
    agencies, levels: code by each word for it. country: code of the country's area. units: what is known of each unit, by its code.
    """

    country: str
    areas: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    area_codes: frozenset[str] = frozenset()
    unit_codes: frozenset[str] = frozenset()
    offices: Mapping[tuple[str, str], str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, UnitRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that is there already and of which the list says something else. facts: field, what it was, what it would be."""

    unit: UnitRow
    facts: tuple[tuple[str, object, object], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a list would add and change, or every error in it. unknown: heads that were not understood. same: rows that change nothing."""

    areas: tuple[AreaRow, ...]
    units: tuple[UnitRow, ...]
    errors: tuple[RowError, ...]
    unknown: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    same: int = 0


def plain(words: str) -> str:
    """Return words as they are compared: without case, marks on letters, signs and spaces; what is nothing but signs stays.

    >>> plain(" İLÇE "), plain("Учащиеся, чел."), plain("✓")
    ('ilce', 'учащиеся чел', '✓')
    """
    spread = unicodedata.normalize("NFKD", words).casefold()
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter)).translate(_LETTERS)
    return " ".join(_BETWEEN.sub(" ", bare).split()) or " ".join(words.split())


def _index(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {plain(word): code for code, known in words.items() for word in known}


_HEADS: Final = _index(HEADS)
_CHOICES: Final = {"policing": _index(POLICING), "setting": _index(SETTINGS), "ownership": _index(OWNERSHIP)}
_STAGES: Final = _index(STAGES)
_YES_NO: Final = {plain(word): said for words, said in ((YES, True), (NO, False)) for word in words}


def plan_of(rows: Sequence[tuple[int, Sequence[str]]], known: Known) -> Plan:
    """Return what the list would add. rows: line number and cells; the first row that has known heads is the heading."""
    head_at, columns, unknown = _heading(rows)
    lacking = [RowError(rows[0][0] if rows else 1, "sheet.no_column", HEADS[name][0], name) for name in _NEEDED if name not in columns]
    if lacking:
        return Plan((), (), tuple(lacking), unknown)
    if len(rows) - head_at - 1 > MOST_ROWS:
        return Plan((), (), (RowError(rows[head_at][0], "sheet.too_long", str(MOST_ROWS)),), unknown)
    reader = _Reader(known)
    for line, cells in rows[head_at + 1 :]:
        reader.take(line, {name: cells[at].strip() for name, at in columns.items() if at < len(cells)})
    areas, units = tuple(reader.areas.values()), reader.units_with_parents()
    found = layout_errors(areas, (*units, *reader.again), known_areas=known.area_codes, known_units=known.unit_codes)
    half_read = {error.line for error in reader.errors if error.code in _LEAVES_STAGES_OPEN}  # its school has no stage for that reason
    told = (*reader.errors, *(error for error in found if not (error.code == "school.no_stage" and error.line in half_read)))
    errors = {(error.line, error.code, error.value): error for error in told}
    if not units and not reader.again and not errors:
        errors[(1, "sheet.empty", "")] = RowError(rows[0][0], "sheet.empty")
    changes = tuple(change for row in reader.again if (change := _change(known.units[row.code], row)).facts)
    return Plan(areas, units, tuple(errors[key] for key in sorted(errors)), unknown, changes, len(reader.again) - len(changes))


_LEAVES_STAGES_OPEN: Final = ("sheet.stage_unknown", "sheet.level_unknown")


def _change(there: UnitRow, said: UnitRow) -> Change:
    """Return what the list says otherwise of a unit."""
    facts: list[tuple[str, object, object]] = [("name", there.name, said.name)] if there.name != said.name else []
    if there.school is not None and said.school is not None:
        pairs = ((name, getattr(there.school, name), getattr(said.school, name)) for name in FACTS)
        facts += [(name, was, now) for name, was, now in pairs if was != now]
    return Change(said, tuple(facts))


def _heading(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[int, dict[str, int], tuple[str, ...]]:
    """Return the row of the heads among the first ten, the column of each field, and heads that say nothing to us."""
    best: tuple[int, dict[str, int], tuple[str, ...]] = (0, {}, ())
    for at, (_line, cells) in enumerate(rows[:10]):
        columns: dict[str, int] = {}
        for column, head in enumerate(cells):
            if name := _HEADS.get(plain(head)):
                columns.setdefault(name, column)
        if len(columns) > len(best[1]):
            best = at, columns, tuple(head for head in cells if head.strip() and plain(head) not in _HEADS)
    return best


class _Reader:
    """Takes rows one by one, collecting areas, units and errors."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.areas: dict[str, AreaRow] = {}
        self.errors: list[RowError] = []
        self.again: list[UnitRow] = []  # of units that are there already: as they are, with what the row says put over it
        self._units: list[UnitRow] = []

    def take(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one row; an empty one is nothing."""
        if not any(cells.values()):
            return
        said = cells.get
        if there := self._known.units.get(said("code", "")):
            self.again.append(self._over(there, line, cells))
            return
        agency = self._code(line, "sheet.agency_unknown", said("agency", ""), self._known.agencies, EDUCATION)
        level = self._code(line, "sheet.level_unknown", said("level", ""), self._known.levels, SCHOOL)
        if not said("code"):
            self.errors.append(RowError(line, "unit.no_code", said("name", "")))
        school = self._school(line, cells) if level == SCHOOL else None
        area = self._area(line, cells)
        self._units.append(UnitRow(agency, level, said("code", ""), said("name", ""), area, said("parent", ""), school, line))

    def _over(self, there: UnitRow, line: int, cells: Mapping[str, str]) -> UnitRow:
        """Return a known unit with what the row says of it; an empty cell says nothing. What it is and where it stands does not change."""
        said = cells.get
        agency = self._code(line, "sheet.agency_unknown", said("agency", ""), self._known.agencies, there.agency)
        level = self._code(line, "sheet.level_unknown", said("level", ""), self._known.levels, there.level)
        if (agency, level) != (there.agency, there.level):
            self.errors.append(RowError(line, "unit.kind_stays", there.code))
        is_elsewhere = (said("province") or said("district")) and self._area(line, cells) != there.area
        if is_elsewhere or said("parent", "") not in ("", there.parent):
            self.errors.append(RowError(line, "unit.place_stays", there.code))
        school = there.school
        if school is not None:
            read = self._school(line, cells)
            school = replace(school, **{name: getattr(read, name) for name in FACTS if plain(said(name, ""))})
        return replace(there, name=said("name", "") or there.name, school=school, line=line)

    def units_with_parents(self) -> tuple[UnitRow, ...]:
        """Return the units, widest area first, each under the next office of its agency above where the list does not say."""
        offices = dict(self._known.offices)
        for unit in self._units:
            if unit.level != SCHOOL:
                offices.setdefault((unit.agency, unit.area), unit.code)
        placed = [_under(unit, offices, self._parents()) for unit in self._units]
        return tuple(sorted(placed, key=lambda unit: (unit.level == SCHOOL, self._depth(unit.area), unit.line)))

    def _parents(self) -> dict[str, str]:
        known = {code: parent for (_kind, _name, parent), code in self._known.areas.items()}
        return {**known, **{area.code: area.parent for area in self.areas.values()}}

    def _depth(self, area: str) -> int:
        parents, deep = self._parents(), 0
        while area := parents.get(area, ""):
            deep += 1
        return deep

    def _area(self, line: int, cells: Mapping[str, str]) -> str:
        code = self._known.country
        kinds: tuple[tuple[str, str], ...] = (("province", "metropolitan"), ("district", "centre"))
        for kind, mark in kinds:
            if not (name := cells.get(kind, "")):
                continue
            if kind == "district" and code == self._known.country:
                self.errors.append(RowError(line, "sheet.district_alone", name))
            marked = self._yes(line, cells.get(mark, ""))
            code = self._area_code(line, kind, name, code, marked=marked)
        return code

    def _area_code(self, line: int, kind: str, name: str, parent: str, *, marked: bool) -> str:
        if there := self._known.areas.get((kind, name, parent)):
            return there
        code = (name if parent == self._known.country else f"{parent}/{name}")[:40]
        before = self.areas.get(code)
        is_new = before is None
        if is_new or (marked and before is not None and not (before.metropolitan or before.centre)):
            at = line if before is None else before.line
            self.areas[code] = AreaRow(
                kind, code, name, parent, metropolitan=marked and kind == "province", centre=marked and kind == "district", line=at
            )
        return code

    def _school(self, line: int, cells: Mapping[str, str]) -> SchoolFacts:
        said = cells.get
        words = said("stages", "").replace(";", ",").replace("、", ",").replace("/", ",").split(",")
        stages = [self._code(line, "sheet.stage_unknown", word, _STAGES, "") for word in words if plain(word)]
        policing, setting, ownership = (
            self._code(line, "sheet.value_unknown", said(name, ""), words, "", column=name) for name, words in _CHOICES.items()
        )
        return SchoolFacts(
            tuple(dict.fromkeys(stage for stage in stages if stage)),
            boarding=self._yes(line, said("boarding", "")),
            girls_board=self._yes(line, said("girls_board", "")),
            policing=policing,
            setting=setting,
            ownership=ownership,
            pupils=self._number(line, said("pupils", "")),
            grade=self._number(line, said("grade", "")),
        )

    def _code(self, line: int, error: str, word: str, words: Mapping[str, str], default: str, *, column: str = "") -> str:
        if not plain(word) and default:
            return default
        code = words.get(plain(word))
        if code is None:
            self.errors.append(RowError(line, error, word, column))
        return code if code is not None else default

    def _yes(self, line: int, word: str) -> bool:
        said = _YES_NO.get(plain(word))
        if said is None:
            self.errors.append(RowError(line, "sheet.not_yes_no", word))
        return bool(said)

    def _number(self, line: int, word: str) -> int | None:
        digits = word.replace(" ", "").replace("\u00a0", "")
        if not digits:
            return None
        if digits.isdecimal() and len(digits) < 8:
            return int(digits)
        self.errors.append(RowError(line, "sheet.not_number", word))
        return None


def _under(unit: UnitRow, offices: Mapping[tuple[str, str], str], parents: Mapping[str, str]) -> UnitRow:
    """Return the unit under the next office of its agency: of its own area for a school, else of the area above."""
    if unit.parent:
        return unit
    area = unit.area if unit.level == SCHOOL else parents.get(unit.area, "")
    while area and (unit.agency, area) not in offices:
        area = parents.get(area, "")
    return UnitRow(unit.agency, unit.level, unit.code, unit.name, unit.area, offices.get((unit.agency, area), ""), unit.school, unit.line)

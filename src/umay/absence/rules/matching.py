"""Which mobile team goes to which school in a school year: by the school's grade, from 1 down."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from umay.absence.rules.codes import Unmatched


@dataclass(frozen=True, slots=True)
class School:
    """A school that could get a team. grade: 1 first; None: not graded yet. district: where it lies. last: its team of last year."""

    id: int
    grade: int | None
    district: int | None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """A mobile team. capacity: how many schools it can go to. district: the one it serves; None: every one."""

    id: int
    capacity: int
    district: int | None = None

    def serves(self, school: School) -> bool:
        """Tell whether the team goes to where the school lies."""
        return self.district is None or self.district == school.district


@dataclass(frozen=True, slots=True)
class Matching:
    """Who goes where. pairs: team by school; unmatched: why not, by school. Each school is in exactly one of the two."""

    pairs: Mapping[int, int]
    unmatched: Mapping[int, Unmatched]


def match(schools: Collection[School], teams: Collection[Team]) -> Matching:
    """Match teams to schools: no school waits while a team that serves it goes to one of a lower priority; last year's team first.

    Within a grade as many schools as can be get a team. The same input gives the same answer.
    Source: docs/sources.md#tr-guide-family, lines 228-236.
    """
    table = _Table(sorted(teams, key=lambda one: one.id), {one.id: one for one in schools})
    graded = sorted((one for one in schools if one.grade is not None), key=lambda one: (one.grade or 0, one.id))
    for grade in sorted({one.grade for one in graded}, key=lambda number: number or 0):
        table.take_in([one for one in graded if one.grade == grade])
    return Matching(dict(table.team_of), {one.id: table.why(one) for one in schools if one.id not in table.team_of})


@dataclass(slots=True)
class _Table:
    """Who sits where so far. A school that has a team keeps one, though perhaps another, whatever comes after."""

    teams: Sequence[Team]
    schools: Mapping[int, School]
    team_of: dict[int, int] = field(default_factory=dict)

    def take_in(self, schools: Sequence[School]) -> None:
        for one in schools:
            last = next((team for team in self.teams if team.id == one.last and team.serves(one)), None)
            if last is not None and self._room(last):
                self.team_of[one.id] = last.id
        for one in schools:
            if one.id not in self.team_of:
                self._seat(one, set())

    def _seat(self, school: School, tried: set[int]) -> bool:
        """Give the school a team, moving others where that makes room; tell whether there was one."""
        able = sorted((team for team in self.teams if team.serves(school) and team.id not in tried), key=self._burden)
        for team in able:
            if self._room(team):
                self.team_of[school.id] = team.id
                return True
        for team in able:
            if team.id in tried:
                continue
            tried.add(team.id)
            for other in self._held(team):
                if self._seat(self.schools[other], tried):
                    self.team_of[school.id] = team.id
                    return True
        return False

    def _held(self, team: Team) -> list[int]:
        return [school for school, one in self.team_of.items() if one == team.id]

    def _room(self, team: Team) -> bool:
        return len(self._held(team)) < team.capacity

    def _burden(self, team: Team) -> tuple[float, int]:
        return len(self._held(team)) / max(team.capacity, 1), team.id

    def why(self, school: School) -> Unmatched:
        if school.grade is None:
            return Unmatched.NO_GRADE
        able = any(team.serves(school) and team.capacity for team in self.teams)
        return Unmatched.FULL if able else Unmatched.NOBODY_SERVES

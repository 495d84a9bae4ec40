"""The ladder of those who read: who stands on which rung, when each rung opens, and who is left out because the report names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

Reach = Literal["team", "deputy", "district", "province", "national"]
LEADING: Final = frozenset({"unit_head", "deputy_head"})
OFFICE: Final = frozenset({"unit_head", "deputy_head", "coordinator", "secretary"})
WITHOUT_A_TEAM: Final = frozenset({"unit_head", "deputy_head", "counsellor", "psychologist", "social_worker", "coordinator"})
USUAL: Final[tuple[tuple[Reach, int], ...]] = (("team", 0), ("deputy", 4), ("district", 24), ("province", 48))
READING: Final = WITHOUT_A_TEAM | {"secretary"}
TWO: Final = 2  # how many see a name that is kept from the rest of the team
_TRUSTED_FIRST: Final = ("psychologist", "counsellor", "social_worker", "deputy_head", "coordinator", "unit_head")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may come to read. up: how many offices above the unit, 0 in it. seat: in its safety team, "" for none.

    has_key: what is told can be sealed to them.
    """

    person_id: int
    function: str
    title: Mapping[str, str]
    level: str
    up: int
    seat: str
    has_key: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """What of the telling decides who may read."""

    in_danger: bool = False
    about_head: bool = False
    about_team: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A rung with its readers. opens_at: not before then. Without readers it is shown as empty, and the next opens in its place."""

    reach: Reach
    opens_at: datetime
    readers: tuple[Reader, ...]


def team_of(people: Sequence[Reader]) -> tuple[Reader, ...]:
    """Return those of the safety team who read: the seated whose work it is, or where no such seat is filled all such of the unit.

    Others who sit there, such as a class teacher, come to know of a matter when they are let into its case by name.
    """
    seated = tuple(one for one in people if one.seat and one.function in READING)
    return seated or tuple(one for one in people if one.up == 0 and one.function in WITHOUT_A_TEAM)


def excluded(people: Sequence[Reader], ticks: Ticks) -> frozenset[int]:
    """Return the persons who must not read, as the teller ticked: the unit's head, or everybody of its team."""
    left_out = {one.person_id for one in people if ticks.about_head and one.up == 0 and one.function == "unit_head"}
    if ticks.about_team:
        left_out |= {one.person_id for one in people if one.seat} | {one.person_id for one in team_of(people)}
    return frozenset(left_out)


def ladder(people: Sequence[Reader], hours: Sequence[tuple[Reach, int]], ticks: Ticks, received_at: datetime) -> tuple[Step, ...]:
    """Return the rungs, lowest first, each with those who can open what is told and stand on no lower one.

    hours: for each rung after how many it opens when nobody has read, counted from the receiving. A rung where nobody can read is
    passed over at once: the next takes its time. In danger the first two that can read open together. received_at: aware.
    """
    out = excluded(people, ticks)
    times = [received_at + timedelta(hours=each) for _reach, each in hours]
    steps: list[Step] = []
    used: set[int] = set(out)
    reached = 0
    for reach, _hours in hours:
        readers = tuple(one for one in _on(reach, people) if one.person_id not in used and one.has_key)
        used |= {one.person_id for one in readers}
        opens_at = times[0] if ticks.in_danger and reached < TWO else times[min(reached, len(times) - 1)]
        steps.append(Step(reach, opens_at, readers))
        reached += bool(readers)
    return tuple(steps)


def keepers_of_a_name(steps: Sequence[Step], *, wide: bool) -> frozenset[int]:
    """Return who may see the teller's name: all of the first rung that reads, or the two of it closest to children."""
    first = next((step.readers for step in steps if step.readers), ())
    if wide:
        return frozenset(one.person_id for one in first)
    ranked = sorted(first, key=lambda one: (_rank(one.function), one.person_id))
    return frozenset(one.person_id for one in ranked[:TWO])


def _rank(function: str) -> int:
    return _TRUSTED_FIRST.index(function) if function in _TRUSTED_FIRST else len(_TRUSTED_FIRST)


def _on(reach: Reach, people: Sequence[Reader]) -> tuple[Reader, ...]:
    if reach == "team":
        return team_of(people)
    if reach == "deputy":
        return tuple(one for one in people if one.up == 0 and one.function in LEADING)
    return tuple(one for one in people if one.up > 0 and one.level == reach and one.function in OFFICE)

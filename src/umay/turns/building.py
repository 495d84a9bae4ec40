"""From windows and people to the problem of the solver, and from its answer back. Pure.

People whose work it is to stand are placed before (`steady`); the solver shares out what takes turns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from umay.rostering import api as rostering
from umay.turns.asking import Asked, Pattern, Soft
from umay.turns.breaking import STEADY
from umay.turns.patterns import AFTERNOON_TAG, MORNING_TAG, numbered, patterns_of, tags_of
from umay.turns.steady import Place
from umay.turns.values import TAKES_TURNS, Can, Half, Helper, Slot, SlotKey

_TURNS: Final = tuple(sorted(TAKES_TURNS))
_SHORT: Final = {Half.MORNING: MORNING_TAG, Half.AFTERNOON: AFTERNOON_TAG}
_HOURS: Final = 60


@dataclass(frozen=True, slots=True)
class Made:
    """What the solver is asked. by_id: the slot that a name of the problem means. patterns: those asked, as the solver numbers them."""

    problem: rostering.Problem
    by_id: Mapping[str, SlotKey] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()


def slot_id(key: SlotKey) -> str:
    """Return the name of a window of a day in the problem: by day first, so that it sorts as time goes."""
    window_id, day = key
    return f"{day.isoformat()}/{window_id}"


def problem_of(slots: Sequence[Slot], helpers: Sequence[Helper], asked: Asked, taken: Collection[Place] = ()) -> Made:
    """Return the solver's problem. taken: places that stay as they are."""
    movable = tuple(one for one in helpers if one.kind not in STEADY)
    known, names = {one.id for one in movable}, {one.key: slot_id(one.key) for one in slots}
    posts = sorted({one.post_id for one in slots})
    counted = [place for place in taken if place.helper_id in known and place.key in names]
    given = tuple(_slot(one, asked) for one in slots)
    problem = rostering.Problem(
        slots=given,
        people=tuple(_person(one, asked, posts) for one in movable),
        rules=_rules(asked),
        together=_pairs(movable, "together") if asked.weight(Soft.TOGETHER) else (),
        apart=_pairs(movable, "apart") if asked.weight(Soft.APART) else (),
        pins=tuple(rostering.Assignment(names[one.key], str(one.helper_id)) for one in counted),
        patterns=patterns_of(asked, tags_of(given)),
    )
    return Made(problem, {slot_id(one.key): one.key for one in slots}, numbered(asked, tags_of(given)))


def _slot(slot: Slot, asked: Asked) -> rostering.Slot:
    half = _SHORT[slot.half]
    needs = tuple(
        rostering.Need(kind, count, 1 if kind in TAKES_TURNS and asked.weight(Soft.EXPERIENCED) else 0, _groups(slot, kind))
        for kind, count in sorted(slot.needs.items())
        if kind not in STEADY
    )
    return rostering.Slot(
        id=slot_id(slot.key), day=slot.on_day.toordinal(), starts=_minutes(slot.starts_at), ends=_minutes(slot.ends_at), needs=needs,
        window=f"w{slot.window_id}", post=f"p{slot.post_id}", week=slot.week, tags=(f"{slot.on_day.weekday()}-{half}", half),
    )  # fmt: skip


def _minutes(at: datetime) -> int:
    return at.hour * _HOURS + at.minute


def _groups(slot: Slot, kind: str) -> tuple[str, ...]:
    if kind not in TAKES_TURNS:
        return ()
    if slot.turn == "class_week" and slot.class_name:
        return (f"c:{slot.class_name}",)
    return tuple(f"g:{one}" for one in sorted(slot.grades)) if slot.turn == "grades" else ()


def _person(helper: Helper, asked: Asked, posts: Iterable[int]) -> rostering.Person:
    groups = tuple(one for one in (helper.class_name and f"c:{helper.class_name}", helper.grade is not None and f"g:{helper.grade}") if one)
    said = {state: tuple(sorted(f"{day}-{_SHORT[half]}" for (day, half), one in helper.said.items() if one is state)) for state in Can}
    limits = [one for one in (asked.most_term, helper.most_term) if one is not None]
    return rostering.Person(
        id=str(helper.id), kind=helper.kind, groups=groups, unavailable=said[Can.CANNOT], dislikes=said[Can.RATHER_NOT],
        likes=(f"p{helper.liked_post}",) if helper.liked_post else (),
        away=tuple((first.toordinal(), last.toordinal() + 1) for first, last in helper.away),
        max_load=min(limits) if limits else None, max_week=helper.most_week, experienced=helper.experienced,
        distances=tuple((f"p{post}", helper.minutes_away) for post in posts) if helper.minutes_away else (),
    )  # fmt: skip


def _rules(asked: Asked) -> tuple[rostering.Rule, ...]:
    """Return what the solver is to keep: nobody twice and the limits always, the rest by what it weighs."""
    kind = rostering.RuleKind
    always = (
        rostering.Rule(kind.NO_DOUBLE, amount=0),
        rostering.Rule(kind.ONE_A_WEEK, amount=asked.most_week, kinds=_TURNS),
        rostering.Rule(kind.ONE_A_DAY),
    )
    soft = (
        (kind.FAIRNESS, Soft.FAIR, 5, 1, ()),
        (kind.WISH, Soft.WISHES, 2, 1, ()),
        (kind.REST_WEEKS, Soft.REST, 5, asked.rest_weeks, _TURNS),
        (kind.DISTANCE, Soft.DISTANCE, 1, 1, ()),
        (kind.TOGETHER, Soft.TOGETHER, 10, 1, ()),
        (kind.APART, Soft.APART, 20, 1, ()),
        (kind.EXPERIENCED, Soft.EXPERIENCED, 10, 1, _TURNS),
    )
    bent = (
        rostering.Rule(what, hard=False, weight=asked.weight(why) * price, amount=amount, kinds=kinds)
        for what, why, price, amount, kinds in soft
        if asked.weight(why) and amount
    )
    return (*always, *bent)


def _pairs(helpers: Iterable[Helper], name: str) -> tuple[tuple[str, str], ...]:
    there = {one.id for one in helpers}
    found = {(min(one.id, other), max(one.id, other)) for one in helpers for other in getattr(one, name) if other in there}
    return tuple((str(one), str(other)) for one, other in sorted(found))


def places_of(made: Made, solution: rostering.Solution, helpers: Iterable[Helper]) -> tuple[Place, ...]:
    """Return who stands where by the solver's answer."""
    kinds = {one.id: one.kind for one in helpers}
    return tuple(
        Place(int(one.person), made.by_id[one.slot], kinds[int(one.person)])
        for one in solution.assignments
        if one.slot in made.by_id and int(one.person) in kinds
    )

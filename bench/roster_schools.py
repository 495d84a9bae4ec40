"""Invented schools of the sizes that rosters are measured on, from a seed: windows by weekday and half-day, grades, wishes, limits."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from umay.rostering.api import Need, Person, Problem, Rule, RuleKind, Slot

MONDAY = date(2026, 8, 31).toordinal()
HALVES = ((430, 480), (950, 990))
BASE = (
    Rule(RuleKind.NO_DOUBLE, amount=0),
    Rule(RuleKind.ONE_A_WEEK),
    Rule(RuleKind.FAIRNESS, hard=False, weight=20),
    Rule(RuleKind.WISH, hard=False, weight=3),
)
FULL = (*BASE, Rule(RuleKind.REST_WEEKS), Rule(RuleKind.TOGETHER), Rule(RuleKind.EXPERIENCED))


@dataclass(frozen=True)
class Shape:
    """A school: two windows on each of five days at each post; `free`: share of windows at which somebody can come."""

    posts: int = 2
    people: int = 200
    weeks: int = 20
    need: int = 2
    free: float = 0.7
    loads: tuple[int, int] = (6, 9)


SMALL = Shape()
LARGE = Shape(posts=5, people=900, need=3)
TIGHT = Shape(free=0.35, loads=(3, 5))


def school(shape: Shape, seed: int, *, full: bool) -> Problem:
    """Return the term of a school; full: with rest, couples and an experienced parent in every window."""
    dice = random.Random(seed)
    slots = tuple(
        Slot(
            f"w{week} d{day} h{half} p{post}",
            MONDAY + 7 * week + day,
            *HALVES[half],
            (Need("parent", shape.need, int(full and post == 0)),),
            f"d{day} h{half}",
            f"post {post}",
        )
        for week in range(shape.weeks)
        for day in range(5)
        for half in range(2)
        for post in range(shape.posts)
    )
    names = [f"d{day} h{half}" for day in range(5) for half in range(2)]
    people = tuple(_person(f"P{one}", dice, shape, names) for one in range(shape.people))
    couples = tuple((f"P{2 * one}", f"P{2 * one + 1}") for one in range(shape.people // 20)) if full else ()
    return Problem(slots, people, FULL if full else BASE, couples)


def _person(name: str, dice: random.Random, shape: Shape, names: Sequence[str]) -> Person:
    return Person(
        name,
        "parent",
        available=tuple(window for window in names if dice.random() < shape.free),
        likes=tuple(dice.sample(list(names), 2)),
        dislikes=tuple(dice.sample(list(names), 1)),
        max_load=dice.randint(*shape.loads),
        experienced=dice.random() < 0.3,
    )

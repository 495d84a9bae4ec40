"""Rosters that repeat, solved as one week: every duty of the small flow finds its week."""

from __future__ import annotations

import pytest

from umay.rostering.full import base
from umay.rostering.model import compiled
from umay.rostering.network import fixed_by
from umay.rostering.pairs import open_options
from umay.rostering.tests.schools import MONDAY
from umay.rostering.values import Need, Person, Problem, Rule, RuleKind, Slot
from umay.rostering.weekly import laid, recurs

RULES = (
    Rule(RuleKind.NO_DOUBLE, amount=0),
    Rule(RuleKind.ONE_A_WEEK),
    Rule(RuleKind.FAIRNESS, hard=False, weight=20),
    Rule(RuleKind.EXPERIENCED, hard=False, weight=10),
)


@pytest.mark.parametrize("experienced", [0, 3, 40])
def test_each_duty_finds_a_week_however_few_are_experienced(experienced: int) -> None:
    slots = tuple(
        Slot(f"w{week} d{day} p{post}", MONDAY + 7 * week + day, 430, 480, (Need("parent", 2, 1),), f"d{day}", f"p{post}")
        for week in range(8)
        for day in range(5)
        for post in range(2)
    )
    people = tuple(Person(f"P{one}", "parent", experienced=one < experienced) for one in range(40))
    model = compiled(Problem(slots, people, RULES))
    fixed = fixed_by(model, model.pins)
    assert recurs(model, fixed)

    found = laid(model, open_options(model, fixed), fixed)

    assert found.whole
    assert len(found.flowed.pairs) == 160
    assert base(model, fixed).empty == {}

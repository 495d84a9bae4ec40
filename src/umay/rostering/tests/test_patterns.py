"""Patterns and priced places: the solver and the auditor count them apart and agree, and the solver is as cheap as the cheapest of all."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.rostering.api import (
    Assignment,
    Hole,
    Mend,
    Need,
    Note,
    Pattern,
    PatternKind,
    Person,
    Problem,
    Rule,
    RuleKind,
    Slot,
    check,
    mends,
    problem_from_json,
    repair,
    solve,
    to_json,
    without,
)
from umay.rostering.faults import _can_be
from umay.rostering.model import compiled
from umay.rostering.pairs import cost_of
from umay.rostering.pricing import priced
from umay.rostering.tests.schools import MONDAY
from umay.rostering.tests.test_solving import hard, honest

FEW = settings(max_examples=30, deadline=None)
DESCRIPTION = Path(__file__).resolve().parents[4] / "docs" / "roster.md"
NAMES = ("early", "late")
DAILY = (Rule(RuleKind.NO_DOUBLE, amount=0), Rule(RuleKind.ONE_A_DAY))
RUNNING = (PatternKind.DAYS_RUNNING, PatternKind.DAYS_OFF_RUNNING, PatternKind.WEEKS_RUNNING)


def duty(day: int, name: str = "early", count: int = 1, *, under: int | None = None, over: int | None = None) -> Slot:
    starts = 420 if name == "early" else 900
    return Slot(f"d{day} {name}", MONDAY + day, starts, starts + 60, (Need("parent", count, under=under, over=over),), name)


def term_of(days: int, *patterns: Pattern, people: int = 1) -> Problem:
    slots = tuple(duty(day, under=10) for day in range(days))
    return Problem(slots, tuple(Person(f"P{one}", "parent") for one in range(people)), DAILY, patterns=patterns)


def days_of(problem: Problem, person: str = "P0") -> list[int]:
    days = {one.id: one.day - MONDAY for one in problem.slots}
    return sorted(days[one.slot] for one in solve(problem).assignments if one.person == person)


@st.composite
def patterns(draw: st.DrawFn) -> tuple[Pattern, ...]:
    found = []
    for kind in draw(st.lists(st.sampled_from(list(PatternKind)), min_size=1, max_size=3)):
        strict, weight = draw(st.booleans()), draw(st.integers(0, 30))
        names = draw(st.sampled_from(((), ("early",), ("late",))))
        if kind is PatternKind.NOT_AFTER:
            found.append(Pattern(kind, names=names, then=(draw(st.sampled_from(NAMES)),), hard=strict, weight=weight))
            continue
        times = 60 if kind is PatternKind.MINUTES else 1
        most, least = draw(st.one_of(st.none(), st.integers(1, 3))), draw(st.integers(0, 3))
        most = None if most is None else max(most, least) * times
        found.append(Pattern(kind, most, least * times, names, hard=strict, weight=weight, groups=draw(st.sampled_from(((), ("40",))))))
    return tuple(found)


@st.composite
def small(draw: st.DrawFn, days: int = 9, people: int = 3, most: int = 6) -> Problem:
    """Draw a problem with patterns over a few days around a weekend, some places priced."""
    chosen = draw(st.lists(st.tuples(st.integers(0, days), st.sampled_from(NAMES)), min_size=1, max_size=most, unique=True))
    price = st.one_of(st.none(), st.integers(0, 40))
    slots = tuple(duty(day, name, draw(st.integers(1, 2)), under=draw(price), over=draw(price)) for day, name in sorted(chosen))
    asked = st.lists(st.tuples(st.sampled_from([one.id for one in slots]), st.integers(-20, 20)), max_size=2)
    who = tuple(
        Person(f"P{one}", "parent", draw(st.sampled_from(((), ("40",)))), asks=tuple(draw(asked)))
        for one in range(draw(st.integers(1, people)))
    )
    rules = DAILY if draw(st.booleans()) else (*DAILY[:1], Rule(RuleKind.FAIRNESS, hard=False, weight=3))
    return Problem(slots, who, rules, patterns=draw(patterns()))


@FEW
@given(small())
def test_a_roster_with_patterns_passes_the_auditor(problem: Problem) -> None:
    assert hard(problem, solve(problem, seconds=1)) == []


@FEW
@given(small())
def test_the_solver_and_the_auditor_price_any_duties_alike(problem: Problem) -> None:
    model = compiled(problem)
    for step in (1, 2, 3):
        chosen = tuple(Assignment(slot.id, who.id) for slot in problem.slots[::step] for who in problem.people[step % 2 :])
        pairs = [(model.person_number[one.person], model.slot_demand[model.slot_number[one.slot], "parent"]) for one in chosen]

        assert cost_of(model, pairs) == priced(problem, honest(problem, chosen))


@FEW
@given(small(people=2, most=4))
def test_a_roster_with_patterns_is_as_cheap_as_the_cheapest_of_all(problem: Problem) -> None:
    solution = solve(problem, seconds=4)

    assert solution.proof.cost == cheapest(problem)
    assert solution.proof.bound <= solution.proof.cost


def cheapest(problem: Problem) -> int:
    """Return the least cost of all rosters without a hard breach, each tried; those that miss what is owed only where all do."""
    choices = [Assignment(slot.id, who.id) for slot in problem.slots for who in problem.people]
    costs = []
    for size in range(len(choices) + 1):
        for chosen in combinations(choices, size):
            tried = honest(problem, tuple(sorted(chosen)))
            if not hard(problem, tried):
                costs.append(tried.proof.cost)
    return min(costs)


@FEW
@given(small())
def test_the_same_problem_with_patterns_has_the_same_roster(problem: Problem) -> None:
    assert solve(problem, seconds=1) == solve(problem, seconds=1)
    assert problem_from_json(to_json(problem)) == problem


def test_never_two_fridays_running() -> None:
    slots = tuple(replace(duty(4 + 7 * week, under=5), tags=("friday",)) for week in range(4))
    never = Pattern(PatternKind.WEEKS_RUNNING, most=1, names=("friday",))

    assert days_of(Problem(slots, (Person("P0", "parent"),), DAILY, patterns=(never,))) in ([4, 18], [4, 25], [11, 25])


def test_a_run_of_days_is_neither_too_long_nor_too_short() -> None:
    problem = term_of(9, Pattern(PatternKind.DAYS_RUNNING, 3, 2), Pattern(PatternKind.DAYS_OFF_RUNNING, least=2))

    assert len(days_of(problem)) == 6
    assert check(problem, solve(problem)) == ()


def test_no_early_duty_after_a_late_one() -> None:
    problem = Problem(
        (duty(0, "late"), duty(1, "early")),
        (Person("P0", "parent"),),
        DAILY,
        patterns=(Pattern(PatternKind.NOT_AFTER, names=("late",), then=("early",)),),
    )

    solution = solve(problem)

    assert len(solution.assignments) == 1
    assert check(problem, solution) == ()


def test_at_most_so_many_minutes_and_weekends() -> None:
    assert len(days_of(term_of(7, Pattern(PatternKind.MINUTES, 180)))) == 3
    assert not {5, 6} & set(days_of(term_of(7, Pattern(PatternKind.WEEKENDS, 0))))


def test_what_nobody_can_give_is_told_and_priced() -> None:
    problem = term_of(3, Pattern(PatternKind.DUTIES, least=5))

    solution = solve(problem)

    (breach,) = check(problem, solution)
    assert (len(solution.assignments), breach.code, breach.hard, breach.price) == (3, "breach.pattern", False, 200_000)


def test_a_soft_pattern_is_broken_where_that_is_cheaper() -> None:
    soft = Pattern(PatternKind.DAYS_RUNNING, most=1, hard=False, weight=4)

    assert days_of(term_of(3, soft)) == [0, 1, 2]
    assert days_of(term_of(3, replace(soft, weight=40))) == [0, 2]


def test_a_place_may_be_left_empty_or_overfilled_at_its_price() -> None:
    people = tuple(Person(f"P{one}", "parent", asks=(("early", -6 if one else 8),)) for one in range(3))
    problem = Problem((duty(0, under=5, over=5),), people, DAILY)

    solution = solve(problem)

    assert [one.person for one in solution.assignments] == ["P1", "P2"]
    assert (solution.proof.kind, solution.proof.cost) == ("optimal", -7)


def test_what_is_pinned_stays_whatever_it_breaks() -> None:
    problem = replace(
        term_of(4, Pattern(PatternKind.DAYS_RUNNING, most=1)), pins=(Assignment("d1 early", "P0"), Assignment("d2 early", "P0"))
    )

    solution = solve(problem)

    assert set(problem.pins) <= set(solution.assignments)
    assert all(one.pinned for one in check(problem, solution) if one.hard)


def test_a_roster_with_patterns_is_repaired_within_them() -> None:
    problem = term_of(6, Pattern(PatternKind.DAYS_RUNNING, most=1), people=3)
    before = solve(problem)

    after = repair(problem, before, ["P1"])

    assert hard(without(problem, ["P1"]), after) == []
    assert not any(one.person == "P1" for one in after.assignments)


def test_no_way_to_mend_a_hole_breaks_a_pattern() -> None:
    problem = term_of(2, Pattern(PatternKind.DAYS_RUNNING, most=1), people=2)
    before = replace(solve(problem), assignments=(Assignment("d0 early", "P0"),), holes=(Hole("d1 early", "parent", 1),))

    offered = [one.value("person") for one in map(as_note, mends(problem, before, before.holes[0])) if one.code == "mend.assign"]

    assert offered == ["P1"]


def as_note(mend: Mend) -> Note:
    return Note(mend.code, mend.params)


def test_every_pattern_that_the_description_shows_can_be_read() -> None:
    lines = [line for line in DESCRIPTION.read_text(encoding="utf-8").splitlines() if line.startswith('{"kind"')]

    found = [problem_from_json({"slots": [], "people": [], "patterns": [json.loads(line)]}).patterns[0] for line in lines]

    assert {one.kind for one in found} == set(PatternKind)
    assert all(_can_be(one) for one in found)


@pytest.mark.parametrize(
    ("code", "pattern"),
    [
        ("fault.pattern_limits", Pattern(PatternKind.DUTIES)),
        ("fault.pattern_limits", Pattern(PatternKind.DUTIES, 1, 2)),
        ("fault.pattern_limits", Pattern(PatternKind.MINUTES, -1)),
        ("fault.pattern_limits", Pattern(PatternKind.NOT_AFTER, 1, then=("early",))),
        ("fault.pattern_limits", Pattern(PatternKind.NOT_AFTER)),
        ("fault.pattern_limits", Pattern(PatternKind.DUTIES, 1, then=("early",))),
        ("fault.pattern_name", Pattern(PatternKind.DUTIES, 1, names=("moon",))),
        ("fault.pattern_nobody", Pattern(PatternKind.DUTIES, 1, groups=("moon",))),
    ],
)
def test_a_pattern_that_cannot_be_held_is_named_and_the_rest_is_solved(code: str, pattern: Pattern) -> None:
    problem = term_of(3, pattern)

    solution = solve(problem)

    assert [one.code for one in solution.faults] == [code]
    assert len(solution.assignments) == 3
    assert check(problem, solution) == ()


@pytest.mark.parametrize("kind", RUNNING)
def test_a_run_at_the_end_of_the_roster_is_never_too_short(kind: PatternKind) -> None:
    problem = Problem((duty(0), duty(20)), (Person("P0", "parent"),), DAILY, patterns=(Pattern(kind, least=2),))

    assert check(problem, solve(problem)) == ()


def test_a_place_that_a_pattern_leaves_empty_names_it_and_whom_it_holds() -> None:
    slots = tuple(duty(day, count=2) for day in range(3))
    people = (Person("A", "parent"), Person("B", "parent"), Person("C", "parent", unavailable=("d1 early",)))
    asked = (Pattern(PatternKind.DUTIES, most=9), Pattern(PatternKind.DAYS_RUNNING, most=1))

    solution = solve(Problem(slots, people, DAILY, patterns=asked))

    held = [one for one in solution.holes if one.reason.code == "hole.pattern"]
    assert sum(one.missing for one in solution.holes) == sum(one.missing for one in held) == 1
    assert {(one.reason.value("number"), one.reason.value("by")) for one in held} == {(1, "days_running")}
    assert all(one.reason.value("held") == one.reason.value("pattern") for one in held)
    assert hard(Problem(slots, people, DAILY, patterns=asked), solution) == []


def test_people_whom_no_pattern_touches_stand_as_without_it() -> None:
    """A school's parents stand once a week; that its teachers do not stand two days running is no matter of theirs."""
    both = (Need("parent", 2), Need("teacher", 1))
    slots = tuple(Slot(f"d{day}", MONDAY + day, 420, 480, both, "early") for day in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
    parents = tuple(Person(f"P{number:02}", "parent") for number in range(20))
    people = (*parents, *(Person(f"T{number}", "teacher") for number in range(2)))
    rules = (*DAILY, Rule(RuleKind.ONE_A_WEEK, kinds=("parent",)), Rule(RuleKind.FAIRNESS, hard=False, weight=5))
    plain = Problem(slots, people, rules)
    asked = replace(plain, patterns=(Pattern(PatternKind.DAYS_RUNNING, most=1),))

    before, after = solve(plain), solve(asked)

    assert [one for one in before.assignments if one.person[0] == "P"] == [one for one in after.assignments if one.person[0] == "P"]
    assert after.proof.holes == 0
    assert hard(asked, after) == []


def test_somebody_who_drops_out_is_replaced_at_once_where_patterns_are_asked_and_shares_cost_much() -> None:
    """What shares cost is no hole: of a large school a whole search was made for a place that somebody could take."""
    slots = tuple(duty(7 * week + day) for week in range(4) for day in range(5))
    people = tuple(Person(f"P{number}", "parent") for number in range(5))
    dear = (*DAILY, Rule(RuleKind.FAIRNESS, hard=False, weight=20_000))
    problem = Problem(slots, people, dear, patterns=(Pattern(PatternKind.DAYS_RUNNING, most=2),))
    before = solve(problem)

    gone = next(one for one in before.assignments if one.person == "P0")
    after = repair(problem, before, [gone])

    assert after.proof.holes == 0
    assert set(before.assignments) - set(after.assignments) == {gone}
    assert hard(without(problem, [gone]), after) == []

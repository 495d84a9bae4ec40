"""Solving: what every roster must be, whatever the problem; and exact answers where all rosters can be tried."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings

from umay.rostering.api import Assignment, Need, Person, Problem, Proof, ProofKind, Rule, RuleKind, Slot, Solution, check, solve
from umay.rostering.pricing import priced
from umay.rostering.tests.schools import BASE, MONDAY, problems, term

QUICK = settings(max_examples=40, deadline=None)
WEEKLY = (*BASE, Rule(RuleKind.ONE_A_WEEK))


def hard(problem: Problem, solution: Solution) -> list[str]:
    return [f"{one.code} {one.params}" for one in check(problem, solution) if one.hard and not one.pinned]


@QUICK
@given(problems())
def test_every_roster_passes_the_auditor(problem: Problem) -> None:
    solution = solve(problem, seconds=1)

    pinned = {str(pin.person) for pin in problem.pins}
    broken = [one for one in hard(problem, solution) if not any(f"'{who}'" in one for who in pinned)]
    assert not broken


@QUICK
@given(problems())
def test_the_same_problem_has_the_same_roster(problem: Problem) -> None:
    assert solve(problem, seconds=0) == solve(problem, seconds=0)


@settings(max_examples=40, deadline=None)
@given(problems(base=True, slots_most=4, people_most=4))
def test_a_roster_of_the_base_rules_is_as_cheap_as_the_cheapest_of_all(problem: Problem) -> None:
    problem = replace(problem, pins=())

    assert solve(problem).proof.cost == cheapest(problem)


def cheapest(problem: Problem) -> int:
    """Return the least cost of all rosters without a hard breach, each tried."""
    choices = [
        Assignment(slot.id, who.id) for slot in problem.slots for need in slot.needs for who in problem.people if who.kind == need.kind
    ]
    choices = [one for one in choices if not hard(problem, honest(problem, (one,)))]
    best = honest(problem, ()).proof.cost
    for size in range(1, min(len(choices), 8) + 1):
        for chosen in combinations(choices, size):
            tried = honest(problem, tuple(sorted(chosen)))
            if tried.proof.cost < best and not hard(problem, tried):
                best = tried.proof.cost
    return best


def honest(problem: Problem, assignments: tuple[Assignment, ...]) -> Solution:
    """Return a solution that says its holes and its cost rightly."""
    from umay.rostering.api import Hole

    bare = Solution(assignments, (), Proof(ProofKind.GAP, 0, 0))
    holes = [
        Hole(str(one.value("slot")), str(one.value("kind")), int(str(one.value("found"))), experienced=one.code == "breach.experienced")
        for one in map(_noted, check(problem, bare))
        if one.code in {"breach.hole", "breach.experienced"}
    ]
    whole = replace(bare, holes=tuple(holes))
    cost = priced(problem, whole)
    return replace(whole, proof=Proof(ProofKind.GAP, cost, cost))


def _noted(breach: object):
    from umay.rostering.api import Breach, Note

    assert isinstance(breach, Breach)
    return Note(breach.code, breach.params)


@QUICK
@given(problems(base=True))
def test_shortages_sum_to_the_places_that_stay_empty(problem: Problem) -> None:
    problem = replace(problem, pins=())

    solution = solve(problem, seconds=0)

    empty = sum(one.missing for one in solution.holes if not one.experienced)
    assert sum(one.missing for one in solution.shortages) == empty == solution.proof.least_holes
    for one in solution.shortages:
        assert one.missing > 0


def test_a_term_is_shared_evenly_and_proven_best() -> None:
    solution = solve(term(rules=WEEKLY))

    assert solution.proof.kind is ProofKind.OPTIMAL
    assert [(one.smallest, one.largest, one.duties) for one in solution.shares] == [(2, 2, 48)]


def test_rest_couples_and_siblings_hold_in_a_term() -> None:
    rules = (*WEEKLY, *(Rule(kind) for kind in (RuleKind.REST_WEEKS, RuleKind.TOGETHER, RuleKind.APART)))
    problem = replace(term(rules=rules), together=(("P1", "P2"), ("P4", "P5")), apart=(("P7", "P8"),))

    solution = solve(problem)

    assert check(problem, solution) == ()
    assert solution.holes == ()
    assert solution.proof.gap <= 0.005


def test_what_was_published_stays_when_solved_again() -> None:
    problem = term(rules=(*WEEKLY, Rule(RuleKind.REST_WEEKS)))
    published = tuple(one for one in solve(problem).assignments if one.slot < "w3")

    again = solve(replace(problem, pins=published, people=(*problem.people, Person("new", "parent"))))

    assert set(published) <= set(again.assignments)
    assert again.holes == ()


def test_people_change_posts() -> None:
    solution = solve(term(people=8, weeks=8, posts=2, rules=BASE))

    stood: dict[str, set[str]] = {}
    for one in solution.assignments:
        stood.setdefault(one.person, set()).add(one.slot[-2:])
    assert all(posts == {"p0", "p1"} for posts in stood.values())


def test_a_short_class_is_named_with_its_parents_and_windows() -> None:
    slots = tuple(Slot(f"m{day}", MONDAY + day, 430, 480, (Need("parent", 2, groups=("42",)),), f"window {day}") for day in range(5))
    people = (*(Person(f"P{one}", "parent", ("42",), max_load=2) for one in range(3)), Person("Q", "parent", ("43",)))

    solution = solve(Problem(slots, people))

    (short,) = solution.shortages
    assert (short.groups, len(short.people), len(short.windows), short.needed, short.offered) == (("42",), 3, 5, 10, 6)
    assert solution.proof.kind is ProofKind.INFEASIBLE
    assert {one.reason.code for one in solution.holes} == {"hole.short"}


def test_a_place_that_only_rest_leaves_empty_says_so() -> None:
    slots = tuple(Slot(f"w{week}", MONDAY + 7 * week, 430, 480, (Need("parent", 1),)) for week in range(3))

    solution = solve(Problem(slots, (Person("P", "parent"),), (*BASE, Rule(RuleKind.REST_WEEKS))))

    (hole,) = solution.holes
    assert hole.slot == "w1"
    assert (hole.reason.code, hole.reason.value("rest")) == ("hole.rules", 1)


def test_somebodys_own_limit_of_a_week_holds_beside_the_rules() -> None:
    slots = tuple(Slot(f"d{day}", MONDAY + day, 430, 480, (Need("parent", 1),)) for day in range(3))
    people = (Person("P", "parent", max_week=1), Person("Q", "parent"))
    twice = (*BASE, Rule(RuleKind.ONE_A_WEEK, amount=2))

    solution = solve(Problem(slots, people, twice))

    assert sorted(one.person for one in solution.assignments) == ["P", "Q", "Q"]
    broken = honest(Problem(slots, people, twice), tuple(Assignment(one.id, "P") for one in slots[:2]))
    assert [dict(one.params)["most"] for one in check(Problem(slots, people, twice), broken) if one.code == "breach.week"] == [1]
    assert len(solve(Problem(slots, (people[0],), BASE)).assignments) == 1


def test_a_couple_stands_as_often_in_a_week_as_the_one_who_can_less() -> None:
    slots = tuple(Slot(f"d{day}", MONDAY + day, 430, 480, (Need("parent", 2),)) for day in range(2))
    people = (Person("P", "parent"), Person("Q", "parent", max_week=1))
    rules = (*BASE, Rule(RuleKind.ONE_A_WEEK, amount=2), Rule(RuleKind.TOGETHER))
    problem = Problem(slots, people, rules, together=(("P", "Q"),))

    solution = solve(problem)

    assert len(solution.assignments) == 2
    assert hard(problem, solution) == []


def test_a_couple_that_can_never_come_at_one_time_is_no_gap_in_the_proof() -> None:
    slots = tuple(Slot(f"d{day}", MONDAY + day, 430, 480, (Need("parent", 1),), f"d{day}") for day in range(4))
    people = (Person("P", "parent", available=("d0",)), Person("Q", "parent", available=("d1",)), Person("R", "parent"))
    rules = (*BASE, Rule(RuleKind.ONE_A_WEEK, amount=4), Rule(RuleKind.TOGETHER))

    solution = solve(Problem(slots, people, rules, together=(("P", "Q"),)), seconds=0)

    assert {one.person for one in solution.assignments} == {"R"}
    assert solution.proof.kind is ProofKind.OPTIMAL


def test_nine_hundred_parents_and_one_post_are_no_trouble() -> None:
    problem = Problem(term(weeks=2).slots, tuple(Person(f"P{one}", "parent", experienced=one < 10) for one in range(900)), WEEKLY)

    solution = solve(problem)

    assert solution.holes == ()
    assert check(problem, solution) == ()

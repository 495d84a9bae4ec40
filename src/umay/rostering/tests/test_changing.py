"""After the roster is made: drop-outs, changes by hand, holes to mend, and an auditor that notices."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from umay.rostering.api import (
    Assignment,
    Change,
    Need,
    Person,
    Problem,
    Rule,
    RuleKind,
    Slot,
    breaks,
    changed,
    check,
    mends,
    repair,
    solve,
    without,
)
from umay.rostering.tests.schools import BASE, MONDAY, problems, term

FULL = (*BASE, *(Rule(kind) for kind in (RuleKind.ONE_A_WEEK, RuleKind.REST_WEEKS, RuleKind.TOGETHER, RuleKind.APART)))
SCHOOL = term(rules=FULL)
ROSTER = solve(SCHOOL)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(SCHOOL.people))
def test_nobody_else_moves_when_somebody_drops_out_and_others_are_free(who: Person) -> None:
    after = repair(SCHOOL, ROSTER, [who.id])

    gone = set(ROSTER.assignments) - set(after.assignments)
    assert {one.person for one in gone} <= {who.id}
    assert after.holes == ()
    assert check(without(SCHOOL, [who.id]), after) == ()


def test_one_duty_dropped_is_one_duty_moved() -> None:
    dropped = ROSTER.assignments[3]

    after = repair(SCHOOL, ROSTER, [dropped])

    assert set(ROSTER.assignments) - set(after.assignments) == {dropped}
    assert [one.slot for one in set(after.assignments) - set(ROSTER.assignments)] == [dropped.slot]


def test_others_move_only_where_a_substitute_alone_cannot_fill() -> None:
    slots = tuple(Slot(name, MONDAY, starts, starts + 30, (Need("parent", 1),)) for name, starts in (("early", 420), ("late", 430)))
    people = (Person("A", "parent", available=("early",)), Person("B", "parent"), Person("C", "parent", available=("late",)))
    problem = Problem(slots, people)
    before = replace(solve(problem), assignments=(Assignment("early", "A"), Assignment("late", "B")))

    after = repair(problem, before, ["A"])

    assert after.assignments == (Assignment("early", "B"), Assignment("late", "C"))


def test_nobody_is_sent_twice_on_a_day_to_stand_in_for_somebody() -> None:
    slots = tuple(Slot(name, MONDAY, starts, starts + 30, (Need("parent", 1),)) for name, starts in (("early", 420), ("late", 900)))
    problem = Problem(slots, (Person("A", "parent"), Person("B", "parent")), (*BASE, Rule(RuleKind.ONE_A_DAY)))

    after = repair(problem, solve(problem), ["A"])

    assert [one.person for one in after.assignments] == ["B"]
    assert check(without(problem, ["A"]), after) == ()


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(0, 20))
def test_a_repaired_roster_passes_the_auditor(problem: Problem, number: int) -> None:
    problem = replace(problem, pins=(), together=())
    before = solve(problem, seconds=0)
    if not before.assignments:
        return
    dropped = [before.assignments[number % len(before.assignments)].person]

    after = repair(problem, before, dropped, seconds=1)

    assert [one for one in check(without(problem, dropped), after) if one.hard] == []


def test_a_drag_onto_somebody_already_there_says_what_breaks() -> None:
    one = ROSTER.assignments[0]
    slot = next(slot for slot in SCHOOL.slots if slot.id == one.slot)
    twin = replace(slot, id="twin")
    problem = replace(SCHOOL, slots=(*SCHOOL.slots, twin))

    found = breaks(problem, ROSTER, Change(add=(Assignment("twin", one.person),)))

    assert {"breach.double", "breach.week"} <= {breach.code for breach in found}


def test_taking_somebody_away_opens_a_hole() -> None:
    one = ROSTER.assignments[0]

    found = breaks(SCHOOL, ROSTER, Change(remove=(one,)))

    assert "breach.hole" in {breach.code for breach in found}


def test_a_harmless_swap_breaks_nothing() -> None:
    plain = term(rules=BASE)
    roster = solve(plain)
    first, other = next(
        (a, b)
        for a in roster.assignments
        for b in roster.assignments
        if a.slot[:2] != b.slot[:2] and int(a.person[1:]) % 2 == int(b.person[1:]) % 2 and a.person != b.person
    )
    held = {(one.slot, one.person) for one in roster.assignments}
    assert (other.slot, first.person) not in held or (first.slot, other.person) not in held

    found = breaks(plain, roster, Change((first, other), (Assignment(other.slot, first.person), Assignment(first.slot, other.person))))

    assert {one.code for one in found} <= {"breach.double", "breach.hole"}


def test_a_hole_is_mended_by_lending_from_the_class_with_most_free() -> None:
    slots = (Slot("a", MONDAY, 430, 480, (Need("parent", 2, groups=("40",)),)),)
    people = (Person("P", "parent", ("40",)), *(Person(f"Q{one}", "parent", ("41",)) for one in range(6)), Person("R", "parent", ("42",)))
    problem = Problem(slots, people)
    roster = solve(problem)

    found = mends(problem, roster, roster.holes[0])

    assert [(one.code, dict(one.params).get("group"), dict(one.params).get("free")) for one in found][:2] == [
        ("mend.lend", "41", 6),
        ("mend.lend", "42", 1),
    ]


def test_a_hole_is_mended_by_a_swap_and_the_swap_holds() -> None:
    slots = tuple(Slot(name, MONDAY, starts, starts + 30, (Need("parent", 1),)) for name, starts in (("early", 420), ("late", 430)))
    people = (Person("B", "parent"), Person("C", "parent", available=("late",)))
    problem = Problem(slots, people)
    roster = replace(solve(problem), assignments=(Assignment("late", "B"),))
    hole = replace(solve(replace(problem, people=())).holes[0], slot="early")

    (swap,) = [one for one in mends(problem, roster, hole) if one.code == "mend.swap"]

    assert swap.change is not None
    assert changed(roster, swap.change) == (Assignment("early", "B"), Assignment("late", "C"))
    assert breaks(problem, roster, swap.change) == ()


@settings(max_examples=40, deadline=None)
@given(problems(people_most=6))
def test_what_mends_a_hole_breaks_nothing_but_the_group(problem: Problem) -> None:
    problem = replace(problem, pins=())
    roster = solve(problem, seconds=0)

    for hole in roster.holes[:2]:
        for mend in mends(problem, roster, hole):
            if mend.change is not None:
                broken = {one.code for one in breaks(problem, roster, mend.change) if one.hard}
                allowed = {"breach.group", "breach.hole", "breach.experienced"}
                assert broken <= (allowed if mend.code == "mend.lend" else allowed - {"breach.group"})


def test_the_auditor_notices_each_kind_of_wrong() -> None:
    first = ROSTER.assignments[0]
    wrong = {
        "breach.unknown": (*ROSTER.assignments, Assignment("nowhere", "P1")),
        "breach.repeated": (*ROSTER.assignments, first),
        "breach.too_many": (
            *ROSTER.assignments,
            Assignment(
                first.slot, next(p.id for p in SCHOOL.people if p.id not in {a.person for a in ROSTER.assignments if a.slot == first.slot})
            ),
        ),
        "breach.hole": ROSTER.assignments[1:],
    }
    for code, assignments in wrong.items():
        assert code in {one.code for one in check(SCHOOL, replace(ROSTER, assignments=assignments))}


def test_the_auditor_notices_a_false_proof() -> None:
    proof = replace(ROSTER.proof, cost=ROSTER.proof.cost - 1, bound=ROSTER.proof.cost + 1)

    assert {one.code for one in check(SCHOOL, replace(ROSTER, proof=proof))} == {"breach.cost", "breach.bound"}

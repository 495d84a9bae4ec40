"""The reader of public instances: each line of a file becomes what it says, counted here once more from the file alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import roster_public
from umay.rostering.api import Assignment, Hole, PatternKind, Problem, Proof, ProofKind, Solution, check, solve
from umay.rostering.pricing import priced

SHIFTS = Path(__file__).resolve().parents[1] / "specimens" / "Shifts.txt"


def test_a_contract_becomes_patterns_of_one_person():
    problem = roster_public.read(SHIFTS).problem

    mine = {(one.kind, one.names): (one.most, one.least) for one in problem.patterns if one.groups == ("C",)}
    assert mine == {
        (PatternKind.MINUTES, ()): (2400, 960),
        (PatternKind.DAYS_RUNNING, ()): (4, 1),
        (PatternKind.DAYS_OFF_RUNNING, ()): (None, 2),
        (PatternKind.WEEKENDS, ()): (1, None),
        (PatternKind.DUTIES, ("E",)): (2, None),
        (PatternKind.DUTIES, ("L",)): (14, None),
    }
    assert [(one.names, one.then) for one in problem.patterns if one.kind is PatternKind.NOT_AFTER] == [(("L",), ("E",))]


def test_who_never_takes_a_shift_cannot_and_days_off_are_away():
    a, b, _ = roster_public.read(SHIFTS).problem.people

    assert (a.away, b.away, b.unavailable) == (((4, 5),), (), ("L",))
    assert a.asks == (("1 E", -3),)


def test_our_cost_and_the_benchmarks_are_one_number():
    instance = roster_public.read(SHIFTS)
    solution = solve(instance.problem, seconds=5)

    assert solution.proof.cost + instance.wishes == counted(solution, instance.problem)
    assert [one for one in check(instance.problem, solution) if one.hard or one.code == "breach.pattern"] == []


def test_an_empty_roster_costs_every_place_and_every_wish():
    instance = roster_public.read(SHIFTS)
    holes = tuple(Hole(slot.id, "staff", slot.needs[0].count) for slot in instance.problem.slots if slot.needs[0].count)
    empty = Solution((), holes, Proof(ProofKind.GAP, 0, 0))

    owed = sum(one.price for one in check(instance.problem, empty) if one.code == "breach.pattern")
    assert priced(instance.problem, empty) - owed + instance.wishes == 15 * 100 + 5


def counted(solution: Solution, problem: Problem) -> int:
    """Return the benchmark's cost, read from the file line by line."""
    there = {(one.person, one.slot) for one in solution.assignments}
    cost, section = 0, ""
    for line in SHIFTS.read_text().splitlines():
        if line.startswith("SECTION_"):
            section = line
            continue
        parts = line.split(",")
        if section == "SECTION_COVER" and len(parts) == 5:
            day, shift, wanted, under, over = parts[0], parts[1], *map(int, parts[2:])
            many = sum(Assignment(f"{day} {shift}", who.id) in solution.assignments for who in problem.people)
            cost += under * max(0, wanted - many) + over * max(0, many - wanted)
        if section.startswith("SECTION_SHIFT_O") and len(parts) == 4:
            stands = (parts[0], f"{parts[1]} {parts[2]}") in there
            cost += int(parts[3]) * (stands is section.startswith("SECTION_SHIFT_OFF"))
    return cost


@pytest.mark.parametrize(("text", "said"), [("A,1\n", "line 1"), ("SECTION_HORIZON\n14\n", "SECTION_SHIFTS")])
def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path, text: str, said: str):
    path = tmp_path / "Instance1.txt"
    path.write_text(text)

    with pytest.raises(ValueError, match=said) as error:
        roster_public.read(path)

    assert "Instance1.txt" in str(error.value)

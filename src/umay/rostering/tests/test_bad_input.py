"""What cannot be used is named, and the rest is solved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from umay.rostering.api import (
    Assignment,
    Need,
    Person,
    Problem,
    Slot,
    Unreadable,
    check,
    problem_from_json,
    solution_from_json,
    solve,
    to_json,
    usable,
)
from umay.rostering.tests.schools import MONDAY, problems, term


def codes(problem: Problem) -> set[str]:
    return {one.code for one in solve(problem).faults}


def test_a_roster_with_no_people_is_all_holes() -> None:
    problem = replace(term(weeks=1), people=())

    solution = solve(problem)

    assert "fault.no_people" in {one.code for one in solution.faults}
    assert sum(one.missing for one in solution.holes) == 8
    assert {one.reason.code for one in solution.holes} == {"hole.nobody"}
    assert check(problem, solution) == ()


def test_a_roster_of_nothing_is_a_roster_of_nothing() -> None:
    assert codes(Problem((), ())) == {"fault.no_people", "fault.no_slots"}


FIRST = Slot("a", MONDAY, 430, 480, (Need("parent", 1),), "morning", "gate")
WHO = Person("P", "parent")


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("fault.windows_overlap", Problem((FIRST, Slot("b", MONDAY, 470, 500, (Need("parent", 1),), "late", "gate")), (WHO,))),
        ("fault.slot_twice", Problem((FIRST, FIRST), (WHO,))),
        ("fault.slot_times", Problem((FIRST, replace(FIRST, id="b", ends=400)), (WHO,))),
        ("fault.need_twice", Problem((replace(FIRST, needs=(Need("parent", 1), Need("parent", 1))),), (WHO,))),
        ("fault.need_count", Problem((replace(FIRST, needs=(Need("parent", 1, 2),)),), (WHO,))),
        ("fault.need_count", Problem((replace(FIRST, needs=(Need("parent", 1, over=-1),)),), (WHO,))),
        ("fault.need_twice", Problem((replace(FIRST, needs=(Need("parent", 0, over=3), Need("parent", 1, over=9))),), (WHO,))),
        ("fault.need_over_people", Problem((replace(FIRST, needs=(Need("parent", 5),)),), (WHO,))),
        ("fault.person_twice", Problem((FIRST,), (WHO, WHO))),
        ("fault.person_load", Problem((FIRST,), (replace(WHO, max_load=-1),))),
        ("fault.person_load", Problem((FIRST,), (replace(WHO, max_week=-1),))),
        ("fault.name_unknown", Problem((FIRST,), (replace(WHO, likes=("moon",)),))),
        ("fault.together_unknown", Problem((FIRST,), (WHO,), together=(("P", "Q"),))),
        ("fault.together_pair", Problem((FIRST,), (WHO,), together=(("P", "P"),))),
        ("fault.apart_unknown", Problem((FIRST,), (WHO,), apart=(("Q", "P"),))),
        ("fault.pin_unknown", Problem((FIRST,), (WHO,), pins=(Assignment("z", "P"),))),
        ("fault.pin_twice", Problem((FIRST,), (WHO,), pins=(Assignment("a", "P"), Assignment("a", "P")))),
        ("fault.pin_no_place", Problem((FIRST,), (WHO, Person("G", "guard")), pins=(Assignment("a", "G"),))),
    ],
)
def test_each_fault_is_named_and_the_rest_is_solved(code: str, problem: Problem) -> None:
    solution = solve(problem)

    assert code in {one.code for one in solution.faults}
    assert [one for one in check(problem, solution) if one.hard] == []


def test_a_sound_term_has_no_faults() -> None:
    assert usable(term()) == (term(), ())


@settings(max_examples=50, deadline=None)
@given(problems())
def test_problems_and_solutions_survive_json(problem: Problem) -> None:
    solution = solve(problem, seconds=0)

    assert problem_from_json(to_json(problem)) == problem
    assert solution_from_json(to_json(solution)) == solution


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "the whole: must be an object"),
        ({"slots": []}, "people: is missing"),
        ({"slots": {}, "people": []}, "slots: must be a list"),
        ({"slots": [], "people": [{"id": 3, "kind": "parent"}]}, "people[0].id: must be words in quotes"),
        ({"slots": [], "people": [], "rulez": []}, "rulez: not a key"),
        ({"slots": [], "people": [], "rules": [{"kind": "nice"}]}, "rules[0].kind: 'nice' is not one of no_double"),
        ({"slots": [], "people": [], "rules": [{"kind": "wish", "hard": 0}]}, "rules[0].hard: must be true or false"),
        (
            {"slots": [], "people": [{"id": "P", "kind": "parent", "max_load": "3"}]},
            "people[0].max_load: must be a whole number or null, not '3'",
        ),
        ({"slots": [], "people": [], "patterns": [{"kind": "days_runing"}]}, "patterns[0].kind: 'days_runing' is not one of duties"),
        ({"slots": [], "people": [{"id": "P", "kind": "parent", "asks": [["early"]]}]}, "people[0].asks[0]: must be a list of 2"),
        ({"slots": [], "people": [], "apart": [["P"]]}, "apart[0]: must be a list of 2"),
        ({"slots": [], "people": [{"id": "P", "kind": "parent", "before": True}]}, "people[0].before: must be a whole number"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_by_key(raw: object, said: str) -> None:
    with pytest.raises(Unreadable) as error:
        problem_from_json(raw)

    assert said in str(error.value)

"""Who may serve, what is missing, which names are alike, which lines are people, what an entry needs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.packs.schema_clearance import WorkerKind
from umay.staffing.rules.kinds import Kind, State, may_bear_gear
from umay.staffing.rules.lacking import Known, Lack, lacks_of
from umay.staffing.rules.passes import OPENS_FOR, function_of, pass_opens
from umay.staffing.rules.serving import Asked, Checked, Outcome, Serving, is_outdated, serve_refusal

DAY = date(2026, 11, 20)
ASKED = Asked("2", "81, 102", frozenset({Kind.GUARD}), frozenset({Kind.PARENT}))
CLEAR = Checked(Outcome.CLEAR, "2", DAY)


def code(who: Serving, asked: Asked = ASKED) -> str:
    no = serve_refusal(who, asked, DAY)
    return no.code if no else ""


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Serving(Kind.GUARD, State.ACCEPTED, None, CLEAR), ""),
        (Serving(Kind.GUARD, State.ACCEPTED), "staffing.not_cleared"),
        (Serving(Kind.GUARD, State.ACCEPTED, None, Checked(Outcome.IN_RENEWAL, "2", DAY, DAY)), ""),
        (Serving(Kind.GUARD, State.ACCEPTED, None, Checked(Outcome.IN_RENEWAL, "2", DAY)), "staffing.not_cleared"),
        (Serving(Kind.GUARD, State.ACCEPTED, None, Checked(Outcome.BARRED_BY_LIST, "2", DAY)), "staffing.barred"),
        (Serving(Kind.GUARD, State.BARRED, None, CLEAR), "staffing.barred"),
        (Serving(Kind.TEACHER, State.WAITING), "staffing.not_accepted"),
        (Serving(Kind.TEACHER, State.LEFT, DAY), "staffing.left"),
        (Serving(Kind.TEACHER, State.ACCEPTED), ""),
        (Serving(Kind.PARENT, State.ACCEPTED), "staffing.not_trained"),
        (Serving(Kind.PARENT, State.ACCEPTED, None, None, trained=True), ""),
    ],
)
def test_who_may_serve(who: Serving, said: str) -> None:
    assert code(who) == said


def test_whoever_left_served_on_the_days_before() -> None:
    left = Serving(Kind.TEACHER, State.LEFT, DAY + timedelta(days=1))

    assert code(left) == ""


@given(st.sampled_from(Kind), st.sampled_from(State), st.booleans())
def test_nobody_serves_who_is_not_accepted_whatever_a_programme_asks(kind: Kind, state: State, trained: bool) -> None:
    who = Serving(kind, state, None, CLEAR, trained)

    assert (code(who) == "" or code(who) == "staffing.not_trained") == (state is State.ACCEPTED)


def test_a_changed_list_asks_to_look_again_and_bars_nobody() -> None:
    old = Serving(Kind.GUARD, State.ACCEPTED, None, Checked(Outcome.CLEAR, "1", DAY), trained=True)

    assert is_outdated(old, ASKED)
    assert code(old) == ""
    assert lacks_of(old, Known(DAY, has_committed=True), ASKED, DAY) == (Lack.LIST_CHANGED,)


def test_the_first_month_is_for_the_first_training() -> None:
    new, known = Serving(Kind.TEACHER, State.ACCEPTED), Known(DAY, has_committed=True)

    assert lacks_of(new, known, Asked(), DAY + timedelta(days=30)) == (Lack.TRAINING,)
    assert lacks_of(new, known, Asked(), DAY + timedelta(days=31)) == (Lack.INDUCTION_LATE,)
    assert lacks_of(Serving(Kind.TEACHER, State.LEFT), known, Asked(), DAY) == ()


def test_gear_is_never_a_parent_s() -> None:
    assert not any(may_bear_gear(kind, licensed=True) for kind in Kind if kind in (Kind.PARENT, Kind.TEACHER, Kind.RESIDENT))
    assert may_bear_gear(Kind.GUARD, licensed=True)


def test_a_pass_opens_for_those_who_wait_or_serve_and_never_after_the_year() -> None:
    assert {state for state in State if pass_opens(state, year_over=False)} == OPENS_FOR
    assert not any(pass_opens(state, year_over=True) for state in State)
    assert {function_of(kind) for kind in Kind} == {"guard", "teacher", "volunteer"}


def test_packs_name_the_kinds_that_there_are() -> None:
    assert set(WorkerKind.__args__) == {one.value for one in Kind}  # type: ignore[attr-defined]

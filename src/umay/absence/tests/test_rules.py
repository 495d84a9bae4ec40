"""Who gets a mobile team, and what may be entered and kept."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.absence.rules import following, keeping
from umay.absence.rules.codes import Ground, Reason, State, Unmatched
from umay.absence.rules.matching import School, Team, match

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DISTRICTS = st.sampled_from([1, 2, None])


@st.composite
def towns(draw: st.DrawFn) -> tuple[list[School], list[Team]]:
    teams = [Team(100 + number, draw(st.integers(0, 3)), draw(DISTRICTS)) for number in range(draw(st.integers(0, 4)))]
    last = st.sampled_from([None, *(one.id for one in teams)])
    grades = st.sampled_from([1, 2, 3, 4, None])
    schools = [School(number, draw(grades), draw(st.sampled_from([1, 2])), draw(last)) for number in range(draw(st.integers(0, 9)))]
    return schools, teams


@given(towns())
def test_every_school_has_a_team_that_serves_it_or_a_reason(town: tuple[list[School], list[Team]]) -> None:
    schools, teams = town
    by_id = {one.id: one for one in teams}

    found = match(schools, teams)

    assert set(found.pairs) | set(found.unmatched) == {one.id for one in schools}
    assert not set(found.pairs) & set(found.unmatched)
    assert all(by_id[found.pairs[one.id]].serves(one) for one in schools if one.id in found.pairs)
    assert all(count <= by_id[team].capacity for team, count in Counter(found.pairs.values()).items())


@given(towns())
def test_no_school_waits_while_its_team_goes_to_one_that_comes_after(town: tuple[list[School], list[Team]]) -> None:
    schools, teams = town

    found = match(schools, teams)

    for waits, comes in product(schools, schools):
        if waits.grade is None or comes.grade is None or waits.grade >= comes.grade:
            continue
        if waits.id in found.unmatched and comes.id in found.pairs:
            assert not next(one for one in teams if one.id == found.pairs[comes.id]).serves(waits)


@settings(max_examples=40)
@given(towns())
def test_as_many_of_the_first_grade_as_can_be_get_a_team(town: tuple[list[School], list[Team]]) -> None:
    schools, teams = town
    first = [one for one in schools if one.grade == 1]

    found = match(schools, teams)

    assert sum(one.id in found.pairs for one in first) == most(first, {one.id: one.capacity for one in teams}, teams)


def most(schools: list[School], room: dict[int, int], teams: list[Team]) -> int:
    """Return how many of the schools could have a team, by trying everything."""
    if not schools:
        return 0
    school, *rest = schools
    best = most(rest, room, teams)
    for team in teams:
        if team.serves(school) and room[team.id]:
            best = max(best, 1 + most(rest, {**room, team.id: room[team.id] - 1}, teams))
    return best


@given(towns())
def test_the_team_of_last_year_stays_where_nothing_speaks_against_it(town: tuple[list[School], list[Team]]) -> None:
    schools, teams = town
    first = match([School(one.id, one.grade, one.district) for one in schools], teams)
    again = [School(one.id, one.grade, one.district, first.pairs.get(one.id)) for one in schools]

    assert match(again, teams).pairs == first.pairs


def test_each_school_without_a_team_has_its_own_reason() -> None:
    schools = [School(1, 1, 7), School(2, 2, 7), School(3, None, 7), School(4, 1, 8)]

    found = match(schools, [Team(50, 1, 7)])

    assert found.pairs == {1: 50}
    assert found.unmatched == {2: Unmatched.FULL, 3: Unmatched.NO_GRADE, 4: Unmatched.NOBODY_SERVES}


def entry(**changed: object) -> following.Entry:
    usual = {"reason": Reason.GUIDANCE, "found_on": TODAY, "basis": "", "delete_on": TODAY + timedelta(days=365)}
    return following.Entry(**{**usual, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"reason": Reason.REGISTER}, "absence.basis_missing"),
        ({"reason": Reason.REGISTER, "basis": "Law 1, article 2"}, None),
        ({"found_on": TODAY + timedelta(days=1)}, "absence.found_later"),
        ({"delete_on": None}, "absence.no_day_of_deletion"),
        ({"delete_on": TODAY}, "absence.day_of_deletion_over"),
        ({"delete_on": TODAY + timedelta(days=2_000)}, "absence.kept_too_long"),
    ],
)
def test_what_may_be_entered(changed: dict[str, object], code: str | None) -> None:
    found = following.entry_refusal(entry(**changed), TODAY)

    assert (found.code if found else None) == code


@pytest.mark.parametrize("state", State)
def test_only_a_protected_child_is_enrolled_confidentially(state: State) -> None:
    assert State.ENROLLED_CONFIDENTIALLY not in following.next_states(state, is_protected=False)
    assert State.BACK not in following.next_states(state, is_protected=True)
    assert following.move_refusal(state, state, is_protected=False) is not None


def test_every_state_leads_on() -> None:
    assert set(following.MOVES) == set(State)


def test_visits_are_planned_ahead_and_recorded_afterwards() -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)

    assert following.visit_refusal(tomorrow, TODAY, State.FOUND) is None
    assert following.visit_refusal(yesterday, TODAY, State.FOUND) is not None
    assert following.visit_refusal(tomorrow, TODAY, State.CLOSED) is not None
    assert following.done_refusal(yesterday, TODAY, is_done=False) is None
    assert following.done_refusal(tomorrow, TODAY, is_done=False) is not None
    assert following.done_refusal(yesterday, TODAY, is_done=True) is not None


@pytest.mark.parametrize(
    ("ground", "reference", "until_on", "with_keys", "code"),
    [
        (Ground.LAW, "Law 5", TODAY + timedelta(days=9), [1], None),
        (None, "Law 5", TODAY + timedelta(days=9), [1], "absence.share_basis_missing"),
        (Ground.LAW, " ", TODAY + timedelta(days=9), [1], "absence.share_basis_missing"),
        (Ground.CONSENT, "Form 3", None, [1], "absence.share_day_missing"),
        (Ground.CONSENT, "Form 3", TODAY, [1], "absence.share_day_missing"),
        (Ground.CONSENT, "Form 3", TODAY + timedelta(days=9), [], "absence.nobody_with_keys"),
    ],
)
def test_sharing_asks_for_a_basis_a_day_and_keys(
    ground: Ground | None, reference: str, until_on: date | None, with_keys: list[int], code: str | None
) -> None:
    found = following.share_refusal(ground, reference, until_on, TODAY, with_keys)

    assert (found.code if found else None) == code


def code_of(found: object) -> str:
    return getattr(found, "code", "")


@pytest.mark.parametrize(
    ("due", "total", "last", "code"),
    [
        (3, 10, timedelta(days=1), ""),
        (4, 10, timedelta(days=1), "absence.too_many_to_delete"),
        (20, 1_000, timedelta(days=1), ""),
        (21, 1_000, timedelta(days=1), "absence.too_many_to_delete"),
        (1, 1_000, timedelta(hours=47), ""),
        (1, 1_000, timedelta(hours=49), "absence.clock_moved"),
        (1, 1_000, timedelta(hours=-1), "absence.clock_moved"),
        (1, 1_000, timedelta(days=3_650), "absence.clock_moved"),
    ],
)
def test_a_round_stops_when_the_clock_moved_or_many_would_go(due: int, total: int, last: timedelta, code: str) -> None:
    asked = keeping.Round(due, total, NOW - last)

    assert code_of(keeping.round_refusal(asked, NOW)) == code
    assert keeping.round_refusal(keeping.Round(due, total, NOW - last, allowed_at=NOW), NOW) is None


def test_what_is_held_does_not_go() -> None:
    assert keeping.is_due(TODAY, None, TODAY)
    assert not keeping.is_due(TODAY, TODAY, TODAY)
    assert keeping.is_due(TODAY, TODAY - timedelta(days=1), TODAY)
    assert not keeping.is_due(TODAY + timedelta(days=1), None, TODAY)


def test_a_hold_has_an_end() -> None:
    assert keeping.hold_refusal(TODAY + timedelta(days=30), TODAY) is None
    assert code_of(keeping.hold_refusal(None, TODAY)) == "absence.hold_without_end"
    assert code_of(keeping.hold_refusal(TODAY + timedelta(days=800), TODAY)) == "absence.hold_too_long"

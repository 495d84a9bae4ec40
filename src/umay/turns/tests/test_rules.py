"""What breaks, who is free, and who stands by standing duty."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.rostering import api as rostering
from umay.turns.api import (
    OF_PATTERN,
    Asked,
    Break,
    Can,
    Duty,
    Half,
    Helper,
    Pattern,
    Slot,
    Soft,
    Wanted,
    Weight,
    asked_from,
    breaks,
    eased,
    free_for,
    holes,
    lenders,
    places_of,
    problem_of,
    standing,
    standing_places,
)

MONDAY = date(2026, 11, 23)


def slot(window: int = 1, day: date = MONDAY, hour: int = 7, **more: Any) -> Slot:
    start = datetime.combine(day, time(hour))
    return Slot(window, 1, day, start, start + timedelta(minutes=40), more.pop("needs", {"parent": 2}), **more)


def found(helper: Helper, at: Slot, *others: Slot, asked: Asked | None = None) -> tuple[Break, ...]:
    now = standing((at, *others), ((helper.id, one.key) for one in others))
    return breaks(helper, "parent", at, now, asked or Asked())


@pytest.mark.parametrize(
    ("helper", "others", "wanted"),
    [
        (Helper(1, "parent"), (), ()),
        (Helper(1, "guard"), (), (Break.KIND,)),
        (Helper(1, "parent"), (slot(2),), (Break.TWICE, Break.DAY, Break.WEEK)),
        (Helper(1, "parent", away=((MONDAY, MONDAY),)), (), (Break.AWAY,)),
        (Helper(1, "parent", said={(0, Half.MORNING): Can.CANNOT}), (), (Break.CANNOT,)),
        (Helper(1, "parent", said={(0, Half.MORNING): Can.RATHER_NOT}), (), (Break.RATHER_NOT,)),
        (Helper(1, "parent"), (slot(day=MONDAY + timedelta(days=2)),), (Break.WEEK,)),
        (Helper(1, "parent"), (slot(day=MONDAY + timedelta(days=7)),), (Break.REST,)),
        (Helper(1, "parent", most_term=1), (slot(day=MONDAY + timedelta(days=28)),), (Break.TERM,)),
    ],
)
def test_what_breaks_is_said(helper: Helper, others: tuple[Slot, ...], wanted: tuple[Break, ...]) -> None:
    assert found(helper, slot(), *others) == wanted


TUESDAY = MONDAY + timedelta(days=1)
NEVER_RUNNING = Asked(most_week=7, patterns={Pattern.DAYS: Wanted(1, never=True)})


@pytest.mark.parametrize(
    ("pattern", "wanted", "at", "others", "found_is"),
    [
        (Pattern.DAYS, Wanted(1, never=True), slot(), (slot(day=TUESDAY),), (Break.DAYS_RUNNING,)),
        (Pattern.DAYS, Wanted(1, never=False), slot(), (slot(day=TUESDAY),), (Break.PATTERN,)),
        (Pattern.DAYS, Wanted(2, never=True), slot(), (slot(day=TUESDAY),), ()),
        (Pattern.DAYS, Wanted(2, never=True), slot(day=TUESDAY), (slot(), slot(day=MONDAY + timedelta(days=2))), (Break.DAYS_RUNNING,)),
        (Pattern.MORNINGS, Wanted(1, never=True), slot(), (slot(day=TUESDAY, hour=15),), ()),
        (Pattern.MORNINGS, Wanted(1, never=True), slot(), (slot(day=TUESDAY),), (Break.MORNINGS_RUNNING,)),
        (Pattern.WEEKS, Wanted(1, never=True), slot(), (slot(day=MONDAY + timedelta(days=9)),), (Break.WEEKS_RUNNING,)),
        (Pattern.AFTER, Wanted(0, never=True), slot(day=TUESDAY), (slot(hour=15),), (Break.AFTERNOON_BEFORE,)),
        (Pattern.AFTER, Wanted(0, never=True), slot(hour=15), (slot(day=TUESDAY),), (Break.AFTERNOON_BEFORE,)),
        (Pattern.AFTER, Wanted(0, never=True), slot(), (slot(day=TUESDAY, hour=15),), ()),
    ],
)
def test_a_pattern_is_looked_at_when_somebody_is_put_in_by_hand(
    pattern: Pattern, wanted: Wanted, at: Slot, others: tuple[Slot, ...], found_is: tuple[Break, ...]
) -> None:
    asked = Asked(most_week=7, rest_weeks=0, patterns={pattern: wanted})

    assert found(Helper(1, "teacher"), at, *others, asked=asked)[1:] == found_is


@given(
    st.dictionaries(st.sampled_from(Pattern), st.integers(1, 3), min_size=1),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from([7, 15])), min_size=1, max_size=14, unique=True),
)
def test_what_the_solver_makes_with_patterns_breaks_none_by_hand(chosen: dict[Pattern, int], times: list[tuple[int, int]]) -> None:
    """The solver, its auditor and the rules for changes by hand read one pattern in one way."""
    asked = Asked(
        most_week=7, rest_weeks=0, patterns={one: Wanted(0 if one is Pattern.AFTER else n, never=True) for one, n in chosen.items()}
    )
    days = [slot(hour, MONDAY + timedelta(days=day), hour, needs={"teacher": 1}) for day, hour in times]
    helpers = [Helper(1, "teacher"), Helper(2, "teacher")]
    made = problem_of(days, helpers, asked)

    solution = rostering.solve(made.problem, seconds=0)

    assert [one for one in rostering.check(made.problem, solution) if one.hard] == []
    stands = places_of(made, solution, helpers)
    now = standing(days, ((one.helper_id, one.key) for one in stands))
    of_pattern = set(OF_PATTERN.values())
    for one in stands:
        broken = breaks(helpers[one.helper_id - 1], "teacher", now.slots[one.key], now, asked, leaving=one.key)
        assert not of_pattern & set(broken)


def test_a_pattern_that_keeps_people_back_is_eased_to_rather_not() -> None:
    eased_to = eased(NEVER_RUNNING, Break.DAYS_RUNNING)

    assert eased_to is not None
    assert eased_to.patterns == {Pattern.DAYS: Wanted(1, never=False)}
    assert eased(eased_to, Break.DAYS_RUNNING) is None


def test_a_made_roster_keeps_what_somebody_wants_at_most_in_a_week() -> None:
    days = [slot(day=MONDAY + timedelta(days=one), needs={"parent": 1}) for one in range(3)]
    helpers = [Helper(1, "parent", most_week=1), Helper(2, "parent")]
    made = problem_of(days, helpers, Asked(most_week=2))

    places = places_of(made, rostering.solve(made.problem), helpers)

    assert sorted(one.helper_id for one in places) == [1, 2, 2]


def test_rest_that_weighs_nothing_breaks_nothing() -> None:
    asked = Asked(weights={Soft.REST: Weight.OFF})

    assert found(Helper(1, "parent"), slot(), slot(day=MONDAY + timedelta(days=7)), asked=asked) == ()


def test_another_class_is_lent_after_the_own_one() -> None:
    at = slot(turn="class_week", class_name="40")
    helpers = [Helper(1, "parent", "41"), Helper(2, "parent", "40"), Helper(3, "parent", "41")]

    free = free_for("parent", at, helpers, standing((at,), ()), Asked())

    assert [one.helper.id for one in free] == [2, 1, 3]
    assert lenders(free) == (("41", 2),)


def test_holes_name_the_window_and_the_kind() -> None:
    at = slot(needs={"parent": 4, "guard": 1})

    short = holes((at,), {(at.key, "parent"): 3, (at.key, "guard"): 1})

    assert [(one.kind, one.short) for one in short] == [("parent", 1)]


def test_standing_duties_come_first_and_the_rest_is_even() -> None:
    days = [slot(day=MONDAY + timedelta(days=one), needs={"guard": 1}) for one in range(4)]
    guards = [Helper(1, "guard"), Helper(2, "guard")]

    places = standing_places(days, guards, [Duty(2, 1, frozenset({0}))])

    assert [one.helper_id for one in places] == [2, 1, 1, 2]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(7, 16), st.integers(0, 3)), max_size=12, unique=True),
    st.lists(st.integers(0, 4), max_size=3),
)
def test_nobody_of_the_steady_kinds_stands_twice_or_while_away(spans: list[tuple[int, int, int]], away: list[int]) -> None:
    slots = [slot(number, MONDAY + timedelta(days=day), hour, needs={"guard": need}) for number, (day, hour, need) in enumerate(spans)]
    gone = tuple((MONDAY + timedelta(days=day), MONDAY + timedelta(days=day)) for day in away)
    guards = [Helper(1, "guard", away=gone), Helper(2, "guard"), Helper(3, "guard")]

    places = standing_places(slots, guards, ())

    by_key = {one.key: one for one in slots}
    for number, place in enumerate(places):
        at = by_key[place.key]
        assert not any(other.helper_id == place.helper_id and by_key[other.key].meets(at) for other in places[:number])
        assert not (place.helper_id == 1 and any(first <= at.on_day <= last for first, last in gone))


WANTED = st.dictionaries(st.sampled_from(Pattern), st.builds(Wanted, st.integers(0, 3), never=st.booleans()))


@given(st.builds(Asked, st.integers(1, 7), st.none() | st.integers(1, 40), st.integers(0, 5), patterns=WANTED))
def test_rules_come_back_as_they_were_kept(asked: Asked) -> None:
    assert asked_from(asked.to_json()) == asked

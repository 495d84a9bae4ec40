"""What breaks, who is free, and who stands by standing duty."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.rostering import api as rostering
from umay.turns.api import (
    Asked,
    Break,
    Can,
    Duty,
    Half,
    Helper,
    Slot,
    Soft,
    Weight,
    asked_from,
    breaks,
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


@given(st.builds(Asked, st.integers(1, 7), st.none() | st.integers(1, 40), st.integers(0, 5)))
def test_rules_come_back_as_they_were_kept(asked: Asked) -> None:
    assert asked_from(asked.to_json()) == asked

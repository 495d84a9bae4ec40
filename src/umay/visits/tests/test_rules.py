"""The rules of the gate: likeness of names, who waits for whom, how long things are kept."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.visits.rules import orders
from umay.visits.rules.arriving import Facts, Waits, day_refusal, entry_refusal, state_at_gate, waits_for
from umay.visits.rules.codes import MOVES, Decision, State, Why
from umay.visits.rules.keeping import CLOSING, is_still_inside
from umay.visits.rules.names import are_alike, parts_of

TODAY = date(2026, 11, 20)
PART = st.text(alphabet="abcçdeğıişöuüABCÇĞİIŞ王李娜Жанна", min_size=1, max_size=9)
NAME = st.lists(PART, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayşe Demir", "AYSE DEMİR"), ("Demir Ayşe", "Ayşe Demir"), ("Ayşe Demir", "Ayşe Nur Demir"), ("A. Demir", "Ayşe Demir"),
        ("王小明", "王小明"), ("王 小明", "王小明"), ("Жанна Ахметова", "Ахметова Жанна"), ("Nguyễn Văn An", "Nguyen Van An"),
        ("Yıldırm Kaya", "Yıldırım Kaya"), ("Karadeniz", "Ali Karadeniz"),
    ],
)  # fmt: skip
def test_names_that_may_be_of_one_person_are_alike(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ayşe Demir", "Ayşe Kaya"), ("王小明", "王小红"), ("", "Ayşe"), ("Ali", "Ali Kaya"), ("- .", "- ."), ("A B", "Ayşe Kaya")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not are_alike(one, other)


@given(NAME)
@settings(max_examples=80)
def test_a_name_is_like_itself_in_any_order_and_size_of_letters(name: str) -> None:
    if any(len(part) > 1 for part in parts_of(name)) or len(parts_of(name)) == 1:
        assert are_alike(name, name)
        assert are_alike(name, " ".join(reversed(name.split())))


@given(NAME, NAME)
@settings(max_examples=80)
def test_likeness_asks_not_who_comes_first(one: str, other: str) -> None:
    assert are_alike(one, other) == are_alike(other, one)


@given(NAME, PART)
@settings(max_examples=80)
def test_a_further_name_hides_nobody(name: str, more: str) -> None:
    parts = parts_of(name)
    if len(parts) > 1 and any(len(part) > 1 for part in parts):
        assert are_alike(name, f"{name} {more}")


def test_only_a_persons_decision_turns_somebody_away_at_the_gate() -> None:
    for why, order, decision in product(Why, (True, False), (None, *Decision)):
        state = state_at_gate(Facts(State.EXPECTED, why, has_order=order, decision=decision))
        assert (state is State.TURNED) == (decision is Decision.SAME)


def test_a_child_leaves_on_the_teachers_word_alone() -> None:
    for order, decision in ((False, None), (True, Decision.OTHER)):
        facts = Facts(State.EXPECTED, Why.EARLY_PICK_UP, has_order=order, decision=decision)
        assert state_at_gate(facts) is State.WAITING
        assert waits_for(Facts(State.WAITING, Why.EARLY_PICK_UP, has_order=order, decision=decision)) is Waits.TEACHER


def test_who_is_gone_stays_gone() -> None:
    assert not MOVES[State.GONE] | MOVES[State.TURNED]
    assert set(MOVES) == set(State)


@pytest.mark.parametrize(
    ("why", "host", "of_class", "code"),
    [
        (Why.EARLY_PICK_UP, "A teacher", "", "visits.class_missing"),
        (Why.EARLY_PICK_UP, "", "3/A", "visits.teacher_missing"),
        (Why.MEETING, "", "", "visits.host_missing"),
        (Why.DELIVERY, "", "", None),
    ],
)
def test_the_gate_asks_what_is_needed_and_no_more(why: Why, host: str, of_class: str, code: str | None) -> None:
    refusal = entry_refusal(why, host, of_class)

    assert (refusal.code if refusal else None) == code


@given(st.integers(-5, 70))
def test_somebody_is_expected_today_or_within_two_months(ahead: int) -> None:
    assert (day_refusal(TODAY + timedelta(days=ahead), TODAY) is None) == (0 <= ahead <= 60)


@given(st.integers(0, 400), st.integers(-10, 500), st.integers(-10, 500))
@settings(max_examples=80)
def test_an_order_holds_on_its_days_and_on_no_other(given_ago: int, until_in: int, asked_in: int) -> None:
    dates = orders.Dates(TODAY - timedelta(days=given_ago), TODAY - timedelta(days=given_ago), TODAY + timedelta(days=until_in))
    day = TODAY + timedelta(days=asked_in)

    assert orders.holds(dates.from_on, dates.until_on, day) == (dates.from_on <= day <= dates.until_on)
    assert (orders.dates_refusal(dates, TODAY) is None) == (until_in >= 0)


def test_one_person_never_takes_an_order_back_alone() -> None:
    assert orders.back_refusal(None, 1)
    assert orders.back_refusal(1, 1)
    assert orders.back_refusal(1, None)
    assert orders.back_refusal(1, 2) is None


def test_whoever_came_yesterday_or_stays_past_closing_is_named() -> None:
    noon = datetime(2026, 11, 20, 12)
    assert not is_still_inside(TODAY, noon, CLOSING)
    assert is_still_inside(TODAY, noon, time(12))
    assert is_still_inside(TODAY - timedelta(days=1), noon, CLOSING)

"""Codes, weekly numbers, clocks, rounds and counts, by tables and by properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umay.kernel.waited import LONGEST_WAIT, counted_at
from umay.kernel.weeks import WEEK, week_of
from umay.rounds.rules import sheets, walking
from umay.rounds.rules.codes import Sign, read_code, sign_refusal, write_code
from umay.rounds.rules.kinds import COUNTS, Ending, Sheet

KEY, OTHER = b"k" * 32, b"o" * 32
FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2100, 1, 1))
SEEDS = st.binary(min_size=16, max_size=16)
WAY = walking.Way(1, (time(7, 10), time(16, 20)), timedelta(minutes=30), tuple(walking.Halt(one, 5) for one in (11, 12, 13)))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 20, hour, minute, tzinfo=UTC)


@given(st.uuids(), st.integers(1, 0xFFFF), DAYS)
def test_a_code_says_what_was_written_and_opens_by_an_older_key(point: UUID, edition: int, until: date) -> None:
    sign = Sign(point, edition, until)

    code = write_code(sign, KEY)

    assert len(code) == 40
    assert read_code(code, [OTHER, KEY]) == sign
    assert read_code(code, [OTHER]) is None


@given(st.integers(0, 39), st.sampled_from("ABCxyz019-_"))
def test_a_code_changed_in_one_letter_is_none_of_ours(place: int, letter: str) -> None:
    code = write_code(Sign(UUID(int=7), 1, FRIDAY), KEY)
    changed = code[:place] + letter + code[place + 1 :]

    assert read_code(changed, [KEY]) == (Sign(UUID(int=7), 1, FRIDAY) if changed == code else None)


@given(st.text(max_size=60))
def test_any_words_are_no_code(words: str) -> None:
    assert read_code(words, [KEY]) is None


@pytest.mark.parametrize(
    ("edition", "today", "is_up", "code"),
    [
        (1, FRIDAY, True, None),
        (2, FRIDAY, True, "rounds.sign_replaced"),
        (1, FRIDAY + timedelta(days=1), True, "rounds.sign_expired"),
        (1, FRIDAY, False, "rounds.point_taken_down"),
    ],
)
def test_a_sign_counts_while_it_hangs(edition: int, today: date, is_up: bool, code: str | None) -> None:
    refusal = sign_refusal(Sign(uuid4(), 1, FRIDAY), edition, today, is_up=is_up)

    assert (refusal.code if refusal else None) == code


@given(SEEDS, DAYS)
def test_a_number_has_two_figures_and_is_never_that_of_the_week_before(seed: bytes, day: date) -> None:
    week = week_of(day)

    number = sheets.number_of(seed, week)

    assert len(number) == 2
    assert 10 <= int(number) <= 99
    assert number != sheets.number_of(seed, week - WEEK)


@given(SEEDS, DAYS)
def test_last_weeks_number_is_named_as_old(seed: bytes, day: date) -> None:
    old, own = sheets.number_of(seed, week_of(day) - WEEK), sheets.number_of(seed, week_of(day))

    assert sheets.sheet_of(seed, f" {own} ", day, asked=True) is Sheet.RIGHT
    assert sheets.sheet_of(seed, old, day, asked=True) is Sheet.OLD
    assert sheets.sheet_of(seed, "", day, asked=True) is Sheet.WRONG
    assert sheets.sheet_of(seed, "", day, asked=True, gone=True) is Sheet.GONE
    assert sheets.sheet_of(seed, "", day, asked=False) is Sheet.NOT_ASKED


@pytest.mark.parametrize("sheet", list(Sheet))
def test_what_does_not_count_is_refused_at_the_spot(sheet: Sheet) -> None:
    assert (sheets.sheet_refusal(sheet, "12") is None) == (sheet in COUNTS)


@given(st.integers(-400 * 86400, 400 * 86400), st.integers(0, int(LONGEST_WAIT.total_seconds())))
def test_a_clock_that_is_off_changes_nothing(off_s: int, waited_s: int) -> None:
    device_now = at(12) + timedelta(seconds=off_s)

    counted = counted_at(at(12), device_now - timedelta(seconds=waited_s), device_now)

    assert counted.at == at(12) - timedelta(seconds=waited_s)
    assert counted.off_s == off_s


def test_a_wait_that_cannot_be_is_not_believed() -> None:
    assert counted_at(at(12), at(13), at(12)).at == at(12)
    assert counted_at(at(12), at(12) - timedelta(days=30), at(12)).at == at(12)


@pytest.mark.parametrize(
    ("hour", "minute", "starts"), [(6, 54, None), (6, 55, 7), (7, 40, 7), (7, 41, None), (16, 10, 16), (16, 50, 16), (17, 0, None)]
)
def test_a_scan_belongs_to_the_round_of_its_hour(hour: int, minute: int, starts: int | None) -> None:
    dues = walking.due_on(WAY, FRIDAY, None, UTC)

    due = walking.due_for(12, at(hour, minute), dues)

    assert (due.starts_at.hour if due else None) == starts
    assert walking.due_for(99, at(hour, minute), dues) is None


@given(st.sets(st.sampled_from([11, 12, 13])), st.sampled_from([None, 11, 12, 13]))
def test_what_comes_next_was_not_passed_and_nothing_comes_when_all_was(passed: set[int], last: int | None) -> None:
    left = walking.next_point(WAY, passed, last)

    assert (left is None) == (len(passed) == 3)
    assert left not in passed
    assert set(walking.missed(WAY, passed)) | passed == {11, 12, 13}


def test_a_round_ends_when_all_was_passed_or_its_time_is_over() -> None:
    assert walking.ending_of(WAY, {11}, at(7, 40), at(7, 30)) is Ending.OPEN
    assert walking.ending_of(WAY, {11}, at(7, 40), at(7, 41)) is Ending.TIME_OVER
    assert walking.ending_of(WAY, {11, 12, 13}, at(7, 40), at(9)) is Ending.WALKED


@given(st.lists(st.sets(st.sampled_from([11, 12, 13])), min_size=2, max_size=2), st.integers(5, 20))
def test_a_week_never_counts_more_walked_than_begun_than_planned(passed: list[set[int]], hour: int) -> None:
    dues = walking.due_on(WAY, FRIDAY, None, UTC)
    walked = [walking.Walked(due.starts_at, 1, frozenset(some)) for due, some in zip(dues, passed, strict=True)]

    found = walking.tally(dues, walked, at(hour))

    assert found.walked <= found.begun <= found.planned <= 2
    assert found.missed <= 3 * found.planned


@pytest.mark.parametrize(
    ("begins", "lasts", "code"),
    [
        ((time(7, 10), time(7, 30)), 30, "rounds.hours_overlap"),
        ((time(23, 50),), 30, "rounds.hours_overlap"),
        ((time(7, 10), time(7, 40)), 30, None),
        ((), 30, None),
    ],
)
def test_rounds_of_a_day_do_not_overlap(begins: tuple[time, ...], lasts: int, code: str | None) -> None:
    refusal = walking.route_refusal("East", begins, lasts, (1, 2))

    assert (refusal.code if refusal else None) == code


def test_a_route_names_two_points_at_least() -> None:
    assert walking.route_refusal("East", (), 30, (1,)).code == "rounds.points_missing"  # type: ignore[union-attr]
    assert walking.route_refusal(" ", (), 30, (1, 2)).code == "rounds.name_missing"  # type: ignore[union-attr]

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.posts.rules.hours import Hours, Ring, SchoolDay, Sitting, moved, overlap, ring_on, school_days, sitting_on, sittings, week_of_term
from umay.posts.rules.kinds import Turn
from umay.posts.rules.looking import most_at_once
from umay.timing.api import Calendar, calendar_from_json

CALENDAR = calendar_from_json(
    {
        "school_year": ["2026-09-01", "2027-06-15"],
        "window": ["2026-08-01", "2027-07-31"],
        "terms": [["2026-09-01", "2027-01-22"], ["2027-02-08", "2027-06-15"]],
        "public_holidays_in_window": {"2026-10-29": "A holiday"},
        "makeup_days": {"2026-10-31": "TH"},
    }
)
ALL = tuple(school_days(CALENDAR, 2026, date(2026, 8, 1), date(2027, 7, 31)))
USUAL = Ring("out", "usual", time(15), time(15, 20))
FRIDAY = Ring("out", "friday", time(12), time(12, 20), frozenset({4}))
EXAM = Ring("out", "exam", time(11), time(11, 20), from_on=date(2026, 11, 16), until_on=date(2026, 11, 20))

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.frozensets(st.integers(0, 6))
days_of_year = st.sampled_from(ALL)


@st.composite
def rings(draw: st.DrawFn) -> Ring:
    starts, ends = sorted((draw(times), draw(times)))
    first, length = draw(days_of_year), draw(st.integers(0, 60))
    bounded = draw(st.booleans())
    until = first.on + timedelta(days=length)
    name = draw(st.sampled_from("abcdef"))
    span = (first.on, until) if bounded else (None, None)
    return Ring("out", name, starts, ends, draw(weekdays), frozenset(), *span)


def on(day: date) -> SchoolDay:
    return next(one for one in ALL if one.on == day)


@pytest.mark.parametrize(
    ("day", "variant"),
    [
        (date(2026, 11, 12), "usual"),
        (date(2026, 11, 13), "friday"),
        (date(2026, 11, 18), "exam"),
        (date(2026, 11, 20), "exam"),
        (date(2026, 11, 27), "friday"),
    ],
)
def test_the_narrowest_ring_that_holds_wins(day: date, variant: str) -> None:
    found = ring_on([USUAL, FRIDAY, EXAM], "out", on(day))

    assert found is not None and found.variant == variant


@settings(max_examples=80, deadline=None)
@given(st.lists(rings(), max_size=6), days_of_year)
def test_the_ring_of_a_day_holds_on_it_and_none_that_holds_is_narrower(found: list[Ring], day: SchoolDay) -> None:
    chosen = ring_on(found, "out", day)

    holding = [one for one in found if one.holds(day)]
    assert (chosen is None) == (not holding)
    assert chosen is None or (chosen in holding and chosen.width == min(one.width for one in holding))
    assert ring_on(found[::-1], "out", day) == chosen or len({(one.width, one.variant) for one in holding}) < len(holding)


@settings(max_examples=80, deadline=None)
@given(st.lists(rings(), min_size=1, max_size=4), st.integers(0, 60), st.integers(0, 60), days_of_year)
def test_a_window_by_the_bell_moves_with_it(found: list[Ring], before: int, after: int, day: SchoolDay) -> None:
    hours = Hours("out", before, after)
    later = [
        Ring("out", one.variant, moved(one.starts, 7), moved(one.ends, 7), one.weekdays, one.grades, one.from_on, one.until_on)
        for one in found
    ]

    was, now = sitting_on(hours, found, day), sitting_on(hours, later, day)

    assert (was is None) == (now is None)
    if was is not None and now is not None:
        ring = ring_on(found, "out", day)
        assert ring is not None and was.starts <= ring.starts <= ring.ends <= was.ends
        assert now.starts >= was.starts and now.ends >= was.ends


@settings(max_examples=60, deadline=None)
@given(weekdays, st.integers(1, 10), st.integers(0, 12))
def test_a_window_by_the_clock_is_held_on_its_weekdays_in_its_weeks_alone(chosen: frozenset[int], first: int, more: int) -> None:
    hours = Hours(starts=time(7, 30), ends=time(8, 20), weekdays=chosen, week_from=first, week_until=first + more)

    held = {one.on for one in sittings(hours, (), ALL)}

    wanted = {day.on for day in ALL if first <= day.week <= first + more and (not chosen or day.weekday in chosen)}
    assert held == wanted


def test_a_bell_that_does_not_ring_on_a_day_holds_no_window() -> None:
    assert sitting_on(Hours("out"), [FRIDAY], on(date(2026, 11, 19))) is None
    assert sitting_on(Hours("in"), [USUAL], on(date(2026, 11, 19))) is None


def test_a_day_that_makes_up_for_a_lost_thursday_is_held_as_a_thursday() -> None:
    saturday = on(date(2026, 10, 31))

    assert saturday.weekday == 3
    assert sitting_on(Hours(starts=time(7), ends=time(8), weekdays=frozenset({3})), (), saturday) is not None
    assert sitting_on(Hours(starts=time(7), ends=time(8), weekdays=frozenset({5})), (), saturday) is None


def test_holidays_and_pauses_have_no_window() -> None:
    held = {one.on for one in sittings(Hours(starts=time(7), ends=time(8)), (), ALL)}

    assert date(2026, 10, 29) not in held and date(2027, 1, 25) not in held and date(2026, 9, 1) in held


@pytest.mark.parametrize(
    ("day", "week"), [(date(2026, 9, 1), 1), (date(2026, 9, 7), 2), (date(2026, 11, 20), 12), (date(2027, 2, 8), 1), (date(2027, 2, 15), 2)]
)
def test_weeks_are_counted_from_the_monday_of_each_term(day: date, week: int) -> None:
    assert week_of_term(CALENDAR, day) == week


def test_the_monday_that_a_calendar_names_is_believed_for_its_own_term() -> None:
    calendar = Calendar(CALENDAR.window, CALENDAR.school_year, CALENDAR.terms, term_week_1_monday=date(2026, 9, 7))

    assert week_of_term(calendar, date(2026, 9, 10)) == 1
    assert week_of_term(calendar, date(2026, 11, 20)) == 11
    assert week_of_term(calendar, date(2027, 2, 8)) == 1


def test_the_class_of_the_week_is_named_where_classes_take_turns() -> None:
    hours = Hours("out", turn=Turn.CLASS_WEEK, class_weeks={12: "4B"})
    found = sitting_on(hours, [USUAL], on(date(2026, 11, 19)))
    free = sitting_on(Hours("out", class_weeks={12: "4B"}), [USUAL], on(date(2026, 11, 19)))

    assert found is not None and found.class_name == "4B"
    assert free is not None and free.class_name == ""


def test_grades_come_from_the_window_and_else_from_the_ring() -> None:
    ring = Ring("out", "usual", time(15), time(15, 20), grades=frozenset({1, 2}))
    day = on(date(2026, 11, 19))
    own, rung = sitting_on(Hours("out", grades=frozenset({3})), [ring], day), sitting_on(Hours("out"), [ring], day)

    assert own is not None and own.grades == {3}
    assert rung is not None and rung.grades == {1, 2}


def test_two_sittings_overlap_by_their_common_minutes() -> None:
    one = Sitting(date(2026, 11, 19), time(7, 30), time(8, 20), frozenset(), "")
    other = Sitting(date(2026, 11, 19), time(8), time(9), frozenset(), "")
    next_day = Sitting(date(2026, 11, 20), time(8), time(9), frozenset(), "")

    assert (overlap(one, other), overlap(other, one), overlap(one, next_day)) == (20, 20, 0)


def test_people_who_stand_one_after_another_are_not_counted_twice() -> None:
    morning, after = Hours(starts=time(7, 30), ends=time(8)), Hours(starts=time(8), ends=time(8, 20))
    evening = Hours(bell_code="out", weekdays=frozenset({0}))

    assert most_at_once([(morning, 4), (after, 3), (evening, 2)], [USUAL], ALL) == 4
    assert most_at_once([(morning, 4), (Hours(starts=time(7, 59), ends=time(8, 20)), 3)], [USUAL], ALL) == 7
    assert most_at_once([(morning, 4)], [USUAL], ()) == 0


@settings(max_examples=50)
@given(st.lists(st.tuples(times, times, st.integers(1, 9)), max_size=6))
def test_the_most_at_once_is_that_of_the_fullest_minute(asked: list[tuple[time, time, int]]) -> None:
    windows = [(Hours(starts=min(one, two), ends=max(one, two)), people) for one, two, people in asked if one != two]

    minutes = [sum(people for hours, people in windows if (hours.starts or time.max) <= at < (hours.ends or time.min)) for at in EVERY]

    assert most_at_once(windows, [], ALL[:1]) == max(minutes)


EVERY = [time(hour, minute) for hour in range(24) for minute in range(60)]

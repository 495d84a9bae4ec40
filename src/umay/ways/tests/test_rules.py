"""Lines, buses and closed roads, by tables and by properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from umay.ways.rules import buses, lines, roads

FRIDAY = date(2026, 11, 20)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 20, hour, minute, tzinfo=UTC)


def test_a_line_is_led_by_two() -> None:
    assert lines.teachers_refusal(1, 2) is None
    for pair in ((1, 1), (1, None), (None, None)):
        assert lines.teachers_refusal(*pair).code == "ways.two_teachers"  # type: ignore[union-attr]


@given(st.integers(0, 200), st.one_of(st.none(), st.integers(0, 200)))
def test_the_difference_is_open_until_somebody_counted_at_the_end(out: int, end: int | None) -> None:
    assert lines.missing(out, end) == (None if end is None else out - end)


@given(st.tuples(*[st.booleans()] * 5))
def test_a_bus_that_is_away_has_one_fault_and_nothing_else(said: tuple[bool, ...]) -> None:
    seen = buses.Seen(*said)

    wrong = buses.wrong_with(seen)

    assert ("there" in wrong) == (not seen.there)
    assert seen.there or (wrong == ("there",) and not any((seen.sound().guide, seen.sound().belts, seen.sound().counted)))
    assert bool(wrong) == (not all(said) if seen.there else True)


def test_a_road_is_closed_at_its_hours_on_its_days() -> None:
    hours = roads.Hours((4,), time(7), time(8), FRIDAY, FRIDAY + timedelta(days=7))

    assert roads.closed_at(hours, at(7, 59), None)
    assert not roads.closed_at(hours, at(8), None)
    assert not roads.closed_on(hours, FRIDAY + timedelta(days=1), None)
    assert not roads.closed_on(hours, FRIDAY + timedelta(days=14), None)
    assert roads.closure_refusal(hours, "Police", "").code == "ways.paper_missing"  # type: ignore[union-attr]

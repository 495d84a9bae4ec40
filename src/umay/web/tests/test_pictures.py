from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.kernel.weeks import last_weeks
from umay.web.pictures.by_week import SchoolWeeks, WeekDone, weeks_grid, weeks_sentence
from umay.web.pictures.grid import Cell, Column, Grid, Row, share_done
from umay.web.pictures.multiples import Point, Series, small_multiples
from umay.web.pictures.wheel import MonthDuties, year_wheel


def month(done: int = 0, open_: int = 0, late: int = 0) -> MonthDuties:
    return MonthDuties("Sep", "September", "September", "#", done, open_, late)


def radii(path: str) -> tuple[float, float]:
    outer, inner = (float(radius) for radius in re.findall(r"A([\d.]+)", path))
    return inner, outer


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12))
def test_the_area_of_a_part_is_in_proportion_to_its_number(counts: list[tuple[int, int, int]]) -> None:
    wheel = year_wheel([month(*count) for count in counts], total="", total_words="")

    for leaf, (done, open_, late) in zip(wheel.months, counts, strict=True):
        numbers = {"done": done, "open": open_, "late": late}
        for part in leaf.parts:
            if part.kind == "none":
                assert not any(numbers.values())
                continue
            inner, outer = radii(part.path)
            most = max(1, *(sum(count) for count in counts))
            assert outer**2 - inner**2 == pytest.approx((122**2 - 62**2) * numbers[part.kind] / most, abs=40)


def test_a_wheel_carries_the_table_behind_it() -> None:
    wheel = year_wheel([month(1, 2, 3)], total="5", total_words="to go")

    assert wheel.rows == (("September", "1", "2", "3"),)
    with pytest.raises(ValueError, match="months"):
        year_wheel([], total="", total_words="")


def test_silence_is_never_counted_as_done() -> None:
    assert share_done([Cell("nothing", ""), Cell("done", "")]) == 0.5
    assert share_done([Cell("none", "")]) is None


def test_a_grid_with_a_missing_cell_is_not_made() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 duties"):
        Grid("", "", (Column("a"), Column("b")), (Row("School", (Cell("done", ""),)),), "", ())
    with pytest.raises(ValueError, match="is not one of"):
        Cell("fine", "")


def test_nothing_received_is_drawn_as_such_and_never_as_zero() -> None:
    (chart,) = small_multiples([Series("Bullying", "", (Point("I", 4, "4"), Point("II", None, ""), Point("III", 0, "0")))])

    assert [bar.kind for bar in chart.bars] == ["value", "nothing", "value"]
    assert chart.bars[1].height > 0
    assert chart.bars[2].height == 0


def test_small_multiples_share_one_scale() -> None:
    charts = small_multiples([Series("a", "", (Point("I", 10, ""),)), Series("b", "", (Point("I", 5, ""),))])

    assert charts[0].bars[0].height == 2 * charts[1].bars[0].height


def test_a_week_of_which_nothing_was_received_is_not_one_in_which_nothing_was_planned():
    weeks = last_weeks(date(2026, 11, 20), 4)
    whole, part, silent = WeekDone(5, 5, is_known=True), WeekDone(5, 2, is_known=True), WeekDone(5, 0, is_known=False)
    schools = [
        SchoolWeeks("One", 2, (whole, part, silent, None)),
        SchoolWeeks("Two", None, (silent, silent, None, None)),
        SchoolWeeks("Three", None, (None, None, None, WeekDone(0, 0, is_known=False))),
    ]

    grid = weeks_grid("Rounds", "all walked", "some missed", weeks, schools)

    assert [[cell.kind for cell in row.cells] for row in grid.rows] == [
        ["done", "late", "nothing", "none"], ["nothing", "nothing", "none", "none"], ["none"] * 4,
    ]  # fmt: skip
    assert [(row.share, row.grade) for row in grid.rows] == [("7/15", 2), ("–", 0), ("", 0)]
    assert grid.columns[0].words == "26 October 2026 – 1 November 2026"
    assert grid.rows[0].cells[1].said == "2–8 November 2026: 2 of 5"
    assert weeks_sentence(schools).startswith("In eight weeks something was received from 1 of 3 schools.")

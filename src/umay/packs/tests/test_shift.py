from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umay.packs.api import Pack, import_pack, load_builtin, shift_year, with_shifts
from umay.packs.tests.specimens import pack_text, row


def pack_with(*timings: str, more: str = "") -> Pack:
    return import_pack(pack_text(*(row(f"row-{index}", timing, more) for index, timing in enumerate(timings))))


@pytest.mark.parametrize(
    ("old", "key", "new"),
    [
        ("{kind: single_date, date: 2021-09-15}", "date", "2026-09-15"),
        ("{kind: single_month, year: 2022, month: 3}", "year", 2027),
        ("{kind: single_year, year: 2021}", "year", 2026),
        ("{kind: date_range, start: 2021-01, end: 2021-04, precision: month}", "end", "2026-04"),
        ("{kind: date_range, start: 2021-07-T1, end: year_end, precision: third_of_month}", "start", "2026-07-T1"),
        ("{kind: date_range, start: issue_date, end: 2021-12-31, precision: day}", "start", "issue_date"),
        ("{kind: month_day, day: 31, months: [7], rel: by, year: 2021}", "year", 2026),
    ],
)
def test_a_row_with_a_year_is_proposed_as_many_years_later(old: str, key: str, new: object) -> None:
    (proposal,) = shift_year(pack_with(old), 2026)

    assert proposal.new[key] == new
    assert proposal.new["kind"] == proposal.old["kind"]


@pytest.mark.parametrize(
    "timing",
    ["{kind: continuous}", "{kind: yearly_months, months: [8]}", "{kind: month_day, day: 2, months: all}", "{kind: vague, sense: regular}"],
)
def test_a_row_without_a_year_is_not_proposed(timing: str) -> None:
    assert shift_year(pack_with(timing), 2026) == ()


def test_the_29th_of_february_becomes_the_28th_and_says_so() -> None:
    (proposal,) = shift_year(pack_with("{kind: single_date, date: 2024-02-29}"), 2022)

    assert (proposal.new["date"], proposal.remark) == ("2025-02-28", "leap_day")


def test_a_new_day_on_a_weekend_says_so() -> None:
    (proposal,) = shift_year(pack_with("{kind: single_date, date: 2021-09-14}"), 2025)

    assert (proposal.new["date"], proposal.remark) == ("2025-09-14", "weekend")


def test_the_parts_of_a_timing_move_together() -> None:
    (proposal, *_others) = shift_year(load_builtin("tr-plan"), 2026)

    assert [part["start"] for part in proposal.new["parts"]] == ["2026-01", "2026-05", "2026-09"]


def test_a_target_with_a_day_is_proposed_too() -> None:
    more = (
        "    figures: [{code: schools, title: {en: S, tr: O}, unit: percent}]\n    target: {figure: schools, value: 100, by: 2021-12-31}\n"
    )
    (proposal,) = shift_year(pack_with("{kind: continuous}", more=more), 2026)

    assert (proposal.part, proposal.new) == ("target", {"by": "2026-12-31"})
    moved = with_shifts(pack_with("{kind: continuous}", more=more), [proposal], 2026).obligations[0].target
    assert moved is not None
    assert moved.by == "2026-12-31"


def test_only_what_was_accepted_changes() -> None:
    pack = pack_with("{kind: single_year, year: 2021}", "{kind: single_year, year: 2022}")
    first, _second = shift_year(pack, 2026)

    moved = with_shifts(pack, [first], 2026)

    assert [one.timing["year"] for one in moved.obligations] == [2026, 2022]
    assert moved.base_year == 2026
    assert pack.obligations[0].timing["year"] == 2021


def test_the_same_year_proposes_nothing() -> None:
    assert shift_year(load_builtin("tr-plan"), 2021) == ()


def test_dates_without_a_base_year_cannot_be_moved() -> None:
    pack = pack_with("{kind: single_year, year: 2021}").model_copy(update={"base_year": None})

    with pytest.raises(ValueError, match="no base year"):
        shift_year(pack, 2026)


@settings(max_examples=60, deadline=None)
@given(
    year=st.integers(2000, 2090),
    back=st.integers(2000, 2090),
    day=st.dates(date(2000, 1, 1), date(2090, 12, 31)).filter(lambda one: (one.month, one.day) != (2, 29)),
)
def test_moving_there_and_back_gives_the_same_day(year: int, back: int, day: object) -> None:
    pack = pack_with(f"{{kind: single_date, date: {day}}}").model_copy(update={"base_year": back})

    there = with_shifts(pack, shift_year(pack, year), year)

    assert with_shifts(there, shift_year(there, back), back) == pack

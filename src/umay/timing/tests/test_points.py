"""Points and what two of them span; rules over kinds of tokens; what several timings mean together."""

from __future__ import annotations

from datetime import date

import pytest

from umay.timing.readers.composing import Kinds, compose
from umay.timing.readers.points import Point, checked, single, span
from umay.timing.readers.token_rules import ImpossibleDate, Token, as_kind, rewrite, rule
from umay.timing.values import (
    AllOf,
    AnyOf,
    BellWindow,
    DateRange,
    EveryN,
    MonthDay,
    Reading,
    SingleDate,
    SingleMonth,
    SingleYear,
    Vague,
    YearlyMonths,
)


def test_a_year_said_once_counts_for_both_ends() -> None:
    assert span(Point(None, 9), Point(2023, 12)) == DateRange("2023-09", "2023-12", "month")
    assert span(Point(2023, 9, 5), Point(None, 5, 31)) == DateRange("2023-09-05", "2024-05-31", "day")
    assert span(Point(None, 11), Point(2024, 2)) == DateRange("2023-11", "2024-02", "month")


def test_months_without_a_year_recur_every_year() -> None:
    assert span(Point(None, 11), Point(None, 2)) == YearlyMonths((11, 12, 1, 2), "any")


def test_ends_of_unlike_precision_meet_at_the_finer_one() -> None:
    assert span(Point(2023, 9, 5), Point(2024, 5)) == DateRange("2023-09-05", "2024-05-31", "day")
    assert span(Point(2023, 5, third=2), Point(2024, 1)) == DateRange("2023-05-T2", "2024-01-T3", "third_of_month")
    assert span(Point(2023), Point(2024, 6)) == DateRange("2023-01", "2024-06", "month")
    assert span(Point(2023, 5, third=2), Point(2023, 6, 3)) == DateRange("2023-05-11", "2023-06-03", "day")


def test_a_year_to_itself_is_that_year() -> None:
    assert span(Point(2018), Point(2018)) == SingleYear(2018)


def test_the_end_of_a_month_closes_a_range_from_the_day_of_issue() -> None:
    assert span(Point(symbol="issue_date"), Point(2023, 1, "last")) == DateRange("issue_date", "2023-01", "month")


@pytest.mark.parametrize("point", [Point(2023, 2, 29), Point(None, 2, 30), Point(2024, 13), Point(2024, 4, 31), Point(1066, 1)])
def test_a_point_no_calendar_has_is_impossible(point: Point) -> None:
    with pytest.raises(ImpossibleDate):
        checked(point)


def test_a_range_that_ends_before_it_starts_is_impossible() -> None:
    with pytest.raises(ImpossibleDate):
        span(Point(2024, 9), Point(2024, 5))


def test_before_a_whole_date_is_by_the_day_before() -> None:
    assert single(Point(2024, 3, 1), "before") == SingleDate(date(2024, 2, 29), bound="at_latest")
    assert single(Point(2024, 3), "before") == SingleDate(date(2024, 2, 29), bound="at_latest")
    assert single(Point(2024), "before") == SingleDate(date(2023, 12, 31), bound="at_latest")


def test_by_a_month_is_by_its_end() -> None:
    assert single(Point(2024, 3), "by") == SingleMonth(2024, 3, "at_latest")
    assert single(Point(None, 3), "by") == MonthDay("last", (3,))
    assert single(Point(None, 3), "before") == MonthDay(1, (3,), "before")


def test_the_longest_rule_wins_and_one_that_declines_gives_way() -> None:
    tokens = [Token("N", 3, "3"), Token("UNIT", "day", "days"), Token("LATE", None, "late")]
    rules = (
        rule("N", as_kind("SHORT")),
        rule("N UNIT", as_kind("SPAN", lambda match: match.one("N"))),
        rule("N UNIT LATE", lambda _match: None),
    )

    assert [token.kind for token in rewrite(tokens, rules)] == ["SPAN", "LATE"]
    assert rewrite(tokens, rules)[0] == Token("SPAN", 3, "3 days")


def _found(*values: object) -> list[Token]:
    return [Token("T", value, "t") for value in values]


def test_several_timings_hold_together_unless_the_words_say_or() -> None:
    month, year = EveryN(1, "month"), EveryN(1, "year")

    assert compose(_found(month, year), Kinds()).timing == AllOf((month, year))
    assert compose([*_found(month), Token("OR", None, "or"), *_found(year)], Kinds()).timing == AnyOf((month, year))
    assert compose(_found(month, month), Kinds()).timing == month


def test_a_sentence_that_dates_something_is_not_also_timely() -> None:
    words = [Token("W", "w", "w")] * 9

    assert compose([*_found(MonthDay(25), Vague("timely")), *words], Kinds()).timing == MonthDay(25)
    assert compose(_found(MonthDay(25), Vague("timely")), Kinds()).timing == AllOf((MonthDay(25), Vague("timely")))


def test_the_bells_of_every_day_are_one_timing() -> None:
    parts = _found(EveryN(1, "day"), BellWindow(("school_entry",)), BellWindow(("school_exit",)))

    assert compose(parts, Kinds()).timing == BellWindow(("school_entry", "school_exit"))


def test_what_was_left_over_is_named() -> None:
    left = Token("SPAN", (3, "day"), "3 days")

    assert compose([*_found(MonthDay(25)), left], Kinds(timing_like=frozenset({"SPAN"}))) == Reading(MonthDay(25), "partly", ("3 days",))
    assert compose([left], Kinds(timing_like=frozenset({"SPAN"}))) == Reading(None, "no_timing", ("3 days",))
    assert compose([Token("DOCDATE", None, "x")], Kinds()) == Reading(None, "not_a_duty_time")

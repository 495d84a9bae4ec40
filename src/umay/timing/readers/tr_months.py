"""Turkish months of every year, their weeks, days and parts. Dates of one year are read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

from umay.timing.readers.points import Point, single
from umay.timing.readers.token_rules import Match, Rule
from umay.timing.readers.tr_rules import base, first, has, in_last_case, timing, turn, values
from umay.timing.values import (
    AllOf,
    EveryN,
    MonthDay,
    NthWeekOfMonth,
    Timing,
    YearlyMonths,
)

Made = tuple[str, Any] | None
ALL_MONTHS: Final = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class Months:
    """Months as named: in their order; joined says by what."""

    months: tuple[int, ...]
    joined: str = ""

    @property
    def any(self) -> bool:
        """Whether one of them will do: "September/October", "September-November"."""
        return self.joined in {"OR", "SLASH", "DASH"}


def month_run(start: int, end: int) -> tuple[int, ...]:
    return tuple((start - 1 + step) % 12 + 1 for step in range((end - start) % 12 + 1))


def _months(match: Match) -> Made:
    named = values(match, "MONTH")
    joined = next((base(token) for token in match.tokens if base(token) in {"OR", "SLASH", "DASH"}), "AND" if len(named) > 1 else "")
    if joined == "SLASH" and any((after - before) % 12 != 1 for before, after in pairwise(named)):
        joined = "AND"  # "Ocak/Haziran" is both, "Eylül/Ekim" is whenever in the two
    if joined == "DASH" and len(named) > 2 and any((after - before) % 12 != 1 for before, after in pairwise(named)):
        joined = "AND"  # "Ocak-Nisan-Temmuz-Ekim" is each of the four
    several = month_run(*named) if joined == "DASH" and len(named) == 2 else tuple(dict.fromkeys(named))
    return in_last_case("MONTHS", match), Months(several, joined)


def _month_run(match: Match) -> Made:
    start, end = values(match, "MONTH")
    return in_last_case("MONTHS", match), Months(month_run(start, end), "DASH")


MONTHS_BEFORE_DAYS: Final[tuple[Rule, ...]] = (turn("MONTH (ROW MONTH)+ AY_GEN(?=NUM|ORD DAY|LATEST)", _months),)
MONTHS: Final[tuple[Rule, ...]] = (
    turn("MONTH AY? (ROW MONTH AY?)*", _months),
    turn("MONTH AY? (DASH MONTH AY?)+", _months),
    turn("MONTH AY? AND MONTH AY? ARASI", _month_run),
    turn("(MONTH_ABL|MONTH AY_ABL) (ITIB|START)? (MONTH_DAT|MONTH AY_DAT|MONTH AY? END_DAT) KADAR", _month_run),
)  # fmt: skip


def _named(match: Match) -> Months:
    found = first(match, "MONTHS")
    return found if found is not None else Months(ALL_MONTHS)


def _day_months(match: Match) -> tuple[int, ...]:
    return () if first(match, "MONTHS") is None else _named(match).months


def _in_months(match: Match) -> Timing | None:
    named = _named(match)
    if has(match, "LATEST"):
        return MonthDay("last", named.months)
    return YearlyMonths(named.months, "any" if named.any else "each")


def _times_in_months(match: Match) -> Timing:
    named, times = _named(match), first(match, "NUM")
    if times == len(named.months) and not named.any:
        return YearlyMonths(named.months)
    return YearlyMonths(named.months, "any" if named.any else "each", times)


def _months_edge(match: Match) -> Timing | None:
    months = _named(match).months
    if has(match, "START") and has(match, "KADAR"):
        return MonthDay(1, months, "before")
    if has(match, "END", "HALF"):
        return MonthDay(15 if first(match, "ORD") == 1 else "last", months)
    if has(match, "MID") and has(match, "KADAR"):
        return MonthDay(15, months)
    third = 1 if has(match, "START") else 2
    return _all(tuple(single(Point(month=month, third=third)) for month in months))


def _all(parts: tuple[Timing, ...]) -> Timing:
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _before_months(match: Match) -> Timing:
    return MonthDay(1, _named(match).months, "before")


def _from_months(match: Match) -> Timing:
    return YearlyMonths(_named(match).months, rel="from_start")


def _nth_week(match: Match) -> Timing | None:
    weeks = [5 if week == -1 else week for week in values(match, "ORD", "NUM")]
    if not all(1 <= week <= 5 for week in weeks):
        return None
    bound = "at_latest" if has(match, "LATEST", "KADAR") else None
    months = _named(match)
    if months.any and len(months.months) > 1:
        return None
    return _all(tuple(NthWeekOfMonth(months.months, week, bound) for week in weeks))  # type: ignore[arg-type]


def _first_weeks(match: Match) -> Timing | None:
    order, count = first(match, "ORD"), first(match, "NUM")
    if order == 1 and count <= 4:
        return MonthDay(count * 7, _day_months(match))
    return MonthDay("last", _day_months(match)) if order == -1 else None


def _week_run(match: Match) -> Timing | None:
    last = values(match, "ORD", "NUM")[-1]
    return None if not 1 <= last <= 5 else MonthDay("last" if last == 5 else last * 7, _day_months(match))


def _first_days(match: Match) -> Timing | None:
    order, count, months = first(match, "ORD"), first(match, "NUM"), _day_months(match)
    if count == 10 and order in {1, 2, 3, -1} and months:
        return _all(tuple(single(Point(month=month, third=3 if order == -1 else order)) for month in months))
    return MonthDay(count, months) if order == 1 else MonthDay("last", months) if order == -1 else None


def _day_of_months(match: Match) -> Timing | None:
    day = first(match, "NUM", "ORD")
    months = _day_months(match)
    if day == -1:
        return MonthDay("last", months, "by" if has(match, "KADAR", "LATEST") else "on")
    if not 1 <= day <= 31:
        return None
    single(Point(month=months[0] if months else None, day=day))
    clock = first(match, "CLOCK")
    rel = "before" if has(match, "BEFORE") else "by" if has(match, "KADAR", "LATEST") else "on"
    return MonthDay(day, months, rel, time=f"{clock[0]:02}:{clock[1]:02}" if clock else None)  # type: ignore[arg-type]


def _reporting(match: Match) -> Timing | None:
    value = first(match, "T")
    return replace(value, reports_on="previous_month") if isinstance(value, MonthDay) else None


def _days_of_months(match: Match) -> Timing | None:
    months = _day_months(match)
    rel = "by" if has(match, "KADAR", "LATEST") else "on"
    return _all(tuple(MonthDay(day, months, rel) for day in values(match, "NUM")))  # type: ignore[arg-type]


def _day_run(match: Match) -> Timing | None:
    """Read "Her ayın 1'i ile 5'i arasında": the last day is what counts."""
    if has(match, "AND") and not has(match, "ARASI"):
        return None
    return MonthDay(values(match, "NUM")[1], _day_months(match))


def _weekday_of_month(match: Match) -> Made:
    """The n-th weekday lies in the n-th week; which weekday it is, is left unread."""
    months, order = _named(match).months, first(match, "ORD")
    unread = " ".join(token.text for token in match.tokens if base(token) in {"ORD", "WD", "WORKDAY", "DAY"})
    if has(match, "WD"):
        return "PART", (NthWeekOfMonth(months, 5 if order == -1 else order), unread) if order <= 5 else None
    if order not in {1, -1}:
        return None
    place = "start" if order == 1 else "end"
    whole = EveryN(1, "month", anchor=place) if len(months) == 12 else YearlyMonths(months)
    return "PART", (whole, unread)


OF_MONTH: Final = "(MONTHS_GEN|MONTHS_NOM|MONTHS_POS|EVERY AY_GEN|AY_GEN|EVERY AY)"
DAY_OF: Final = "LATEST? (EVERY AY|AY_GEN|EVERY AY_GEN|MONTHS AY?) LATEST? (NUM|ORD DAY) DAY?"
IN_MONTHS: Final[tuple[Rule, ...]] = (
    turn("LATEST? MONTHS (WITHIN|DURING)?", timing(_in_months)),
    turn("MONTHS (WITHIN|DURING)? MINI? NUM_NOM KEZ", timing(_times_in_months)),
    turn("MONTHS (START|MID|END|ORD HALF) KADAR?", timing(_months_edge)),
    turn("MONTHS_DAT KADAR", timing(_before_months)),
    turn("(MONTHS_ABL|MONTHS START_ABL) BEFORE", timing(_before_months)),
    turn("MONTHS BEFORE", timing(_before_months)),
    turn("MONTHS (START_ABL|START)? ITIB", timing(_from_months)),
    turn(f"LATEST? {OF_MONTH} LATEST? ORD WEEK (END|WITHIN)? KADAR?", timing(_nth_week)),
    turn(f"LATEST? {OF_MONTH} (ORD|NUM_NOM) ((COMMA|AND) (ORD|NUM_NOM))* (COMMA|AND) ORD WEEK", timing(_nth_week)),
    turn(f"LATEST? {OF_MONTH} (ORD|NUM_NOM) DASH ORD WEEK", timing(_week_run)),
    turn(f"LATEST? {OF_MONTH} ORD NUM_NOM WEEK WITHIN?", timing(_first_weeks)),
    turn(f"LATEST? {OF_MONTH} ORD NUM_NOM DAY (WITHIN|KADAR)?", timing(_first_days)),
    turn(f"{DAY_OF} (BEFORE|KADAR)? ((COMMA|HOUR)* CLOCK KADAR?)?", timing(_day_of_months)),
    turn("LATEST? (AY_GEN|EVERY AY_GEN|MONTHS_GEN) LATEST? NUM ((COMMA|AND) NUM)+ (DAY|KADAR)?", timing(_days_of_months)),
    turn("LATEST? (EVERY AY_GEN|AY_GEN|MONTHS_GEN) NUM (DASH|AND) NUM DAY? ARASI?", timing(_day_run)),
    turn(f"{OF_MONTH} (ORD) (WD|WORKDAY) DAY?", _weekday_of_month),
)  # fmt: skip

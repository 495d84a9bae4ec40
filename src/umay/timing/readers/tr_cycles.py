"""Turkish repetitions: months of every year, weeks and days of months, so often in a unit, weekdays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from umay.timing.readers.points import Point, single
from umay.timing.readers.token_rules import Match, Rule
from umay.timing.readers.tr_rules import base, case, first, has, in_last_case, timing, turn, values
from umay.timing.readers.tr_text import fold
from umay.timing.values import (
    AllOf,
    AnyOf,
    Continuous,
    EveryN,
    EveryUnit,
    MonthDay,
    NthWeekOfMonth,
    RelativeEvent,
    SchoolYearRelative,
    Termwise,
    Timing,
    YearlyMonths,
)

Made = tuple[str, Any] | None
ALL_MONTHS: Final = tuple(range(1, 13))
OFTEN: Final = 60  # "yılda 2024" is no repetition
_CYCLES: Final[dict[str, EveryUnit]] = {
    "DAY": "day", "WORKDAY": "school_day", "SCHOOLDAY": "school_day", "WEEK": "week", "AY": "month", "YEARU": "year", "SY": "school_year",
    "TERM": "half_year",
}  # fmt: skip
_EVENT_ANCHORS: Final[dict[str, tuple[EveryUnit, str]]] = {
    "month_start": ("month", "start"), "month_end": ("month", "end"), "year_start": ("year", "start"), "year_end": ("year", "end"),
    "quarter_start": ("quarter", "start"), "quarter_end": ("quarter", "end"),
}  # fmt: skip


_EDGES: Final = ("_start", "_end", "_day", "_date")


@dataclass(frozen=True, slots=True)
class Months:
    """Months as named: in their order; joined says by what."""

    months: tuple[int, ...]
    joined: str = ""

    @property
    def any(self) -> bool:
        """Whether one of them will do: "September/October", "September-November"."""
        return self.joined in {"OR", "SLASH", "DASH"}


def _run(start: int, end: int) -> tuple[int, ...]:
    return tuple((start - 1 + step) % 12 + 1 for step in range((end - start) % 12 + 1))


def _months(match: Match) -> Made:
    named = values(match, "MONTH")
    joined = next((base(token) for token in match.tokens if base(token) in {"OR", "SLASH", "DASH"}), "AND" if len(named) > 1 else "")
    if joined == "SLASH" and any((after - before) % 12 != 1 for before, after in zip(named, named[1:], strict=False)):
        joined = "AND"  # "Ocak/Haziran" is both, "Eylül/Ekim" is whenever in the two
    several = _run(*named) if joined == "DASH" and len(named) == 2 else tuple(dict.fromkeys(named))
    return in_last_case("MONTHS", match), Months(several, joined)


def _month_run(match: Match) -> Made:
    start, end = values(match, "MONTH")
    return in_last_case("MONTHS", match), Months(_run(start, end), "DASH")


MONTHS_BEFORE_DAYS: Final[tuple[Rule, ...]] = (
    turn("MONTH ((COMMA AND|COMMA|AND|OR|SLASH) MONTH)+ AY_GEN(?=NUM|ORD DAY|LATEST)", _months),
)
MONTHS: Final[tuple[Rule, ...]] = (
    turn("MONTH AY? (((COMMA AND)|COMMA|AND|OR|SLASH) MONTH AY?)*", _months),
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
    """"Her ayın 1'i ile 5'i arasında": the last day is what counts."""
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
    turn("LATEST? (EVERY AY|AY_GEN|EVERY AY_GEN|MONTHS AY?) LATEST? (NUM|ORD DAY) DAY? (BEFORE|KADAR)? ((COMMA|HOUR)* CLOCK KADAR?)?", timing(_day_of_months)),
    turn("LATEST? (AY_GEN|EVERY AY_GEN|MONTHS_GEN) LATEST? NUM ((COMMA|AND) NUM)+ (DAY|KADAR)?", timing(_days_of_months)),
    turn("LATEST? (EVERY AY_GEN|AY_GEN|MONTHS_GEN) NUM (DASH|AND) NUM DAY? ARASI?", timing(_day_run)),
    turn(f"{OF_MONTH} (ORD) (WD|WORKDAY) DAY?", _weekday_of_month),
)  # fmt: skip


def _unit(match: Match) -> EveryUnit | None:
    for token in match.tokens:
        if base(token) == "QUARTER":
            return token.value  # type: ignore[no-any-return]
        if base(token) in _CYCLES:
            return _CYCLES[base(token)]
    return None


def _every(match: Match) -> Made:
    unit = _unit(match)
    if has(match, "TERM"):
        return "T", Termwise()
    if unit == "year" and not has(match, "NUM", "DIST"):
        return "YEARLY", None
    number = first(match, "NUM", "DIST") or 1
    return None if unit is None else ("T", EveryN(number, unit))


def _counted(match: Match) -> Timing | None:
    unit, number = _unit(match), first(match, "NUM")
    if unit is None or number > OFTEN:
        return None
    least = has(match, "MINI")
    if has(match, "TERM") and number == 1 and not least:
        return Termwise()
    return EveryN(1, unit, number, least)


def _spaced(match: Match) -> Timing | None:
    unit, numbers = _unit(match), values(match, "NUM")
    if unit is None or (has(match, "TERM") and numbers[0] != 1):
        return None
    return EveryN(numbers[0], unit, numbers[1], has(match, "MINI")) if numbers[1] <= OFTEN else None


def _target(match: Match) -> Timing | None:
    unit, number = _unit(match), first(match, "NUM")
    return None if unit is None else EveryN(1, unit, min=has(match, "MINI"), target=number)


def _adjective(match: Match) -> Timing | None:
    unit, number = first(match, "ADJ"), first(match, "NUM", "DIST") or 1
    if unit == "term":
        return Termwise() if number == 1 else None
    if unit == "day" and number > 1 and not has(match, "PERIODS"):
        return None
    return EveryN(number, unit)


def _period(match: Match) -> Timing | None:
    length = first(match, "PERIOD")
    place = "end" if has(match, "END") else "start" if has(match, "START") else None
    named: dict[int, EveryUnit] = {3: "quarter", 6: "half_year"}
    if place is None or length not in named:
        return EveryN(length, "month")
    return EveryN(1, named[length], anchor=place)


def _anchored(match: Match) -> Timing | None:
    unit = _unit(match)
    place = "end" if has(match, "END") else "middle" if has(match, "MID") else "start"
    if unit is None or has(match, "TERM", "SY", "DAY", "WEEK"):
        return None
    return EveryN(1, unit, anchor=place)


def _event_anchored(match: Match) -> Timing | None:
    code = first(match, "EVENT")
    if code in {"term_start", "term_end"}:
        return Termwise(code.removeprefix("term_"))
    if code in {"school_year_start", "school_year_end"}:
        return SchoolYearRelative(code.removeprefix("school_"), yearly=has(match, "EVERY"))
    if code == "first_school_day":
        return SchoolYearRelative(code, yearly=has(match, "EVERY"))
    if code not in _EVENT_ANCHORS:
        return _at_edge(match, code)
    unit, place = _EVENT_ANCHORS[code]
    return EveryN(1, unit, anchor=place)


def _before_every(match: Match) -> Timing | None:
    anchored = _event_anchored(match)
    return replace(anchored, rel="before") if isinstance(anchored, SchoolYearRelative) else None


def _at_edge(match: Match, code: str) -> Timing | None:
    """"Görev başlangıcında" is a time, "toplantıda" a place."""
    spoken = case(match.tokens[-1])
    if code.startswith(("term_1", "term_2")):
        return RelativeEvent(code, "at") if spoken in {"loc", "pos", "nom"} else None
    return RelativeEvent(code, "at") if code.endswith(_EDGES) and spoken == "loc" else None


def _both_edges(match: Match) -> Timing | None:
    """"Her dönem başında ve sonunda"."""
    code = first(match, "EVENT")
    if code == "term_start":
        return AllOf((Termwise("start"), Termwise("end")))
    if code in {"year_start", "month_start"}:
        unit = _EVENT_ANCHORS[code][0]
        return AllOf((EveryN(1, unit, anchor="start"), EveryN(1, unit, anchor="end")))
    if code != "school_year_start":
        return None
    yearly = has(match, "EVERY")
    return AllOf((SchoolYearRelative("year_start", yearly=yearly), SchoolYearRelative("year_end", yearly=yearly)))


def _some_hours(match: Match) -> Timing | None:
    """"Haftada en az 2 saat": how long it lasts is no timing, that it is weekly is."""
    unit = next(_CYCLES[base(token)] for token in match.tokens if base(token) in _CYCLES)
    spoken = has(match, "EVERY") or case(next(token for token in match.tokens if base(token) in _CYCLES)) == "loc"
    return EveryN(1, unit) if spoken else None


def _weekdays(match: Match) -> Timing | None:
    named = values(match, "WD")
    if has(match, "DASH"):
        named = [*_day_run(named[0], named[-1])]
    parts = tuple(EveryN(1, "week", anchor=day) for day in named)
    if len(parts) == 1:
        return parts[0]
    return AnyOf(parts) if has(match, "OR", "SLASH") else AllOf(parts)


def _day_run(start: str, end: str) -> tuple[str, ...]:
    order = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    first_day = order.index(start)
    return tuple(order[(first_day + step) % 7] for step in range((order.index(end) - first_day) % 7 + 1))


def _day_of_week(match: Match) -> Timing | None:
    order = first(match, "ORD")
    return EveryN(1, "week", anchor="MO") if order == 1 else EveryN(1, "week", anchor="FR") if order == -1 and has(match, "WORKDAY") else None


def _quarter(match: Match) -> Timing | None:
    number, length = first(match, "ORD"), first(match, "PERIOD") or first(match, "NUM") or 3
    start = 13 - length if number == -1 else (number - 1) * length + 1
    if not 1 <= start < start + length - 1 <= 12 or (has(match, "AY") and number not in {1, 2, -1}):
        return None
    return YearlyMonths(_run(start, start + length - 1), "any")


def _month_of_year_by_number(match: Match) -> Timing | None:
    number = first(match, "ORD")
    return YearlyMonths((12 if number == -1 else number,)) if number in {-1, *ALL_MONTHS} else None


def _quarter_end(match: Match) -> Timing | None:
    month = first(match, "ORD") * (first(match, "PERIOD") or 3)
    return MonthDay("last", (month,)) if 1 <= month <= 12 else None


def _half_year(match: Match) -> Timing | None:
    number = first(match, "ORD")
    return YearlyMonths(_run(1, 6) if number == 1 else _run(7, 12), "any") if number in {1, 2} else None


def _bare_event(match: Match) -> Timing | None:
    if fold(match.text()).endswith(("madan", "meden")):
        found = _event_anchored(match)
        return replace(found, rel="before") if isinstance(found, SchoolYearRelative) else RelativeEvent(first(match, "EVENT"), "before")
    return None if case(match.tokens[-1]) in {"dat", "abl", "ins", "gen"} else _event_anchored(match)


def _in_unit(match: Match) -> Timing | None:
    unit = _unit(match)
    return None if unit is None else EveryN(1, unit)


def _yearly(match: Match) -> Timing:
    return SchoolYearRelative("year", "during", yearly=has(match, "EVERY", "YEARLY"))


COUNT: Final = "MINI? NUM_NOM KEZ"
CYCLES: Final[tuple[Rule, ...]] = (
    turn("EVERY CYCLE WITHIN?", _every),
    turn("EVERY NUM_NOM CYCLE", _every),
    turn(f"EVERY CYCLE W? {COUNT}", timing(_counted)),
    turn(f"CYCLE WITHIN {COUNT}", timing(_counted)),
    turn("(DAY_LOC|WORKDAY_LOC|SCHOOLDAY_LOC|WEEK_LOC|AY_LOC|QUARTER_LOC|TERM_LOC|YEARU_LOC|SY_LOC) (MINI? NUM_NOM (KEZ|DAY)|MINI? NUM_NOM)", timing(_counted)),
    turn("MINI (DAY_LOC|WEEK_LOC|AY_LOC|TERM_LOC|YEARU_LOC|SY_LOC) NUM_NOM KEZ?", timing(_counted)),
    turn("EVERY? MINI? NUM_NOM (DAY_LOC|WEEK_LOC|AY_LOC|YEARU_LOC|SY_LOC|TERM_LOC) MINI? NUM_NOM KEZ?", timing(_spaced)),
    turn("((EVERY CYCLE)|DAY_LOC|WEEK_LOC|AY_LOC|TERM_LOC|YEARU_LOC|SY_LOC) (WITHIN)? (MINI? (KADAR)? NUM TARGET|(TARGET) MINI? NUM)", timing(_target)),
    turn("EVERY? (NUM_NOM|DIST)? ADJ (PERIODS|WITHIN)?", timing(_adjective)),
    turn("DIST (AY_LOC|AY_NOM|WEEK_NOM) PERIODS?", lambda match: _every(match)),
    turn("EVERY? PERIOD (START|END)? PERIODS?", timing(_period)),
    turn("EVERY? (QUARTER) (START|MID|END) KADAR?", timing(_anchored)),
    turn("(EVERY)? (AY|YEARU) (START|MID|END) KADAR?", timing(_anchored)),
    turn("EVERY EVENT KADAR?", timing(_event_anchored)),
    turn("EVENT", timing(_bare_event)),
    turn("EVENT_DAT KADAR", lambda match: timing(_event_anchored)(match) if first(match, "EVENT") in _EVENT_ANCHORS else None),
    turn("EVERY NUM_NOM? EVENT", timing(_event_anchored)),
    turn("EVERY? NUM_NOM? EVENT (AND|SLASH|COMMA) END", timing(_both_edges)),
    turn("EVERY? (DAY_LOC|WEEK_LOC|AY_LOC|TERM_LOC|YEARU_LOC|SY_LOC|DAY_NOM|WEEK_NOM|AY_NOM|YEARU_NOM) MINI? NUM_NOM (HOUR|MINUTE)", timing(_some_hours)),
    turn("EVERY NUM_NOM TERM", lambda match: ("T", Termwise())),
    turn("(EVERY? WEEK_GEN|EVERY WEEK|WEEK_LOC NUM_NOM|EVERY)? WD ((COMMA AND|COMMA|AND|OR|SLASH) WD)* (DAY)?", timing(_weekdays)),
    turn("WD DASH WD DAY?", timing(_weekdays)),
    turn("EVERY? WEEK_GEN ORD (WORKDAY|DAY)", timing(_day_of_week)),
    turn("WEEKDAYS (EVERY DAY)?", timing(lambda match: EveryN(1, "school_day"))),
    turn("WEEKEND", timing(lambda match: AllOf((EveryN(1, "week", anchor="SA"), EveryN(1, "week", anchor="SU"))))),
    turn("(YEARU_GEN)? ORD (QUARTER|PERIOD) (WITHIN)?", timing(_quarter)),
    turn("YEARU_GEN ORD NUM_NOM AY (WITHIN)?", timing(_quarter)),
    turn("EVERY? YEARU_GEN ORD AY WITHIN?", timing(_month_of_year_by_number)),
    turn("(YEARU_GEN)? ORD (QUARTER|PERIOD) END KADAR?", timing(_quarter_end)),
    turn("YEARU_GEN? ORD EVENT KADAR?", lambda match: timing(_quarter_end)(match) if first(match, "EVENT") == "quarter_end" else None),
    turn("WEEK_GEN NUM_NOM DAY", timing(lambda match: EveryN(1, "week", first(match, "NUM")))),
    turn("(SCHOOLDAY|WORKDAY)", timing(lambda match: EveryN(1, "school_day") if "ler" in match.text() else None)),
    turn("(YEARU|AY|WEEK|DAY) WITHIN", timing(_in_unit)),
    turn("EVERY? SY (WITHIN|DURING|SURE_LOC)", timing(_yearly)),
    turn("EVERY? SY_LOC", timing(lambda match: EveryN(1, "school_year") if has(match, "EVERY") else _yearly(match))),
    turn("EVERY EVENT_ABL BEFORE", timing(_before_every)),
    turn("ORD SCHOOLDAY", timing(lambda match: SchoolYearRelative("first_school_day") if first(match, "ORD") == 1 else None)),
    turn("NUM_NOM HOUR", timing(lambda match: Continuous() if first(match, "NUM") == 24 else None)),
    turn("CYCLE WITHIN NUM_NOM DAY", timing(_counted)),
    turn("DAILY", timing(lambda match: EveryN(1, "day"))),
    turn("YEARU_GEN ORD HALF WITHIN?", timing(_half_year)),
    turn("ORD NUM_NOM AY", lambda match: timing(_quarter)(match) if first(match, "NUM") in {3, 4, 6} else None),
    turn("ONETERM", timing(lambda match: Termwise(match.one("ONETERM"), each=False))),
    turn("YEARU DURING", timing(lambda match: Continuous())),
)  # fmt: skip



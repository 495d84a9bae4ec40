"""Turkish repetitions: so often in a unit, at a place in it, on weekdays, in quarters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from umay.timing.readers.token_rules import Match, Rule
from umay.timing.readers.tr_months import ALL_MONTHS, month_run
from umay.timing.readers.tr_rules import base, case, first, fixed, has, timing, turn, values, where
from umay.timing.readers.tr_text import fold
from umay.timing.values import (
    AllOf,
    AnyOf,
    Continuous,
    EveryN,
    EveryUnit,
    MonthDay,
    RelativeEvent,
    SchoolYearRelative,
    Termwise,
    Timing,
    YearlyMonths,
)

Made = tuple[str, Any] | None
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
    number = first(match, "NUM", "DIST")
    return None if unit is None or number == 0 else ("T", EveryN(number or 1, unit))


def _counted(match: Match) -> Timing | None:
    unit, number = _unit(match), first(match, "NUM")
    if unit is None or not 1 <= number <= OFTEN:
        return None
    least = has(match, "MINI")
    if has(match, "TERM") and number == 1 and not least:
        return Termwise()
    return EveryN(1, unit, number, least)


def _spaced(match: Match) -> Timing | None:
    unit, numbers = _unit(match), values(match, "NUM")
    if unit is None or (has(match, "TERM") and numbers[0] != 1):
        return None
    if numbers[0] < 1 or not 1 <= numbers[1] <= OFTEN:
        return None
    return EveryN(numbers[0], unit, numbers[1], has(match, "MINI"))


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
    """Read "Görev başlangıcında" is a time, "toplantıda" a place."""
    spoken = case(match.tokens[-1])
    if code.startswith(("term_1", "term_2")):
        return RelativeEvent(code, "at") if spoken in {"loc", "pos", "nom"} else None
    moment = fold(match.text()).endswith(("anda", "tarihte", "gunde"))
    return RelativeEvent(code, "at") if spoken == "loc" and (moment or code.endswith(_EDGES)) else None


def _both_edges(match: Match) -> Timing | None:
    """Read "Her dönem başında ve sonunda"."""
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
    """Read "Haftada en az 2 saat": how long it lasts is no timing, that it is weekly is."""
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
    return (
        EveryN(1, "week", anchor="MO") if order == 1 else EveryN(1, "week", anchor="FR") if order == -1 and has(match, "WORKDAY") else None
    )


def _quarter(match: Match) -> Timing | None:
    number, length = first(match, "ORD"), first(match, "PERIOD") or first(match, "NUM") or 3
    start = 13 - length if number == -1 else (number - 1) * length + 1
    if not 1 <= start < start + length - 1 <= 12 or (has(match, "AY") and number not in {1, 2, -1}):
        return None
    return YearlyMonths(month_run(start, start + length - 1), "any")


def _month_of_year_by_number(match: Match) -> Timing | None:
    number = first(match, "ORD")
    return YearlyMonths((12 if number == -1 else number,)) if number in {-1, *ALL_MONTHS} else None


def _quarter_end(match: Match) -> Timing | None:
    month = first(match, "ORD") * (first(match, "PERIOD") or 3)
    return MonthDay("last", (month,)) if 1 <= month <= 12 else None


def _half_year(match: Match) -> Timing | None:
    number = first(match, "ORD")
    return YearlyMonths(month_run(1, 6) if number == 1 else month_run(7, 12), "any") if number in {1, 2} else None


def _bare_event(match: Match) -> Timing | None:
    if fold(match.text()).endswith(("madan", "meden")):
        found = _event_anchored(match)
        return replace(found, rel="before") if isinstance(found, SchoolYearRelative) else RelativeEvent(first(match, "EVENT"), "before")
    opening = fold(match.text()).endswith(("masi", "mesi"))  # "okul açılması" is a matter, "okul açılışı" a time
    return None if opening or case(match.tokens[-1]) in {"dat", "abl", "ins", "gen"} else _event_anchored(match)


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
    turn("ONCE MINI? NUM_NOM (KEZ|DAY)?", timing(_counted)),
    turn("MINI ONCE NUM_NOM KEZ?", timing(_counted)),
    turn("EVERY? MINI? NUM_NOM ONCE MINI? NUM_NOM KEZ?", timing(_spaced)),
    turn("(EVERY CYCLE|ONCE) WITHIN? (MINI? (KADAR)? NUM TARGET|(TARGET) MINI? NUM)", timing(_target)),
    turn("EVERY? (NUM_NOM|DIST)? ADJ (PERIODS|WITHIN)?", timing(_adjective)),
    turn("DIST (AY_LOC|AY_NOM|WEEK_NOM) PERIODS?", _every),
    turn("EVERY? PERIOD (START|END)? PERIODS?", timing(_period)),
    turn("EVERY? (QUARTER) (START|MID|END) KADAR?", timing(_anchored)),
    turn("(EVERY)? (AY|YEARU) (START|MID|END) KADAR?", timing(_anchored)),
    turn("EVERY EVENT KADAR?", timing(_event_anchored)),
    turn("EVENT", timing(_bare_event)),
    turn("EVENT_DAT KADAR", where(lambda match: first(match, "EVENT") in _EVENT_ANCHORS, timing(_event_anchored))),
    turn("EVERY NUM_NOM? EVENT", timing(_event_anchored)),
    turn("EVERY? NUM_NOM? EVENT (AND|SLASH|COMMA) END", timing(_both_edges)),
    turn("EVERY? LONG MINI? NUM_NOM (HOUR|MINUTE)", timing(_some_hours)),
    turn("EVERY NUM_NOM TERM", fixed(Termwise())),
    turn("(EVERY? WEEK_GEN|EVERY WEEK|WEEK_LOC NUM_NOM|EVERY)? WD (ROW WD)* (DAY)?", timing(_weekdays)),
    turn("WD DASH WD DAY?", timing(_weekdays)),
    turn("EVERY? WEEK_GEN ORD (WORKDAY|DAY)", timing(_day_of_week)),
    turn("WEEKDAYS (EVERY DAY)?", fixed(EveryN(1, "school_day"))),
    turn("WEEKEND", fixed(AllOf((EveryN(1, "week", anchor="SA"), EveryN(1, "week", anchor="SU"))))),
    turn("(YEARU_GEN)? ORD (QUARTER|PERIOD) (WITHIN)?", timing(_quarter)),
    turn("YEARU_GEN ORD NUM_NOM AY (WITHIN)?", timing(_quarter)),
    turn("EVERY? YEARU_GEN ORD AY WITHIN?", timing(_month_of_year_by_number)),
    turn("(YEARU_GEN)? ORD (QUARTER|PERIOD) END KADAR?", timing(_quarter_end)),
    turn("YEARU_GEN? ORD EVENT KADAR?", where(lambda match: first(match, "EVENT") == "quarter_end", timing(_quarter_end))),
    turn("WEEK_GEN NUM_NOM DAY", timing(lambda match: EveryN(1, "week", first(match, "NUM")))),
    turn("(SCHOOLDAY|WORKDAY)", where(lambda match: "ler" in match.text(), fixed(EveryN(1, "school_day")))),
    turn("(YEARU|AY|WEEK|DAY) WITHIN", timing(_in_unit)),
    turn("EVERY? SY (WITHIN|DURING|SURE_LOC)", timing(_yearly)),
    turn("EVERY? SY_LOC", timing(lambda match: EveryN(1, "school_year") if has(match, "EVERY") else _yearly(match))),
    turn("EVERY EVENT_ABL BEFORE", timing(_before_every)),
    turn("ORD SCHOOLDAY", where(lambda match: first(match, "ORD") == 1, fixed(SchoolYearRelative("first_school_day")))),
    turn("NUM_NOM HOUR", where(lambda match: first(match, "NUM") == 24, fixed(Continuous()))),
    turn("CYCLE WITHIN NUM_NOM DAY", timing(_counted)),
    turn("DAILY", fixed(EveryN(1, "day"))),
    turn("YEARU_GEN ORD HALF WITHIN?", timing(_half_year)),
    turn("ORD NUM_NOM AY", where(lambda match: first(match, "NUM") in {3, 4, 6}, timing(_quarter))),
    turn("ONETERM", timing(lambda match: Termwise(match.one("ONETERM"), each=False))),
    turn("YEARU DURING", fixed(Continuous())),
)  # fmt: skip

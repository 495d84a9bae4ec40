"""English phrases of whole timings: which kinds of tokens stand together, and what is made of them."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers import en_meanings as means
from umay.timing.readers import en_relations as relations
from umay.timing.readers.en_points import EVENTISH, LISTED, Built
from umay.timing.readers.token_rules import Match, Rule, rule
from umay.timing.values import DateRange, EveryN, MonthDay, NthWeekOfMonth, RelativeEvent, SchoolYearRelative, Vague, YearlyMonths

_BY: Final = "(BY|BEFORE|ON|IN|UNTIL|AT|DURING)*"
_D: Final = "(SPAN|A UNIT)"
_MONTHLY: Final = "(OF EVERY UNIT|EVERY UNIT|OF NEXT|OF UNIT)"
_EDGE: Final = "(START|END) OF EVERY UNIT"
_DAYS: Final = "(ON* EVERY* (WDS|UNIT)|PERIOD)"

FREQUENCIES: Final[tuple[Rule, ...]] = (
    rule("MIN? EVERY MIN? (UNIT|SPAN) (COMMA? COUNT)?", means.frequency),
    rule("MIN? OTHER UNIT", means.frequency),
    rule("COUNT (IN|PER|A|EVERY|SLASH|WITHIN)* OTHER? (UNIT|SPAN)", means.frequency),
    rule("COUNT (YEARLY|PERIOD)", means.frequency),
    rule("PERIOD COMMA? COUNT?", means.frequency),
    rule("YEARLY COMMA COUNT", means.frequency),
    rule("PER UNIT", means.frequency),
    rule(f"{_BY} (START|MIDDLE|END) OF EVERY UNIT", means.anchored),
    rule(f"{_BY} (START|END) OF? YEARLY", means.anchored),
    rule("(DURING|IN|WITHIN) EVERY? UNIT", means.during_school_year),
    rule("(ON|DURING)+ EVERY? UNIT", means.school_days),
    rule("MIN? PEOPLE W{0,3} ((A|PER|EVERY|SLASH) UNIT|YEARLY)", means.target),
    rule("(YEARLY|EVERY UNIT) COMMA? W{0,3} MIN? PEOPLE", means.target),
    rule("(ON|EVERY|PERIOD)* WDS (EVERY UNIT)?", means.weekly),
    rule("EVERY UNIT (COMMA|ON)* WDS", means.weekly),
)

POINT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"{_BY} EVERY? POINT", means.point),
    rule(f"{_BY} CLOCK (COMMA|ON|IN)* POINT", means.point),
    rule(f"{_BY} POINT (COMMA|AT)* CLOCK", means.point),
    rule("BYEND", means.by_end),
    rule(f"{_BY} POINT ((COMMA|AND|OR|COMMA AND) {_BY} POINT)+", means.points),
    rule("(IN|EVERY|DURING)* MONTHS (COMMA? COUNT)?", means.months),
    rule("COUNT (IN|COMMA)* (EVERY|DURING)* (POINT|MONTHS)", means.in_month),
    rule("COUNT (A|PER|EVERY) UNIT (COMMA|IN)* (POINT|MONTHS)", means.in_month),
    rule("COUNT YEARLY (COMMA|IN)* (POINT|MONTHS)", means.in_month),
    rule("IN? POINT COMMA? COUNT", means.in_month),
    rule(f"{_BY} (LASTW UNIT|N|ORD) OF? MONTHS", means.last_days),
    rule("(FROM|SINCE) POINT (ONWARDS|ON)?", means.since),
    rule("(FROM|BETWEEN|IN|DURING)* RANGE", means.range_),
    rule("(FROM|BETWEEN|SINCE)? POINT (DASH|TO|UNTIL|BY) POINT", means.range_),
    rule("FROM? POINT BYEND", means.range_),
    rule("BETWEEN POINT AND POINT", means.range_),
    rule("((FROM|SINCE) NOW ON?|SNC) ((UNTIL|TO|BY)+ POINT|BYEND)", means.from_issue),
    rule("(FROM|IN|BETWEEN|DURING)* YY", means.years),
    rule("(FROM|IN|DURING|FOR)* UNIT YY", means.school_years),
    rule("(FROM|IN|DURING|FOR)* YY UNIT", means.school_years),
    rule(f"{_BY} (START|MIDDLE|END) OF (YY UNIT|UNIT YY)", means.about_school_year),
    rule("(IN|DURING)* (Q|(ORD|LASTW) UNIT) (OF? POINT|OF UNIT)?", means.quarter),
    rule("(IN|DURING)* (ORD|LASTW) HALF OF (POINT|UNIT)", means.half),
    rule("(IN|DURING)* (ORD|LASTW) HALF OF? YEARLY", means.half),
    rule(f"{_BY} (N|ORD) (UNIT)? {_MONTHLY} (COMMA|FOR|ON)* PREV?", means.month_day),
    rule(f"{_BY} (N|ORD) ((COMMA|AND|COMMA AND) ON? (N|ORD))+ UNIT? {_MONTHLY}", means.month_day),
    rule(f"{_BY} LASTW UNIT {_MONTHLY}", means.month_day),
    rule(f"{_BY} CLOCK (COMMA|ON)* (N|ORD|LASTW UNIT) UNIT? {_MONTHLY}", means.month_day),
    rule(f"{_BY} (N|ORD|LASTW UNIT) UNIT? {_MONTHLY} (COMMA|AT|BY)* CLOCK", means.month_day),
    rule("(EVERY UNIT|PERIOD) (COMMA|BRACKET)? (BY|BEFORE|ON|UNTIL)+ (N|ORD) BRACKET?", means.month_day),
    rule(f"{_BY} (END OF)? (ORD|LASTW) UNIT (OF|IN)* EVERY? (POINT|MONTHS|EVERY UNIT|UNIT)", means.week_of),
    rule(f"{_BY} (END OF)? (ORD|LASTW) UNIT OF EVERY? UNIT", means.week_of_span),
    rule(f"{_BY} (ORD|LASTW) UNIT OF (EVERY UNIT|UNIT)", means.about_month),
    rule(f"{_BY} (ORD|LASTW) WDS OF (EVERY UNIT|UNIT|POINT|MONTHS)", means.about_month),
    rule(f"{_BY} OTHER WDS (OF (EVERY UNIT|UNIT|POINT|MONTHS))?", means.about_month),
    rule("IN? UNIT N ((COMMA|AND|COMMA AND) N)+ (OF EVERY? UNIT)?", means.single_weeks),
    rule("(FROM|IN|DURING)* UNIT N ((DASH|TO|UNTIL) UNIT? N)? (OF EVERY? UNIT)? (COMMA? ROTA)?", means.term_weeks),
)

EVENT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"(BY|MIN|WITHIN)* {_D} (BEF|ADVANCE (OF {EVENTISH})?|BEFORE {_EDGE}|BEFORE A? W{{1,5}}|BEFORE)", relations.offset("before")),
    rule(f"(BY|MIN)* {_D} ADVANCE OFEV", relations.offset("before")),
    rule(f"(BY|MIN)* {_D} (AFT|LATER|AFTER {_EDGE}|AFTER A? W{{1,5}}|AFTER)", relations.offset("after")),
    rule(f"(WITHIN|IN)+ {_D} (COMMA? AFT|OFEV|SNC|(OF|AFTER|FROM) A? W{{1,5}}|(OF|AFTER|FROM) {_EDGE})", relations.offset("within")),
    rule(f"BY {_D} (SNC|OFEV)", relations.offset("within")),
    rule("ON? UNIT (BEF|AFT|OFEV)", relations.day_beside),
    rule(f"AFT COMMA? WITHIN {_D}", relations.offset("within")),
    rule(f"WITHIN {_D}", relations.offset("within")),
    rule("(ON|IN|BY|WITHIN|DURING)* ORD UNIT (AFT|OFEV|SNC)", relations.nth_period),
    rule("(ON|BY)* ORD UNIT", relations.nth_period),
    rule("(ON|BY)* EVENT (AFT|OFEV)", relations.first_day_after),
    rule("BEF", relations.plain("before")),
    rule("AFT", relations.plain("after")),
    rule("SNC (ONWARDS|ON)?", relations.plain("from")),
    rule(f"(AT|ON)+ EVERY? {EVENTISH}", relations.plain("at")),
    rule(f"DURING EVERY? {EVENTISH}", relations.plain("during")),
    rule(f"(UNTIL|BY)+ {EVENTISH}", relations.plain("until")),
    rule("BEFORE OCC", lambda match: ("T", RelativeEvent(match.one("OCC"), "before"))),
    rule("AFTER OCC", lambda match: ("T", RelativeEvent(match.one("OCC"), "after"))),
    rule(f"SNC (TO|UNTIL) {EVENTISH}", relations.duration),
    rule(f"BETWEEN {EVENTISH} AND {EVENTISH}", relations.duration),
    rule("(FROM|SINCE) NOW (UNTIL|TO) EVENT", lambda match: _to_year_end(match.one("EVENT"))),
    rule(f"({_DAYS} (COMMA|COLON|BETWEEN)*)? CLOCKS ((COMMA|AND|COMMA AND) CLOCKS)*", relations.windows),
    rule(f"CLOCKS ((COMMA|AND|COMMA AND) CLOCKS)* COMMA? {_DAYS}", relations.windows),
    rule("BELL ((COMMA|AND) BELL)*", relations.bells),
    rule(f"(ON|IN|DURING|AT|FOR)+ OCC ({LISTED} (ON|IN|DURING|AT|FOR)* OCC)*", relations.occasions),
    rule(f"{_BY} ((START|END) OF)? ORD UNIT", relations.nth_term),
    rule("(IN|DURING)* ORD (AND|COMMA|SLASH) ORD UNIT", relations.nth_term),
)


def _to_year_end(event: str) -> Built:
    return ("T", DateRange("issue_date", event, "day")) if event in ("year_end", "school_year_end") else None


def _every_year(match: Match) -> Built:
    """A yearly thing of which the text also says "every year" is that thing."""
    timing = match.one("T")
    if isinstance(timing, SchoolYearRelative):
        return "T", SchoolYearRelative(timing.anchor, timing.rel, yearly=True)
    if isinstance(timing, DateRange) and not timing.start.startswith("--"):
        return None
    recurs = isinstance(timing, YearlyMonths | NthWeekOfMonth | DateRange) or (isinstance(timing, MonthDay) and timing.months)
    return ("T", timing) if recurs else None


def _spoken(match: Match) -> Built:
    """Words such as "regularly" beside a time say nothing more."""
    return ("T", match.one("T")) if all(isinstance(said, Vague) for said in match.all("SPEECH")) else None


def _counted(match: Match) -> Built:
    """A yearly month of which the text also says how often."""
    timing, (times, _) = match.one("T"), match.one("COUNT")
    return ("T", YearlyMonths(timing.months, timing.per, times)) if isinstance(timing, YearlyMonths) and times > 1 else None


def _value(kind: str) -> Any:
    return lambda match: ("T", match.one(kind))


TIMINGS: Final = (*FREQUENCIES, *POINT_TIMINGS, *EVENT_TIMINGS)
JOINED: Final[tuple[Rule, ...]] = (
    rule("YEARLY (COMMA|IN)* T", _every_year),
    rule("T COMMA? YEARLY", _every_year),
    rule("YEARLY COMMA? T COMMA? COUNT", _counted),
    rule("T (COMMA|BRACKET)? OCC BRACKET?", relations.dated_occasion),
    rule("OCC (COMMA|BRACKET|ON)* T BRACKET?", relations.dated_occasion),
    rule("T (BRACKET|COLON|COMMA|IN)+ T BRACKET?", means.named_twice),
    rule("T SEMI T (SEMI T)*", relations.merged_windows),
    rule("SPEECH (COMMA|AND)? T", _spoken),
    rule("T COMMA? SPEECH", _spoken),
)
LEFT: Final[tuple[Rule, ...]] = (
    rule("YEARLY", lambda _match: ("T", EveryN(1, "year"))),
    rule("SPEECH", _value("SPEECH")),
)

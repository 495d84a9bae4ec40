"""Vietnamese phrases of whole timings: which kinds of tokens stand together, and what `vi_meanings` makes of them."""

from __future__ import annotations

from typing import Final

from umay.timing.readers import vi_meanings as means
from umay.timing.readers import vi_relations as relations
from umay.timing.readers.token_rules import Rule, rule
from umay.timing.readers.vi_points import AND, CLOCKISH, EVENTISH, UNITS
from umay.timing.values import DateRange, NamedOccasion

_BY: Final = "(BY|BY BEFORE|BEFORE|BY TO|TO|BY IN|BEFORE IN)"
_MONTHLY: Final = "(EVERY THANG|OF EVERY THANG|OF NEXTMONTH|NEXTMONTH|EVERY NEXTMONTH|PREVMONTH)"

FREQUENCIES: Final[tuple[Rule, ...]] = (
    rule(f"(EVERY|PER) (MIN)? N? {UNITS} (COMMA? COUNT)?", means.frequency),
    rule("EVERY SPAN (COMMA? COUNT)?", means.frequency),
    rule(f"COUNT (SLASH|EVERY|IN|PER|TO|COMMA)* N? {UNITS}", means.frequency),
    rule("COUNT (SLASH|EVERY|IN|PER)* SPAN", means.frequency),
    rule("SPAN SLASH? (COUNT|N? LAN)", means.frequency),
    rule(f"{UNITS} SLASH? COUNT", means.frequency),
    rule(f"{UNITS} SLASH LAN", means.frequency),
    rule(f"(IN|PER)? (BEGIN|MIDDLE|LAST) OF? EVERY? {UNITS} (EVERY {UNITS})?", means.anchored),
    rule("(BEGIN|LAST) NAMHOC (YY|EVERY NAM)?", means.anchored),
    rule(f"MIN? PEOPLE W{{0,3}} (SLASH|EVERY|IN|PER) {UNITS}", means.target),
    rule(f"EVERY {UNITS} W{{0,4}} MIN PEOPLE", means.target),
    rule("(IN|EVERY)? PART? WDS (COMMA? (OF|IN)? EVERY TUAN|TUAN)?", means.weekly),
    rule("EVERY TUAN (COMMA|IN)* PART? WDS", means.weekly),
    rule("IN? WDS BEGIN TUAN", means.weekly),
    rule("EVERY NAM COUNT (IN|COMMA)* POINT", means.month_times),
    rule("EVERY NAM COUNT (IN|COMMA)* MONTHS", means.months),
    rule("SPAN SLASH TUAN", means.days_a_week),
    rule("THANG (BEGIN|LAST) OF? EVERY? QUY", means.month_of_quarter),
    rule("WORKDAY LAST (OF|IN)? EVERY? THANG", means.about_month_end),
    rule("(MIN|EVERY)* OFTEN", means.often),
    rule("SPEECH SPAN", means.periodic),
    rule("TUAN (BEGIN|FIRST|BEGIN FIRST|N) OF? (NAMHOC|HOCKY)", means.first_week),
    rule("TUAN (BEGIN|FIRST|BEGIN FIRST|N) OF? TERM", means.week_of_term),
    rule("HALF (POINT|EVERY NAM)?", means.half),
)

POINT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"{_BY}? (IS|IN)* (TO)? POINT (EVERY NAM)?", means.point),
    rule("EVERY NAM (COMMA|IN)* POINT", means.point),
    rule("EVERY NAM (COMMA|IN)* MONTHS", means.months),
    rule("POINT (BRACKET|COMMA)? TUAN (N|FIRST|BEGIN|LAST|WDS) BRACKET?", means.month_then_week),
    rule("IN POINT (EVERY NAM)?", means.point),
    rule(f"NGAY N ({AND} NGAY? N)+ {_MONTHLY}", means.days_of_months),
    rule("FROM? NGAY? N (TO|DASH) NGAY? N EVERY THANG", means.until_day),
    rule("PART? WDS (IN|OF)? TUAN (FIRST|BEGIN|LAST|N|WDS) OF? EVERY? THANG", means.nth_weekday),
    rule("PART? WDS (FIRST|BEGIN|LAST) OF? EVERY? THANG", means.nth_weekday),
    rule("IN? TUAN (FIRST|BEGIN|LAST) OF? THANG", means.week_of_every_month),
    rule("(BY|BEFORE|IN)* POINT (BEGIN|LAST) NAMHOC", means.point),
    rule(f"(BY|BEFORE|IN|TO)* {CLOCKISH} PART? COMMA? (IN)? NGAY? POINT", means.point),
    rule("(BY|BEFORE|IN NGAY|NGAY) (IS)? DM", means.lone_day_month),
    rule("IN? MONTHS (EVERY NAM)? (COUNT)?", means.months),
    rule("COUNT (IN|COMMA)* MONTHS (EVERY NAM)?", means.months),
    rule("COUNT (IN|COMMA)* POINT (EVERY NAM)?", means.month_times),
    rule("POINT (EVERY NAM)? COMMA? COUNT", means.month_times),
    rule("(FROM|SINCE NGAY?) POINT (EVERY NAM)?", means.from_point),
    rule("(FROM|SINCE NGAY?)? (POINT|DM) (TO|DASH|UNTIL|BY|TO BY) (POINT|DM) (EVERY NAM)?", means.range_),
    rule("FROM? RANGE (EVERY NAM)?", means.range_),
    rule("(FROM EVENT|SNC) (TO|UNTIL|BY) IN? POINT", means.from_issue),
    rule("YY", means.years),
    rule("NAMHOC YY", means.about_school_year),
    rule("(IN|DURING)+ NAMHOC YY", means.school_years),
    rule("FROM NAMHOC YY (TO|DASH) NAMHOC? YY", means.school_years),
    rule("(IN|EVERY)? QUARTERS (EVERY NAM)?", means.quarters),
    rule("(LAST|BY|BY LAST|TO) QUARTERS", means.quarter_end),
    rule(f"{_BY}? (IS|IN)* NGAY N (COMMA? {_MONTHLY})?", means.month_day),
    rule(f"{_BY}? (IS|IN)* NGAY N OF? THANG (BEGIN|LAST) OF? EVERY? QUY", means.month_of_quarter),
    rule(f"(IN|COMMA)? EVERY THANG COMMA? {_BY}? (IS|IN)* NGAY N", means.month_day),
    rule(f"{_BY}? (IS|IN)* NGAY LAST (OF|IN)? (EVERY THANG|THANG|POINT|POINT EVERY NAM) (EVERY THANG)?", means.month_day),
    rule(f"{_BY}? (IS|IN)* NGAY (N|LAST) (OF|IN)? MONTHS (EVERY NAM)?", means.days_in_months),
    rule(f"{_BY}? (IN)? {CLOCKISH} PART? (IN)? NGAY N {_MONTHLY}", means.month_day),
    rule(f"{_BY}? IN? WEEKOF (EVERY NAM)?", means.week_of),
    rule(f"{_BY}? IN? TUAN (FIRST|BEGIN|LAST|N|WDS) OF? (EVERY THANG)", means.week_of_every_month),
    rule("(FROM|IN)? TUAN N (TO|DASH) TUAN? N (OF HOCKY)?", means.term_weeks),
    rule("IN? TUAN N", means.term_weeks),
)

EVENT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule("(BY|MIN|WITHIN)* SPAN BEF", relations.offset("before")),
    rule("BEF W{0,4} (BY|MIN|COMMA)* SPAN", relations.offset("before")),
    rule(f"(BY|MIN)* (BEFORE|BEFORE BY|BEFORE MIN) SPAN {EVENTISH}?", relations.offset("before")),
    rule("(BY|MIN)* SPAN BEFORE", relations.offset("before")),
    rule("SPAN AFT", relations.offset("after")),
    rule("AFT (MIN)? SPAN", relations.offset("after")),
    rule("AFTER SPAN SNC", relations.offset("after")),
    rule("(WITHIN|BY|BY WITHIN|BY AFTER|BY IN|IN|WITHIN BY) SPAN COMMA? (AFT|SNC)", relations.offset("within")),
    rule("SPAN SNC", relations.offset("within")),
    rule("AFT COMMA? (WITHIN|BY) SPAN", relations.offset("within")),
    rule("(WITHIN|WITHIN BY|BY WITHIN|BY AFTER) (SPAN|HOUR)", relations.unnamed_within),
    rule("(WITHIN|BY|IN) HOUR COMMA? (AFT|SNC)", relations.hours_within),
    rule(f"IN? {UNITS} (FIRST|WDS|N) AFT", relations.nth_period),
    rule("EVENT AFT", relations.first_day_after),
    rule("BEF (OF NAMHOC)? EVERY NAM", relations.plain_event("before")),
    rule("BEF OF NAMHOC", relations.plain_event("before")),
    rule("IN? EVENT (OF EVERY? NAMHOC)? (EVERY NAM)?", relations.school_year_event),
    rule("(BEGIN|LAST) HOCKY COMMA COUNT IN NAM", relations.once_a_year),
    rule("POINT NAMHOC YY", means.month_of_school_year),
    rule("THISYEAR", lambda _match: ("T", DateRange("issue_date", "year_end", "day"))),
    rule("BEF", relations.plain_event("before")),
    rule("AFT", relations.plain_event("after")),
    rule("SNC", relations.plain_event("from")),
    rule(f"(WHEN|WHEN NGAY) {EVENTISH}", relations.plain_event("at")),
    rule(f"(WITHIN|DURING) {EVENTISH}", relations.plain_event("during")),
    rule(f"UNTIL NGAY? {EVENTISH}", relations.plain_event("until")),
    rule(f"(FROM {EVENTISH}|SNC) (TO|UNTIL) {EVENTISH}", relations.duration),
    rule(f"(WDS COLON?|IN? EVERY NGAY COMMA?|IN? EVERY? SCHOOLDAY (COMMA|COLON)?)? CLOCKS ({AND} CLOCKS)*", relations.windows),
    rule(f"CLOCKS ({AND} CLOCKS)* (COMMA|IN)* (WDS (EVERY TUAN)?|EVERY NGAY|EVERY? SCHOOLDAY)", relations.windows),
    rule("(BEGIN|LAST)? TERM (COMMA? NAMHOC YY)?", relations.term),
    rule("(BY|TO|BEFORE) TERM", relations.term),
    rule("IN? BELL ((COMMA|AND) BELL)*", relations.bells),
    rule("WHEN W{1,8}", relations.whenever),
    rule("(IN|DURING)+ NAMHOC", relations.school_year("year", "during")),
    rule("IN EVERY NAMHOC", relations.school_year("year", "during")),
    rule("BEFORE EVERY? NAMHOC", relations.school_year("year_start", "before")),
    rule("IN (OCC) (AND IN? OCC)*", lambda match: ("T", NamedOccasion(tuple(match.all("OCC"))))),
)


TIMINGS: Final = (*FREQUENCIES, *POINT_TIMINGS, *EVENT_TIMINGS)

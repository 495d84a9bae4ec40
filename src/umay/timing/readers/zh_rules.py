"""Chinese phrases of whole timings: which kinds of tokens stand together, and what `zh_meanings` makes of them."""

from __future__ import annotations

from typing import Final

from umay.timing.readers import zh_meanings as means
from umay.timing.readers import zh_relations as relations
from umay.timing.readers.token_rules import Rule, rule
from umay.timing.readers.zh_points import AND
from umay.timing.values import BellWindow, DateRange, EveryN, RelativeEvent

E: Final = "(EVENT|BELL|QUOTED)"
_GAP: Final = "(W|COMMA|PLAIN|EVENT|BELL|AT|SPEECH|AND|OCC|PART|ANCHOR|TO|LAWNO)"
_PRE: Final = "(BY|TO|AT)*"
_POST: Final = "(BEFORE|STRICT|STOP)"

FREQUENCIES: Final[tuple[Rule, ...]] = (
    rule(f"(EVERY|PER|EVERY MIN) N? UNIT {_GAP}{{0,8}} (MIN {_GAP}{{0,6}})? COUNT", means.frequency),
    rule("(EVERY|PER|EVERY MIN) N? UNIT", means.frequency),
    rule(f"EVERY SPAN {_GAP}{{0,8}} COUNT", means.frequency),
    rule("EVERY SPAN", means.frequency),
    rule("SPAN MIN? (W|EVENT){0,4} COUNT", means.frequency),
    rule("COUNT SLASH (UNIT|SPAN)", means.frequency),
    rule("UNIT COUNT", means.frequency),
    rule("EVERY? UNIT ANCHOR", means.anchored),
    rule("EVERY UNIT TERMPLACE", means.place_in_term),
    rule("EVERY TERMPLACE", means.place_in_term),
    rule("TERMPLACE COMMA EVERY UNIT COUNT", relations.once_a_year),
    rule("TERMPLACE", means.place_in_term),
    rule("EVERY UNIT (W|COMMA|EVENT){0,6} MIN? (W|EVENT){0,2} PEOPLE", means.target),
    rule("(EVERY|UNIT EVERY)? WDS PART?", means.weekly),
    rule("EVERY WEEKEND", lambda _match: ("T", EveryN(1, "week", anchor="end"))),
    rule("(POINT OF?)? HALF", means.half),
    rule("EVERY (POINT) HALF", means.half),
)

POINT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"(EVERY UNIT)? {_PRE} (EVERY UNIT)? POINT {_POST}?", means.point),
    rule(f"{_PRE} POINT PART? CLOCK {_POST}?", means.point),
    rule("(EVERY UNIT)? MONTHS OF? COUNT?", means.months),
    rule("(EVERY UNIT)? COUNT? POINT (W|EVENT|COMMA){0,6} COUNT", means.month_times),
    rule("(EVERY UNIT)? FROM? POINT SINCE", means.from_point),
    rule("FROM POINT", means.from_point),
    rule("(EVERY UNIT)? FROM? POINT SINCE? TO NEXTYEAR? POINT (STOP|DURING|BEFORE)?", means.range_),
    rule("(EVERY UNIT)? FROM? RANGE STOP?", means.range_),
    rule("FROM? EVENT SINCE? (TO|SINCE TO) POINT (STOP|BEFORE)?", means.from_issue),
    rule("SCHOOLYEAR", means.about_school_year),
    rule("AT SCHOOLYEAR (INSIDE|DURING)?", means.school_years),
    rule("SCHOOLYEAR (INSIDE|DURING)", means.school_years),
    rule("FROM? SCHOOLYEAR TO SCHOOLYEAR", means.school_years),
    rule(f"(NTH {AND})+ QUARTER", means.quarters),
    rule(f"(EVERY UNIT|POINT OF?)? QUARTER ({AND} QUARTER)* (ANCHOR? BEFORE|ANCHOR)?", means.quarters),
    rule(f"(EVERY UNIT|NEXT|EVERY NEXT) OF? {_PRE} (DAYNUM|N|LASTDAY) {_POST}", means.month_day),
    rule(f"(EVERY UNIT|NEXT|EVERY NEXT) OF? {_PRE} (DAYNUM|LASTDAY)", means.month_day),
    rule(f"(EVERY UNIT|NEXT) (DAYNUM) PART? CLOCK {_POST}?", means.month_day),
    rule(f"(EVERY UNIT|NEXT) ANCHOR {_POST}", means.month_day),
    rule(f"(EVERY UNIT)? {_PRE} POINT OF? LASTDAY {_POST}?", means.last_of_month),
    rule(f"DAYNUM {_POST}", means.month_day),
    rule(f"(EVERY UNIT)? MONTHS OF? (DAYNUM|LASTDAY|ANCHOR) {_POST}?", means.days_in_months),
    rule("UNIT ANCHOR BEFORE", means.year_end),
    rule(f"(EVERY UNIT)? {_PRE} (POINT|MONTHS) OF? (TERMWEEK|LASTWEEK|NTH UNIT) {_POST}?", means.week_of),
    rule(f"EVERY UNIT {_PRE} (TERMWEEK|LASTWEEK) {_POST}?", means.week_of_every_month),
    rule("(EVERY? UNIT)? EVENT? (TERMWEEK|NTH|NTH UNIT) TO (TERMWEEK|SPAN)", means.term_weeks),
    rule("EVERY? UNIT TERMWEEK", means.week_of_every_month),
    rule("(EVERY UNIT)? EVENT TERMWEEK", means.term_weeks),
    rule("TERMWEEK", means.term_weeks),
    rule(f"(EVERY UNIT|POINT|EVERY UNIT POINT) OF? {_PRE} NTHDAY", means.nth_weekday),
    rule(f"EVERY UNIT OF? {_PRE} DAYNUM ({AND} DAYNUM)+ {_POST}?", means.days_of_months),
    rule(f"EVERY UNIT {_PRE} DAYNUM TO DAYNUM", means.until_day),
    rule("EVERY UNIT OF? NTH UNIT", means.about_month_end),
    rule(f"EVERY UNIT {_PRE} TERMWEEK ({AND} TERMWEEK)+", means.weeks_of_every),
    rule(f"EVERY UNIT OF? NTHMONTH OF? (DAYNUM|ANCHOR|LASTDAY)? {_POST}?", means.month_of_quarter),
    rule(f"EVERY UNIT UNIT ANCHOR {_POST}?", means.month_day),
    rule("THISYEAR", lambda _match: ("T", DateRange("issue_date", "year_end", "day"))),
)

EVENT_TIMINGS: Final[tuple[Rule, ...]] = (
    rule(f"{E} BSPAN", relations.offset("before")),
    rule("EBEFORE (SPAN|DAYNUM|INSPAN)", relations.offset("before")),
    rule("EAFTER INSPAN", relations.offset("within")),
    rule("EAFTER (SPAN|DAYNUM)", relations.offset("after")),
    rule("EBEFORE", lambda match: ("T", RelativeEvent(match.one("EBEFORE"), "before"))),
    rule("EAFTER", lambda match: ("T", RelativeEvent(match.one("EAFTER"), "after"))),
    rule("OCC BEFORE", relations.before_occasion),
    rule(f"{E} (SPAN|DAYNUM) BEFORE", relations.offset("before")),
    rule(f"{E} WHEN? COMMA? ADV", relations.offset("before")),
    rule(f"{E} BEFORE COMMA? (W|PLAIN){{0,10}} COMMA? (W){{0,4}} ADV", relations.offset("before")),
    rule("ADV", relations.offset("before")),
    rule(f"{E} ASPAN", relations.offset("after")),
    rule(f"{E} (SPAN|DAYNUM) AFTER", relations.offset("after")),
    rule(f"(FROM|AT)? {E} (AFTER|SINCE)? OF? COMMA? INSPAN", relations.offset("within")),
    rule(f"(AT? EVERY UNIT)? (FROM|AT)? {E} AFTERSPAN", relations.offset("within")),
    rule("EAFTER AFTERSPAN", relations.offset("within")),
    rule("W{2,12} AFTERSPAN", relations.own_within),
    rule("W{2,12} SINCE INSPAN", relations.own_within),
    rule("(AFTERSPAN|INSPAN)", relations.offset("within")),
    rule(f"{E} NTHPERIOD", relations.nth_period),
    rule(f"{E} AFTER OF? TERMWEEK", relations.nth_period),
    rule("EVERY EVENT BEFORE", relations.plain_event("before")),
    rule("EVERY UNIT OCC", relations.yearly_occasion),
    rule("EVERY UNIT EVENT BEFORE", relations.plain_event("before")),
    rule("(EVERY UNIT)? EVENT", relations.school_year_event),
    rule(f"(AT)? {E} BEFORE", relations.plain_event("before")),
    rule(f"(AT)? {E} AFTER", relations.plain_event("after")),
    rule(f"FROM? {E} SINCE", relations.plain_event("from")),
    rule(f"{E} WHEN OF", lambda match: ("W", match.text(gap=""))),
    rule(f"{E} WHEN", relations.plain_event("at")),
    rule("EVENT DURING", relations.plain_event("during")),
    rule(f"UNTIL {E} (STOP)?", relations.plain_event("until")),
    rule(f"FROM {E} SINCE? TO {E} STOP?", relations.duration),
    rule(f"TERM ({AND} TERM)* EVENT TERMWEEK", means.term_weeks),
    rule("(POINT|SCHOOLYEAR|EVERY UNIT)? TERM ANCHOR?", relations.term),
    rule("TERM BEFORE", relations.term),
    rule("BELL (PERIOD|WHEN|DURING)", lambda match: ("T", BellWindow(match.one("BELL")))),
    rule("EVERY? DURINGYEAR", relations.school_year("year", "during")),
    rule(f"OCC ({AND} OCC)* (SUCHAS|DURING|WHEN)", relations.occasions),
    rule("EVENT COMMA OCC (COMMA (OCC|EVENT))* SUCHAS", relations.occasions),
)

TIMINGS: Final = (*FREQUENCIES, *POINT_TIMINGS, *EVENT_TIMINGS)

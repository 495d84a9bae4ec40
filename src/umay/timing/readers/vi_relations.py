"""What Vietnamese words about events, clocks and the school's year mean: one timing of each match. Points in time are in `vi_meanings`."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.repeats import offset_unit
from umay.timing.readers.token_rules import Match
from umay.timing.readers.vi_meanings import ordinal, relation_of
from umay.timing.readers.vi_points import UNIT_KINDS
from umay.timing.values import (
    AsNeeded,
    BellWindow,
    Duration,
    RelativeEvent,
    SchoolYearRelative,
    Termwise,
    Timing,
    WeeklyWindows,
    Window,
)

Built = tuple[str, Any] | None
UNNAMED: Final = "event_day"  # "3 days before" without saying before what


def offset(direction: str) -> Any:
    """A builder of distances from an event; without a direction of time they are within it."""

    def build(match: Match) -> Built:
        n, unit = match.one("SPAN")
        unit = offset_unit(unit)
        if unit is None:
            return None
        event = match.one("BEF", "AFT", "SNC", "EVENT", "QUOTED", "BELL") or UNNAMED
        event = event if isinstance(event, str) else event[0]
        if direction == "within":
            return "T", RelativeEvent(event, "within", n, unit)
        bound = "at_latest" if match.has("BY", "MIN") else "exact"
        return "T", RelativeEvent(event, direction, n, unit, bound)  # type: ignore[arg-type]

    return build


def nth_period(match: Match) -> Built:
    """In the n-th such unit after an event."""
    unit = offset_unit(match.one(*UNIT_KINDS))
    nth = ordinal(match)
    return "T", RelativeEvent(match.one("AFT"), "after", nth, unit, "nth_period")


def plain_event(direction: str) -> Any:
    """A builder of timings at, before or after an event, no distance said."""

    def build(match: Match) -> Built:
        event = match.one("BEF", "AFT", "SNC", "EVENT", "QUOTED", "BELL")
        event = event if isinstance(event, str) else event[0]
        found = _school_year_day(event, direction, yearly=match.has("EVERY"))
        return "T", found or RelativeEvent(event, direction)  # type: ignore[arg-type]

    return build


def first_day_after(match: Match) -> Built:
    """On the first school day after an event."""
    if match.one("EVENT") != "first_school_day":
        return None
    return "T", RelativeEvent(match.one("AFT"), "after", 1, "school_day", "nth_period")


def school_year_event(match: Match) -> Built:
    """A day of the school's year said by itself."""
    if match.one("EVENT") != "first_school_day":
        return None
    return "T", SchoolYearRelative("first_school_day", yearly=match.has("EVERY"))


def once_a_year(match: Match) -> Built:
    """At the start or end of a term, but only once in the year."""
    return ("T", Termwise(match.one("BEGIN", "LAST"), each=False)) if match.one("COUNT")[0] == 1 else None


def _school_year_day(event: str, direction: str, *, yearly: bool) -> Timing | None:
    anchors: dict[str, Any] = {"school_year_start": "year_start", "first_school_day": "first_school_day", "school_year_end": "year_end"}
    if event in anchors and direction in ("before", "at"):
        return SchoolYearRelative(anchors[event], direction, yearly)  # type: ignore[arg-type]
    return None


def duration(match: Match) -> Built:
    """From one event to another."""
    events = match.all("EVENT", "BELL", "QUOTED", "SNC")
    first, last = (event if isinstance(event, str) else event[0] for event in events[:2])
    return "T", Duration(first, last)


def windows(match: Match) -> Built:
    """Clock windows on weekdays or on school days."""
    days: Any = match.one("WDS") or ("SCHOOLDAYS",)
    windows = tuple(Window(days, start, end) for start, end in match.all("CLOCKS"))
    return "T", WeeklyWindows(windows, days_given=match.has("WDS", "SCHOOLDAY"))


def term(match: Match) -> Built:
    """The first or second term, its start or its end."""
    term = match.one("TERM")
    place = match.one("BEGIN", "LAST")
    if place:
        return "T", RelativeEvent(f"term_{term}_{place}", "at")
    if relation_of(match):
        return "T", RelativeEvent(f"term_{term}_{'start' if match.has('BEFORE') else 'end'}", "before" if match.has("BEFORE") else "until")
    return "T", Duration(f"term_{term}_start", f"term_{term}_end")


def school_year(anchor: str, rel: str) -> Any:
    """A builder of timings within the school year."""
    return lambda match: ("T", SchoolYearRelative(anchor, rel, match.has("EVERY")))  # type: ignore[arg-type]


def bells(match: Match) -> Built:
    """At the school's own bell."""
    return "T", BellWindow(tuple(dict.fromkeys(anchor for anchors in match.all("BELL") for anchor in anchors)))


def whenever(match: Match) -> Built:
    """As needed: "when there is ..."."""
    return ("T", AsNeeded()) if match.all("W")[0] == "có" else None


def hours_within(match: Match) -> Built:
    """Within hours of an event."""
    return "T", RelativeEvent(match.one("AFT", "SNC"), "within", match.one("HOUR")[0], "hour")


def unnamed_within(match: Match) -> Built:
    """Within a time of something the phrase does not name."""
    if match.has("HOUR"):
        return "T", RelativeEvent(UNNAMED, "within", match.one("HOUR")[0], "hour")
    built: Built = offset("within")(match)
    return built

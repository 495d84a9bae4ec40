"""What English words about events, clocks and the school's year mean: one timing of each match. Points are in `en_meanings`."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.en_meanings import made
from umay.timing.readers.en_points import Built
from umay.timing.readers.repeats import offset_unit
from umay.timing.readers.token_rules import Match
from umay.timing.values import (
    BellWindow,
    Duration,
    EveryN,
    MonthDay,
    NamedOccasion,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    Termwise,
    Timing,
    WeeklyWindows,
    Window,
)

UNNAMED: Final = "event_day"  # "3 days before" without saying before what
_EVENTS: Final = ("BEF", "AFT", "SNC", "OFEV", "EVENT", "QUOTED")
_SCHOOL_YEAR: Final[dict[str, Any]] = {
    "school_year_start": "year_start",
    "school_year_end": "year_end",
    "first_school_day": "first_school_day",
}


def _event(match: Match) -> str:
    if match.has("START", "END"):
        return f"{match.all('UNIT')[-1]}_{'start' if match.has('START') else 'end'}"
    return match.one(*_EVENTS) or " ".join(match.all("W")) or UNNAMED


def offset(direction: str) -> Any:
    """A builder of distances from an event."""

    def build(match: Match) -> Built:
        n, unit = match.one("SPAN") or (1, match.one("UNIT"))
        counted = offset_unit(unit)
        if counted is None:
            return None
        if direction == "within":
            return "T", RelativeEvent(_event(match), "within", n, counted)
        bound: Any = "at_latest" if match.has("BY", "MIN") else "within" if match.has("WITHIN") else "exact"
        return "T", RelativeEvent(_event(match), direction, n, counted, bound)  # type: ignore[arg-type]

    return build


def nth_period(match: Match) -> Built:
    """In the n-th such unit after an event; with no event named, after the one that is meant."""
    unit = offset_unit(match.one("UNIT"))
    if unit is None or (not match.has(*_EVENTS) and unit not in ("working_day", "school_day")):
        return None
    return "T", RelativeEvent(_event(match), "after", match.one("ORD"), unit, "nth_period")


def first_day_after(match: Match) -> Built:
    """On the first school day after an event."""
    if match.one("EVENT") != "first_school_day":
        return None
    return "T", RelativeEvent(match.one("AFT", "OFEV"), "after", 1, "school_day", "nth_period")


def edge(match: Match) -> Built:
    """The start or end of something, said by itself."""
    return made(_at_edge(match.one("EVENT"), "at"))


def day_beside(match: Match) -> Built:
    """The day before or after an event, or the day of it."""
    if match.one("UNIT") != "day":
        return None
    if match.has("OFEV"):
        return "T", RelativeEvent(_event(match), "at")
    return "T", RelativeEvent(_event(match), "before" if match.has("BEF") else "after", 1, "calendar_day", "exact")


def dated_occasion(match: Match) -> Built:
    """An occasion with its date is that date."""
    timing = match.one("T")
    return ("T", timing) if isinstance(timing, MonthDay | SingleDate) else None


def plain(direction: str) -> Any:
    """A builder of timings at, before, after, until, from or during an event, no distance said."""
    return lambda match: ("T", _at_edge(_event(match), direction) or RelativeEvent(_event(match), direction))  # type: ignore[arg-type]


def _at_edge(event: str, direction: str) -> Timing | None:
    """What the start or end of a unit means by itself."""
    if event in _SCHOOL_YEAR and direction in ("at", "before"):
        return SchoolYearRelative(_SCHOOL_YEAR[event], direction)  # type: ignore[arg-type]
    unit, _, edge = event.rpartition("_")
    anchor: Any = edge
    if edge not in ("start", "end"):
        bells: dict[str, Any] = {"school_entry": BellWindow(("school_entry",)), "school_exit": BellWindow(("school_exit",))}
        return bells.get(event) if direction == "at" else None
    if event == "month_end" and direction == "until":
        return MonthDay("last")
    if direction != "at":
        return None
    if unit in ("month", "quarter", "year"):
        return EveryN(1, unit, anchor=edge)  # type: ignore[arg-type]
    return Termwise(anchor, each=False) if unit == "term" else None


def duration(match: Match) -> Built:
    """From one event to another."""
    first, last = match.all("SNC", "EVENT", "QUOTED")
    return "T", Duration(first, last)


def windows(match: Match) -> Built:
    """Clock windows on weekdays or on school days."""
    if match.has("UNIT") and match.one("UNIT") not in ("school_day", "working_day", "day"):
        return None
    every_day = match.one("UNIT") == "day" or match.one("PERIOD") == (1, "day")
    if match.has("PERIOD") and not every_day:
        return None
    days: Any = match.one("WDS") or ("SCHOOLDAYS",)
    if every_day:
        days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    if match.one("UNIT") == "working_day":
        days = ("MO", "TU", "WE", "TH", "FR")
    found = tuple(Window(days, start, end) for start, end in match.all("CLOCKS"))
    return "T", WeeklyWindows(found, days_given=match.has("WDS", "UNIT", "PERIOD"))


def merged_windows(match: Match) -> Built:
    """Windows of several days in one."""
    found = match.all("T")
    if not all(isinstance(each, WeeklyWindows) for each in found):
        return None
    return "T", WeeklyWindows(tuple(window for each in found for window in each.windows), all(each.days_given for each in found))


def bells(match: Match) -> Built:
    """At the school's own bell."""
    return "T", BellWindow(tuple(dict.fromkeys(anchor for anchors in match.all("BELL") for anchor in anchors)))


def occasions(match: Match) -> Built:
    """On named days, in seasons."""
    return "T", NamedOccasion(tuple(dict.fromkeys(match.all("OCC"))))


def nth_term(match: Match) -> Built:
    """The n-th term, whole, by its end, at its start or end."""
    nth, units = match.one("ORD"), match.all("UNIT")
    if units[0] != "term" or nth not in (1, 2, 3):
        return None
    if len(match.all("ORD")) > 1:
        return "T", Termwise()
    if match.has("START", "END"):
        edge = "start" if match.has("START") else "end"
        direction = "before" if match.has("BEFORE") else "until" if match.has("BY", "UNTIL") else "at"
        return made(RelativeEvent(f"term_{nth}_{edge}", direction))  # type: ignore[arg-type]
    return made(Duration(f"term_{nth}_start", f"term_{nth}_end"))

"""What Chinese words about events, clocks and the school's year mean: one timing of each match. Points in time are in `zh_meanings`."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.repeats import all_of, offset_unit
from umay.timing.readers.token_rules import Match
from umay.timing.readers.zh_meanings import relation_of
from umay.timing.readers.zh_points import events_of
from umay.timing.values import (
    Duration,
    NamedOccasion,
    RelativeEvent,
    SchoolYearRelative,
    Termwise,
)

Built = tuple[str, Any] | None
UNNAMED: Final = "event_day"  # "3 days ahead" without saying of what


def offset(direction: str) -> Any:
    """Builds offsets from one event, or from each of the two bells of a school day."""

    def build(match: Match) -> Built:
        n, unit, *least = match.one("INSPAN", "AFTERSPAN", "ADV", "BSPAN", "ASPAN", "SPAN") or (match.one("DAYNUM"), "day")
        unit = offset_unit(unit)
        if unit is None:
            return None
        bound = None if direction == "within" else "exact"
        if direction == "before" and (any(least) or match.has("MIN", "BY")):
            bound = "at_latest"
        named = ("EVENT", "BELL", "QUOTED", "EBEFORE", "EAFTER")
        events = events_of(match, *named) if match.has(*named) else (UNNAMED,)
        return "T", all_of([RelativeEvent(event, direction, n, unit, bound) for event in events])  # type: ignore[arg-type]

    return build


def nth_period(match: Match) -> Built:
    """In the n-th such unit after an event."""
    nth, unit = match.one("NTHPERIOD") if match.has("NTHPERIOD") else (match.one("TERMWEEK"), "week")
    return "T", RelativeEvent(events_of(match, "EVENT", "BELL", "QUOTED")[0], "after", nth, offset_unit(unit), "nth_period")


_ANCHORS: Final[dict[str, Any]] = {"school_year_start": "year_start", "first_school_day": "first_school_day", "school_year_end": "year_end"}


def plain_event(direction: str) -> Any:
    """A builder of timings at, before or after an event, no distance said."""

    def build(match: Match) -> Built:
        event = events_of(match, "EVENT", "BELL", "QUOTED")[0]
        if event in _ANCHORS and direction in ("before", "at"):
            return "T", SchoolYearRelative(_ANCHORS[event], direction, match.has("EVERY"))  # type: ignore[arg-type]
        if match.has("EVERY"):
            return None
        if event in ("term_start", "term_end") and direction == "at":
            return "T", Termwise("start" if event == "term_start" else "end")
        return "T", RelativeEvent(event, direction)  # type: ignore[arg-type]

    return build


def school_year_event(match: Match) -> Built:
    """The first day of school said by itself."""
    if match.one("EVENT") != "first_school_day":
        return None
    return "T", SchoolYearRelative("first_school_day", yearly=match.has("EVERY"))


def once_a_year(match: Match) -> Built:
    """At the start or end of a term, but only once in the year."""
    return ("T", Termwise(match.one("TERMPLACE"), each=False)) if match.one("COUNT")[0] == 1 and match.one("UNIT") == "year" else None


def duration(match: Match) -> Built:
    """From one event to another."""
    first, last = (event if isinstance(event, str) else event[0] for event in match.all("EVENT", "BELL", "QUOTED")[:2])
    return "T", Duration(first, last)


def term(match: Match) -> Built:
    """The first or second term, its start or its end."""
    term, place = match.one("TERM"), match.one("ANCHOR")
    if place in ("start", "end"):
        return "T", RelativeEvent(f"term_{term}_{place}", "at")
    if relation_of(match):
        return "T", RelativeEvent(f"term_{term}_start", "before")
    return "T", Duration(f"term_{term}_start", f"term_{term}_end")


def school_year(anchor: str, rel: str) -> Any:
    """A builder of timings within the school year."""
    return lambda match: ("T", SchoolYearRelative(anchor, rel, match.has("EVERY")))  # type: ignore[arg-type]


def occasions(match: Match) -> Built:
    """On the occasions named."""
    return "T", NamedOccasion(tuple(name for names in match.all("OCC") for name in names))


def yearly_occasion(match: Match) -> Built:
    """An occasion of every year."""
    return ("T", NamedOccasion(match.one("OCC"))) if match.one("UNIT") in ("year", "term", "school_year") else None


def before_occasion(match: Match) -> Built:
    """Before an occasion."""
    return "T", all_of([RelativeEvent(name, "before") for name in match.one("OCC")])


def own_within(match: Match) -> Built:
    """Within a time of an event in the document's own words."""
    words = match.text("W", gap="")
    for opener in ("应于", "應於", "于", "於", "在", "自", "从", "從"):
        words = words.rpartition(opener)[2]
    n, unit = match.one("AFTERSPAN", "INSPAN")
    found = offset_unit(unit)
    return ("T", RelativeEvent(words, "within", n, found)) if found and words else None

"""What the pieces found in a Kazakh or Russian phrase mean together: merged where one refines the other, else joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from umay.timing.readers.kk_ru_closer import closer
from umay.timing.readers.repeats import is_weekday_of
from umay.timing.readers.token_rules import ImpossibleDate, Match, Rule, Token, rewrite, rule
from umay.timing.values import (
    AllOf,
    AnyOf,
    Continuous,
    DateRange,
    EveryN,
    Immediate,
    MonthDay,
    Reading,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    TermWeeks,
    Timing,
    Vague,
    WeeklyWindows,
    Window,
    YearlyMonths,
)  # fmt: skip
from umay.timing.vocabulary import EVENTS

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SENTENCE: Final = 7  # with so many other words a phrase is a sentence, which says "timely" or "at once" in passing
_PIECES: Final = frozenset({"T", "TP", "DAYS", "HOURS", "HOUR", "COUNT", "PHASED", "ROTATION", "YEARLONG"})
_LINKS: Final = {"HARDOR": 5, "HARDAND": 4, "OR": 3, "SLASH": 3, "AND": 2, "SEMI": 2, "BUT": 2}
_HARD: Final = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A timing, or weekdays, hours, an hour, a count that stand beside one; link: how it hangs on the piece before it.

    text: what was read of it.
    """

    kind: str
    value: Any
    link: int = 0
    text: str = ""


def safely(pattern: str, build: Callable[[Match], tuple[str, Any] | None]) -> Rule:
    """A rule whose impossible dates become a token of their own."""

    def built(match: Match) -> tuple[str, Any] | None:
        try:
            return build(match)
        except ImpossibleDate:
            return "BADDATE", None

    return rule(pattern, built)


def run(first: str, last: str) -> tuple[str, ...]:
    """Weekdays from one to another, around the week's end if need be."""
    start = WEEK.index(first)
    return tuple(WEEK[(start + step) % 7] for step in range((WEEK.index(last) - start) % 7 + 1))


def months_between(first: int, last: int) -> tuple[int, ...]:
    """Months from one to another, around the year's end if need be."""
    return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))


def reading(tokens: list[Token], passes: tuple[tuple[Rule, ...], ...], timing_like: frozenset[str]) -> Reading:
    """One reading of a phrase: rewritten pass by pass, its pieces merged and joined, what is left over named."""
    for rules in passes:
        tokens = rewrite(tokens, rules)
    if not tokens:
        return Reading(None, "empty")
    bad = tuple(token.text for token in tokens if token.kind == "BADDATE")
    pieces = _merged(_pieces(tokens))
    unread = bad + tuple(token.text for token in tokens if token.kind in timing_like | {"TP"})
    unread += tuple(piece.text for piece in pieces if piece.kind == "HOUR")
    timing = _joined(pieces, sum(token.kind == "W" for token in tokens))
    if timing is not None:
        return Reading(timing, "partly" if unread else None, unread)
    if bad:
        return Reading(None, "impossible", bad)
    duty = not any(token.kind == "DOCDATE" for token in tokens)
    return Reading(None, "no_timing" if duty else "not_a_duty_time", unread if duty else ())


def _pieces(tokens: list[Token]) -> list[Piece]:
    found: list[Piece] = []
    link = 0
    for token in tokens:
        if token.kind in _PIECES:
            found.append(Piece("T" if token.kind == "TP" else token.kind, token.value, link if found else 0, token.text))
            link = 0
        else:
            link = max(link, _LINKS.get(token.kind, 0))
    return found


def _merged(pieces: list[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for piece in pieces:
        done.append(piece)
        while len(done) > 1 and (one := _merge(done[-2], done[-1])) is not None:
            done[-2:] = [replace(one, link=done[-2].link)]
    return done


def _merge(left: Piece, right: Piece) -> Piece | None:
    """One piece for two where one says more closely what the other said, else None."""
    if right.link >= _HARD or (right.link and {left.kind, right.kind} != {"DAYS", "HOURS"} and not _both_windows(left, right)):
        return None
    for one, other in ((left, right), (right, left)):
        merged = _refined(one, other)
        if merged is not None:
            return merged
    return None


def _both_windows(left: Piece, right: Piece) -> bool:
    return isinstance(left.value, WeeklyWindows) and isinstance(right.value, WeeklyWindows)


def _refined(one: Piece, other: Piece) -> Piece | None:
    if one.kind == other.kind == "T":
        timing = closer(one.value, other.value)
        return Piece("T", timing) if timing is not None else None
    if one.kind == "HOURS":
        return _hours_on(one.value, other)
    return _belonging(one, other.value) if other.kind == "T" else None


def _belonging(one: Piece, timing: Timing) -> Piece | None:
    """An hour with its day, a count with its months, days with "weekly", a phase with its range, a rotation with its weeks."""
    if one.kind == "HOUR":
        return _at_hour(one.value, timing)
    if one.kind == "COUNT":
        return _counted(one.value, timing)
    if one.kind == "YEARLONG":
        return Piece("T", timing) if isinstance(timing, EveryN) else one if isinstance(timing, Vague) else None
    return _parted(one, timing)


def _parted(one: Piece, timing: Timing) -> Piece | None:
    if one.kind == "PHASED" and isinstance(timing, DateRange):
        return Piece("T", replace(timing, phase=one.value))
    if one.kind == "ROTATION" and isinstance(timing, TermWeeks):
        names = one.value.partition(":")[2]
        return Piece("T", replace(timing, rotation=tuple(name.strip() for name in names.split(","))))
    if one.kind == "DAYS" and len(one.value) == 1 and is_weekday_of(EveryN(1, "week", anchor=one.value[0]), timing):
        return Piece("T", timing)
    weekly = isinstance(timing, EveryN) and timing.unit in ("week", "day") and timing.times == 1
    return one if one.kind == "DAYS" and weekly else None


def _hours_on(hours: tuple[tuple[str, str], ...], other: Piece) -> Piece | None:
    days: Any = other.value if other.kind == "DAYS" else None
    if other.kind == "T" and isinstance(other.value, EveryN) and other.value.times == other.value.n == 1:
        days = {"day": WEEK, "school_day": ("SCHOOLDAYS",)}.get(other.value.unit)
    return Piece("T", WeeklyWindows(tuple(Window(days, *pair) for pair in hours))) if days else None


def _at_hour(hour: tuple[str, bool], timing: Timing) -> Piece | None:
    """A day with the hour said beside it; "до 18:00" makes the day a last one."""
    clock, by = hour
    if isinstance(timing, MonthDay) and timing.time is None:
        return Piece("T", replace(timing, time=clock, rel="by" if by else timing.rel))
    if isinstance(timing, SingleDate) and timing.time is None:
        return Piece("T", replace(timing, time=clock, bound="at_latest" if by else timing.bound))
    return None


def _counted(count: tuple[int, bool], timing: Timing) -> Piece | None:
    times, at_least = count
    if isinstance(timing, YearlyMonths):
        alone = len(timing.months) == 1
        return Piece("T", replace(timing, times=times if alone else 1))
    if isinstance(timing, EveryN) and timing.times == 1 and timing.anchor is None:
        return Piece("T", replace(timing, times=times, min=at_least))
    if timing == SchoolYearRelative("year", "during"):
        return Piece("T", EveryN(1, "school_year", times, at_least))
    return None


def _timing(piece: Piece) -> Timing | None:
    """The timing a lonely piece has."""
    if piece.kind in ("T", "YEARLONG"):
        value: Timing = piece.value if piece.kind == "T" else Continuous()
        return value
    if piece.kind == "DAYS":
        return _on_days(piece.value)
    if piece.kind == "HOURS":
        return WeeklyWindows(tuple(Window(("SCHOOLDAYS",), *pair) for pair in piece.value), days_given=False)
    return None


def _on_days(days: tuple[str, ...]) -> Timing:
    """Weekdays without hours."""
    if days == ("SCHOOLDAYS",):
        return EveryN(1, "school_day")
    if len(days) == len(WEEK):
        return EveryN(1, "day")
    parts = tuple(EveryN(1, "week", anchor=day) for day in days)
    return _one(parts, AllOf)


def _joined(pieces: list[Piece], words: int) -> Timing | None:
    pairs = [(timing, piece.link) for piece in pieces if (timing := _timing(piece)) is not None]
    dated = [pair for pair in pairs if not isinstance(pair[0], Vague | Immediate | Reference)]
    if words >= SENTENCE and dated:
        pairs = dated
    groups: list[list[Timing]] = []
    for timing, link in pairs:
        if groups and link in (_LINKS["OR"], _LINKS["HARDOR"]):
            groups[-1].append(timing)
        else:
            groups.append([timing])
    alternatives = [_one(tuple(dict.fromkeys(group)), AnyOf) for group in groups]
    return _one(_flat(alternatives), AllOf) if alternatives else None


def _one(parts: tuple[Timing, ...], together: type[AnyOf | AllOf]) -> Timing:
    return parts[0] if len(parts) == 1 else together(parts)


def same_days(parts: list[Timing]) -> list[Timing]:
    """The parts, where the same day of several months is one: "до 15 мая и 15 ноября"."""
    found: list[Timing] = []
    for part in parts:
        last = found[-1] if found else None
        if (
            isinstance(last, MonthDay)
            and isinstance(part, MonthDay)
            and last.months
            and part.months
            and replace(part, months=last.months) == last
        ):
            found[-1] = replace(last, months=tuple(dict.fromkeys(last.months + part.months)))
        else:
            found.append(part)
    return found


def _flat(timings: list[Timing]) -> tuple[Timing, ...]:
    """Parts in order without repeats; windows of different days become one timing."""
    flat: list[Timing] = []
    for timing in timings:
        for part in timing.parts if isinstance(timing, AllOf) else (timing,):
            last = flat[-1] if flat else None
            if isinstance(part, WeeklyWindows) and isinstance(last, WeeklyWindows) and last.days_given == part.days_given:
                flat[-1] = replace(last, windows=last.windows + part.windows)
            elif part not in flat:
                flat.append(part)
    return tuple(same_days(flat))


LASTING: Final = frozenset({
    "meeting", "next_meeting", "board_meeting", "visit", "inspection", "training", "workshop", "exam", "trip", "absence", "activity",
})  # fmt: skip


def lasts(event: str) -> bool:
    """Say whether something can happen during the event; what takes no time is an "at"."""
    return event in LASTING or event not in EVENTS


def offset(event: str, direction: str, count: int | None, unit: str | None, bound: str | None) -> RelativeEvent:
    """An offset from an event, with plain days as calendar days; "on the next day" counts as one day after."""
    if bound == "nth_period" and unit in ("day", "calendar_day", "hour", "minute", "year"):
        bound = "exact"
    units: dict[str | None, Any] = {"day": "calendar_day"}
    values: Any = (event, direction, count, units.get(unit, unit), bound if count is not None else None)
    return RelativeEvent(*values)

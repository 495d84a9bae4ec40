"""Turkish clock windows on weekdays: "hafta içi 08.00-17.00", "Salı günleri saat 10.00'da"."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.points import Point, checked
from umay.timing.readers.token_rules import Match, Rule, Token
from umay.timing.readers.tr_rules import base, first, has, timing, turn, values
from umay.timing.values import Timing, WeeklyWindows, Window

Made = tuple[str, Any] | None
WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def settle_clocks(tokens: list[Token]) -> list[Token]:
    """Return the tokens with "15.06", a day or a clock time, settled: a clock where the phrase speaks of hours or weekdays."""
    speaks = any(base(token) in {"HOUR", "WEEKDAYS", "WD", "CLOCK", "HOURS", "WEEKEND", "WORKDAY", "SCHOOLDAY"} for token in tokens)
    following = [*tokens, Token("END", None, "")][1:]
    return [_settled(token, after, speaks=speaks) for token, after in zip(tokens, following, strict=True)]


def _settled(token: Token, after: Token, *, speaks: bool) -> Token:
    if base(token) != "DOTTED":
        return token
    ending = token.kind.split("_")[1]
    if speaks:
        return Token(f"CLOCK_{ending}", token.value, token.text)
    if base(after) in {"TARIH", "KADAR"}:
        return Token(f"POINT_{ending}", checked(Point(None, token.value[1], token.value[0])), token.text)
    return Token("W", None, token.text)


def _text(clock: tuple[int, int]) -> str:
    return f"{clock[0]:02}:{clock[1]:02}"


def _span(match: Match) -> Made:
    start, end = values(match, "CLOCK")
    return "SPAN", (_text(start), _text(end))


def _days(match: Match) -> tuple[str, ...] | None:
    named = values(match, "WD")
    if named:
        return _run(named[0], named[1]) if has(match, "DASH", "ARASI") and len(named) == 2 else tuple(sorted(set(named), key=WEEK.index))
    if has(match, "WEEKDAYS", "WORKDAY"):
        return WEEK[:5]
    if has(match, "WEEKEND"):
        return WEEK[5:]
    if has(match, "SCHOOLDAY"):
        return ("SCHOOLDAYS",)
    return WEEK if has(match, "EVERY") else None


def _run(start: str, end: str) -> tuple[str, ...]:
    begin = WEEK.index(start)
    return tuple(sorted((WEEK[(begin + step) % 7] for step in range((WEEK.index(end) - begin) % 7 + 1)), key=WEEK.index))


def _day_list(match: Match) -> Made:
    days = _days(match)
    return None if days is None else ("DAYS", days)


def _windows(match: Match) -> Timing:
    days = first(match, "DAYS")
    spans = values(match, "SPAN") or [(_text(clock), _text(clock)) for clock in values(match, "CLOCK")]
    windows = tuple(Window(days or ("SCHOOLDAYS",), start, end) for start, end in spans)
    return WeeklyWindows(windows, days_given=days is not None)


def _joined(match: Match) -> Timing | None:
    one, two = match.tokens[0].value, match.tokens[-1].value
    if not (isinstance(one, WeeklyWindows) and isinstance(two, WeeklyWindows) and one.days_given == two.days_given):
        return None
    return WeeklyWindows(one.windows + two.windows, days_given=one.days_given)


DAY_WORDS: Final = "(WD_NOM|WD_POS|WD_LOC)"
SPANS: Final[tuple[Rule, ...]] = (
    turn("HOUR? CLOCK (DASH|AND) HOUR? CLOCK HOUR? (ARASI|WITHIN)?", _span),
    turn("HOUR? CLOCK_ABL (ITIB)? HOUR? CLOCK_DAT KADAR", _span),
)
DAYS: Final[tuple[Rule, ...]] = (
    turn(f"EVERY? {DAY_WORDS} ((COMMA AND|COMMA|AND|SLASH|DASH) {DAY_WORDS})* (DAY|ARASI)?", _day_list),
    turn("(WD) (AND|DASH) (WD) DAY? ARASI", _day_list),
    turn("WEEKDAYS (EVERY DAY)?", _day_list),
    turn("WEEKEND", _day_list),
    turn("EVERY? (WORKDAY|SCHOOLDAY)", _day_list),
    turn("EVERY DAY", _day_list),
)
SPAN_LIST: Final = "SPAN ((COMMA|AND|SLASH|SEMI|COMMA AND) SPAN)* (HOUR|ARASI|WITHIN)*"
WINDOWS: Final[tuple[Rule, ...]] = (
    turn(f"DAYS (COMMA|COLON|OPEN|HOUR)? {SPAN_LIST} CLOSE?", timing(_windows)),
    turn(f"{SPAN_LIST} COMMA? (OPEN)? DAYS CLOSE?", timing(_windows)),
    turn(f"HOUR? {SPAN_LIST}", timing(_windows)),
    turn("DAYS COMMA? HOUR? CLOCK (HOUR)?", timing(_windows)),
    turn("HOUR? CLOCK_LOC COMMA? DAYS", timing(_windows)),
)
JOINED: Final[tuple[Rule, ...]] = (turn("T (COMMA|SEMI|AND|SLASH) W? T", timing(_joined)),)

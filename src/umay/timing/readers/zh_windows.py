"""Clock windows in Chinese phrases: days and parts of the day are said once and count until others are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from umay.timing.readers.token_rules import Token
from umay.timing.readers.zh_points import WORKDAYS, said
from umay.timing.values import Timing, Weekday, WeeklyWindows, Window

Days = tuple[Weekday | str, ...]
_WHAT: Final = {("school_entry",): "上學", ("school_exit",): "放學"}
_EARLIEST: Final = 6  # hours 1 to 5 without a word are afternoon hours where a window before was later, or at the end of school


@dataclass(slots=True)
class _Heard:
    """What the phrase has said so far about days, part of the day and occasion."""

    days: Days | None = None
    part: int | None = None
    what: str | None = None
    latest: str = ""
    fresh_days: bool = False


def windows(tokens: list[Token]) -> list[Token]:
    """The tokens with all clock windows gathered into one timing, where the first of them stood."""
    if not any(token.kind == "CLOCKS" for token in tokens):
        return tokens
    heard, place = _Heard(), 0
    found: list[Window] = []
    rest: list[Token] = []
    trailing = _trailing_days(tokens)
    for token in tokens:
        if token.kind == "CLOCKS":
            place = len(rest) if not found else place
            found.append(_window(token.value, heard))
        elif _hears(token, heard):
            continue
        else:
            rest.append(token)
    given = heard.days is not None
    if trailing is not None:
        found = [Window(trailing, window.start, window.end, window.what) for window in found]  # type: ignore[arg-type]
        given = True
    made: Timing = WeeklyWindows(tuple(found), days_given=given)
    rest.insert(place, Token("T", made, " ".join(token.text for token in tokens if token.kind == "CLOCKS")))
    return rest


def _trailing_days(tokens: list[Token]) -> Days | None:
    """Days said only after the clocks."""
    kinds = [token.kind for token in tokens]
    first = kinds.index("CLOCKS")
    said_days = [index for index, token in enumerate(tokens) if _days(token) is not None]
    only_after = len(said_days) == 1 and said_days[0] > first and kinds.count("CLOCKS") == 1
    return _days(tokens[said_days[0]]) if only_after else None


def _days(token: Token) -> Days | None:
    if token.kind == "WDS":
        days: Days = token.value
        return days
    if token.kind == "UNIT" and token.value == "school_day":
        return ("SCHOOLDAYS",)
    if token.kind == "UNIT" and token.value == "working_day":
        return WORKDAYS
    return None


def _hears(token: Token, heard: _Heard) -> bool:
    """Whether the token belongs to the windows."""
    days = _days(token)
    if days is not None:
        heard.days, heard.part, heard.what, heard.latest = days, None, None, ""
        return True
    if token.kind == "PART":
        heard.part = token.value
        return True
    if token.kind == "BELL" and token.value in _WHAT:
        heard.what = _WHAT[token.value]
        return True
    if token.kind == "UNIT" and token.value == "day":
        return True
    return token.kind in ("BRACKET", "COLON", "EVERY", "PERIOD")


def _window(clocks: Any, heard: _Heard) -> Window:
    start, end, first, last = clocks
    part = first if first is not None else heard.part
    part = 12 if first is None and part == 11 and heard.latest else part
    if part is None and start[0] < _EARLIEST and (heard.what == "放學" or heard.latest):
        part = 12
    opening, closing = said(start, part), said(end, last if last is not None else part)
    if heard.latest and opening < heard.latest and start[0] < 12 and part is None:
        opening, closing = said(start, 12), said(end, 12)
    heard.part, heard.latest = part, closing
    return Window(heard.days or ("SCHOOLDAYS",), opening, closing, heard.what)  # type: ignore[arg-type]

"""Dates, clocks, years and other forms of digits that Kazakh and Russian write alike. No words here."""

from __future__ import annotations

import re
from typing import Final

from umay.timing.readers.kk_ru_tokens import Reader, Typed
from umay.timing.readers.points import Point, checked
from umay.timing.readers.token_rules import ImpossibleDate

_CENTURY: Final = 100
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)


def _date(year: str, month: str, day: str) -> Typed:
    try:
        return "DATE", checked(Point(_year(year), int(month), int(day)))
    except ImpossibleDate:
        return "BADDATE", None


def _day_first(match: re.Match[str]) -> Typed:
    return _date(match["y"], match["m"], match["d"])


def _month_year(match: re.Match[str]) -> Typed:
    month = int(match["m"])
    return ("DATE", Point(int(match["y"]), month)) if 1 <= month <= 12 else None


def _is_clock(hour: str, minute: str) -> bool:
    return int(hour) <= 24 and int(minute) < 60


def _looks_like_clock(mark: str, minute: str) -> bool:
    """Say whether "8.30" must be a clock: no month has that number."""
    return mark == ":" or not 1 <= int(minute) <= 12


def _clock(match: re.Match[str]) -> Typed:
    hour, mark, minute = match["h"], match["mark"], match["min"]
    if _is_clock(hour, minute) and _looks_like_clock(mark, minute):
        return "CLOCK", f"{int(hour):02}:{minute}"
    if len(minute) == 2 and 1 <= int(minute) <= 12 and 1 <= int(hour) <= 31 and mark == ".":
        return "DAYMONTH", Point(month=int(minute), day=int(hour))
    return ("BADDATE", None) if mark == "." and len(hour) == 2 and 1 <= int(minute) <= 12 else None


def _full_hour(match: re.Match[str]) -> Typed:
    return ("CLOCK", f"{int(match['h']):02}:00") if int(match["h"]) <= 24 else None


def _clock_range(match: re.Match[str]) -> Typed:
    first, last = (match["h"], match["min"]), (match["h2"], match["min2"])
    sure = _looks_like_clock(match["mark"], first[1]) or _looks_like_clock(match["mark2"], last[1])
    if not (sure and _is_clock(*first) and _is_clock(*last)):
        return None
    return "CLOCKS", (f"{int(first[0]):02}:{first[1]}", f"{int(last[0]):02}:{last[1]}")


def _years(match: re.Match[str]) -> Typed:
    first, last = int(match["y"]), match["y2"]
    second = int(last) if len(last) == 4 else first // _CENTURY * _CENTURY + int(last)
    return ("YEARS", (first, second)) if first < second <= first + 30 else None


def _number_range(match: re.Match[str]) -> Typed:
    first, last = int(match["a"]), int(match["b"])
    return ("NUMS", (first, last)) if first < last else ("OTHER", None)


def _roman(text: str) -> int:
    digits = [_ROMAN[digit] for digit in text.translate(str.maketrans("іх", "ix"))]
    return sum(-now if now < after else now for now, after in zip(digits, [*digits[1:], 0], strict=True))


def _roman_number(match: re.Match[str]) -> Typed:
    return "ROMAN", _roman(match[0])


def _roman_range(match: re.Match[str]) -> Typed:
    first, last = _roman(match["a"]), _roman(match["b"])
    return ("ROMANS", (first, last)) if first < last else None


def _opaque(_: re.Match[str]) -> Typed:
    return "OTHER", None


def _quote(_: re.Match[str]) -> Typed:
    return "QUOTE", None


def _plain_year(match: re.Match[str]) -> Typed:
    return "YEAR", int(match[0])


def _plain_number(match: re.Match[str]) -> Typed:
    return "NUM", int(match[0])


_END: Final = r"(?![\d])"
_ALONE: Final = r"(?<![\d.,/])"
_R: Final = "[ivxіх]{1,4}"
NUMBERS: Final[tuple[tuple[str, Reader], ...]] = (
    (_ALONE + r"(?P<y>(?:19|20)\d{2}) ?(?P<s>[.-]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<d>\d{1,2})" + _END, _day_first),
    (r"\+?\d{1,3}[ -]?\(?\d{2,4}\)?(?:[ -]\d{2,4}){2,}", _opaque),
    (r"\+?\d{1,2} ?\(\d{3,5}\) ?\d{2,3}(?:[ -]?\d{2,3})+", _opaque),
    (r"(?:https?:|www\.)\S+|\S+@\S+", _opaque),
    (r"«[^«»]*»", _quote),
    (r"\d{1,3}(?: \d{3})+" + _END + r"(?! ?г|-)", _opaque),
    (r"\d+(?:[.,]\d+)? ?(?:%|процент\w*|пайыз\w*)", _opaque),
    (_ALONE + r"(?P<d>\d{1,2}) ?(?P<s>[./-]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<y>(?:19|20)\d{2}|\d{2})" + _END, _day_first),
    (_ALONE + r"(?P<m>\d{1,2}) ?[./] ?(?P<y>(?:19|20)\d{2})" + _END, _month_year),
    (
        _ALONE + r"(?P<h>\d{1,2})(?P<mark>[:.])(?P<min>\d{2}) ?(?:-|до|по) ?(?P<h2>\d{1,2})(?P<mark2>[:.])(?P<min2>\d{2})" + _END,
        _clock_range,
    ),
    (_ALONE + r"(?P<h>\d{1,2})(?P<mark>[:.])(?P<min>\d{2})(?![.]?\d)", _clock),
    (_ALONE + r"(?P<h>\d{1,2})-(?P<min>00)(?!\d)", _full_hour),
    (_ALONE + r"(?P<y>(?:19|20)\d{2}) ?[-/] ?(?P<y2>(?:19|20)\d{2}|\d{2})(?![\d.])", _years),
    (_ALONE + r"(?:19|20)\d{2}" + _END + r"(?![.,]\d)", _plain_year),
    (_ALONE + r"(?P<a>\d{1,3}) ?- ?(?P<b>\d{1,3})(?![\d.])", _number_range),
    (_ALONE + r"\d{1,3}" + _END + r"(?![.,]\d)", _plain_number),
    (rf"(?P<a>{_R}) ?- ?(?P<b>{_R})(?![^\W_])", _roman_range),
    (rf"{_R}(?![^\W_])", _roman_number),
)

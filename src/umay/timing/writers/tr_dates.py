"""Turkish words for days, months, years, their ranges, and clock windows."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Final

from umay.timing.values import DateRange, SingleDate, SingleMonth, SingleYear, WeeklyWindows, Window
from umay.timing.writers.tr_words import EVENTS, MONTHS, WEEKDAYS, inflected, numeral

_THIRDS: Final = {"1": "ilk", "2": "ikinci", "3": "son"}
_ORDER: Final = tuple(WEEKDAYS)


def say_date(day: date) -> str:
    """Return the day in words: "7 Ekim 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_in(time: str, case: str) -> str:
    """Return a clock time with its ending: "10:00'a"."""
    hour, minute = (int(part) for part in time.split(":"))
    return f"{time}'{numeral(minute or hour, case).partition(chr(39))[2]}"  # type: ignore[arg-type]


def single_date(timing: SingleDate) -> str:
    """Return one day as a phrase."""
    day = say_date(timing.date)
    if timing.time and timing.bound:
        return f"{day} saat {clock_in(timing.time, 'dat')} kadar"
    if timing.time:
        return f"{day} saat {timing.time}"
    return f"{day} tarihine kadar" if timing.bound else day


def single_month(timing: SingleMonth) -> str:
    """Return one month of one year as a phrase."""
    return f"{MONTHS[timing.month - 1]} {timing.year}{' sonuna kadar' if timing.bound else ''}"


def single_year(timing: SingleYear) -> str:
    """Return one year as a phrase."""
    return f"{timing.year} yılı içinde"


def date_range(timing: DateRange) -> str:
    """Return a range of days, months, years as a phrase."""
    third = _four_months(timing)
    if third:
        return third
    phase = f"{timing.phase}. aşama: " if timing.phase else ""
    return phase + _range_words(timing)


def _four_months(timing: DateRange) -> str | None:
    """Return "2021 yılı 1. dört aylık dönem", the form of yearly work plans."""
    if timing.precision != "month" or timing.phase not in {"1", "2", "3"} or timing.start[:4] != timing.end[:4]:
        return None
    first = int(timing.phase) * 4 - 3
    if timing.start[4:] != f"-{first:02}" or timing.end[4:] != f"-{first + 3:02}":
        return None
    return f"{timing.start[:4]} yılı {timing.phase}. dört aylık dönem"


def _open_end(timing: DateRange) -> str:
    if timing.precision == "school_year":
        return f"{timing.start}-{int(timing.start) + 1} eğitim öğretim yılından itibaren"
    if timing.precision == "year":
        return f"{timing.start} yılından itibaren"
    if timing.precision == "day":
        return f"{_said(timing.start)} tarihinden itibaren"
    return f"{_said(timing.start)} ayından itibaren" if timing.start.startswith("--") else f"{_said(timing.start)} itibarıyla"


def _range_words(timing: DateRange) -> str:
    start, end = timing.start, timing.end
    if end == "open":
        return _open_end(timing)
    if timing.precision == "year":
        return f"{start}-{end} yılları arasında"
    if timing.precision == "school_year":
        return f"{start}-{end} eğitim öğretim {'yılı' if int(end) == int(start) + 1 else 'yılları'}"
    if start in EVENTS or end in EVENTS:
        return _from_event(timing)
    if start == end:
        return _said(start)
    between = {"day": " tarihleri arasında", "month": " arasında"}.get(timing.precision, "")
    return f"{_said(start)} – {_said(end)}{between}"


def _from_event(timing: DateRange) -> str:
    if timing.start not in EVENTS:
        return f"{_said(timing.start)} tarihinden {inflected(EVENTS[timing.end], 'dat')} kadar"
    until = "sonuna" if timing.precision == "month" else "tarihine"
    end = inflected(EVENTS[timing.end], "dat") if timing.end in EVENTS else f"{_said(timing.end)} {until}"
    return f"{inflected(EVENTS[timing.start], 'abl')} {end} kadar"


def _said(text: str) -> str:
    """Return ISO text of a day, month or third of a month in words; a year of "-" is every year."""
    year, month, rest = (text[2:4] and text[:4], text[5:7], text[8:]) if not text.startswith("--") else ("", text[2:4], text[5:])
    name = MONTHS[int(month) - 1]
    if rest.startswith("T"):
        owner = f"{name} {numeral(int(year), 'gen')}" if year else f"{name} ayının"
        return f"{owner} {_THIRDS[rest[1]]} on günü"
    return " ".join(part for part in (str(int(rest)) if rest else "", name, year) if part)


def weekly_windows(timing: WeeklyWindows) -> str:
    """Return clock windows on weekdays as a phrase."""
    groups = [(days, [*found]) for days, found in groupby(timing.windows, key=lambda window: window.days)]
    named = [f"{_days(days)} {_clocks(found)}" if timing.days_given else _clocks(found) for days, found in groups]
    return ", ".join(named)


def _clocks(windows: list[Window]) -> str:
    spans = [window.start if window.start == window.end else f"{window.start}-{window.end}" for window in windows]
    if len(windows) == 1 and windows[0].start == windows[0].end:
        return f"saat {clock_in(windows[0].start, 'loc')}"
    return f"saat {spans[0] if len(spans) == 1 else ', '.join(spans[:-1]) + ' ve ' + spans[-1]}"


def _days(days: tuple[str, ...]) -> str:
    fixed = {("SCHOOLDAYS",): "okul günleri", _ORDER: "her gün", _ORDER[:5]: "hafta içi", _ORDER[5:]: "hafta sonu"}
    if days in fixed:
        return fixed[days]
    names = [WEEKDAYS[day] for day in days]
    if len(days) == 1:
        return f"{names[0]} günleri"
    first = _ORDER.index(days[0])
    if len(days) > 2 and days == _ORDER[first : first + len(days)]:
        return f"{names[0]}-{names[-1]} günleri"
    return f"{', '.join(names[:-1])} ve {names[-1]} günleri"

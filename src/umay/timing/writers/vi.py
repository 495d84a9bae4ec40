"""Writes timings in Vietnamese, as an official would; `readers.vi` reads every one of these sentences back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby, pairwise
from typing import Any, Final

from umay.timing.dues import Due, Note
from umay.timing.values import (
    AllOf,
    AnyOf,
    AsNeeded,
    BellWindow,
    Continuous,
    DateRange,
    Duration,
    EveryN,
    Immediate,
    MonthDay,
    NamedOccasion,
    NthWeekOfMonth,
    Reference,
    RelativeEvent,
    SchoolYearRelative,
    SingleDate,
    SingleMonth,
    SingleYear,
    TermWeeks,
    Termwise,
    Timing,
    Vague,
    WeeklyWindows,
    Window,
    YearlyMonths,
)
from umay.timing.writers.vi_words import (
    DAY_NAMES,
    EVERY,
    PLACES,
    REFERENCES,
    THIRDS,
    UNITS,
    VAGUE,
    WEEK,
    clock,
    listed,
    name,
    numeric,
)


def write(timing: Timing) -> str:
    """The timing as a short fragment of a sentence."""
    return _WRITERS[type(timing)](timing)


def say_date(day: date) -> str:
    """The day in words, months before March and days before the 10th with their zero: ngày 04 tháng 10 năm 2026."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _every(timing: EveryN) -> str:
    unit = UNITS[timing.unit]
    if timing.target is not None:
        return f"ít nhất {timing.target} người mỗi {unit}"
    if timing.anchor in DAY_NAMES:
        return f"{DAY_NAMES[timing.anchor]} hằng tuần"
    if timing.anchor is not None:
        return f"{PLACES[timing.anchor]} mỗi {unit}"
    if timing.times > 1 or timing.min:
        often = f"{'ít nhất ' if timing.min else ''}{timing.times} lần mỗi"
        return f"{often} {unit}" if timing.n == 1 else f"{often} {timing.n} {unit}"
    return EVERY[timing.unit] if timing.n == 1 else f"{timing.n} {unit} một lần"


def _month_list(months: tuple[int, ...], last: str = "và") -> str:
    return listed([f"tháng {month}" for month in months], last)


def _is_run(months: tuple[int, ...]) -> bool:
    return len(months) > 1 and all(later == earlier % 12 + 1 for earlier, later in pairwise(months))


def _yearly(timing: YearlyMonths) -> str:
    if timing.rel == "from_start":
        return f"từ tháng {timing.months[0]} hằng năm"
    if timing.per == "any" and _is_run(timing.months):
        said = f"từ tháng {timing.months[0]} đến tháng {timing.months[-1]}"
    else:
        said = _month_list(timing.months, "hoặc" if timing.per == "any" else "và")
    often = f"{timing.times} lần trong " if timing.times > 1 else ""
    return f"{often}{said} hằng năm"


def _week(timing: NthWeekOfMonth) -> str:
    months = "hằng tháng" if timing.months == tuple(range(1, 13)) else f"{_month_list(timing.months)} hằng năm"
    return f"{'chậm nhất ' if timing.bound == 'at_latest' else ''}tuần {timing.week} {months}"


_RELATIONS: Final = {"by": "chậm nhất ", "before": "trước ", "on": ""}


def _month_day(timing: MonthDay) -> str:
    head = _RELATIONS[timing.rel] + (f"{clock(timing.time)} " if timing.time else "")
    day = "ngày cuối cùng của" if timing.day == "last" else f"ngày {timing.day}"
    if timing.months:
        between = " của" if len(timing.months) > 1 and timing.day != "last" else ""
        when = "hằng năm" if timing.year is None else f"năm {timing.year}"
        return f"{head}{day}{between} {_month_list(timing.months)} {when}"
    if timing.reports_on == "previous_month":
        return f"{head}{day} tháng sau"
    return f"{head}{day} {'mỗi' if timing.day == 'last' else 'hằng'} tháng"


def _relative(timing: RelativeEvent) -> str:
    event = name(timing.event)
    if timing.n is None or timing.unit is None:
        if timing.dir == "at":
            return f"{'vào đúng' if event.startswith(('ngày', 'giờ', 'thời')) else 'khi diễn ra'} {event}"
        return f"{_DIRECTIONS[timing.dir]} {event}"
    distance = f"{timing.n} {UNITS[timing.unit]}"
    if timing.bound == "nth_period":
        nth = "đầu tiên" if timing.n == 1 else f"thứ {timing.n}"
        return f"{UNITS[timing.unit]} {nth} sau {event}"
    if timing.dir == "within":
        return f"trong vòng {distance} kể từ {event}"
    least = "ít nhất " if timing.bound == "at_latest" else ""
    return f"{_DIRECTIONS[timing.dir]} {event} {least}{distance}"


_DIRECTIONS: Final = {
    "before": "trước", "after": "sau", "until": "cho đến", "from": "kể từ", "during": "trong thời gian", "within": "trong thời gian",
    "at": "vào",
}  # fmt: skip


def _days(days: tuple[str, ...]) -> str:
    if days == ("SCHOOLDAYS",):
        return "các ngày học"
    places = [WEEK.index(day) for day in days]
    if len(days) > 2 and places == list(range(places[0], places[0] + len(places))):
        return f"{DAY_NAMES[days[0]]} đến {DAY_NAMES[days[-1]]}"
    return listed([DAY_NAMES[day] for day in days])


def _window(window: Window) -> str:
    what = f" ({window.what})" if window.what else ""
    return f"{clock(window.start)}–{clock(window.end)}{what}"


def _windows(timing: WeeklyWindows) -> str:
    groups = []
    for days, windows in groupby(timing.windows, key=lambda window: window.days):
        clocks = ", ".join(_window(window) for window in windows)
        groups.append(f"{_days(days)}: {clocks}" if timing.days_given else clocks)
    return (f"{timing.who}, " if timing.who else "") + "; ".join(groups)


_BELLS: Final = {
    ("school_entry",): "giờ vào học", ("school_exit",): "giờ tan học", ("school_entry", "school_exit"): "giờ vào học và giờ tan học",
    ("school_exit", "school_entry"): "giờ tan học và giờ vào học",
}  # fmt: skip


def _weeks(timing: TermWeeks) -> str:
    weeks = range(timing.first, timing.last + 1)
    if len(timing.rotation) == len(weeks):
        return "; ".join(f"tuần {week}: {who}" for week, who in zip(weeks, timing.rotation, strict=True))
    said = f"tuần {timing.first}" if timing.first == timing.last else f"tuần {timing.first} đến tuần {timing.last}"
    turns = f", luân phiên: {', '.join(timing.rotation)}" if timing.rotation else ""
    return f"{said} của học kỳ{turns}"


def _point(text: str) -> str:
    """One end of a range: "2021-07-05", "--09-T1", "2021-07", "2021" or a symbol."""
    year, _, rest = ("", "", text.removeprefix("--")) if text.startswith("--") else text.partition("-")
    if not (year or rest)[0].isdigit():
        return name(text)
    tail = f"/{year}" if year else ""
    month, _, day = rest.partition("-")
    if not month:
        return f"năm {year}"
    if day.startswith("T"):
        return f"{THIRDS[day[1]]} tháng {int(month)}{tail}"
    return f"ngày {day}/{int(month)}{tail}" if day else f"tháng {int(month)}{tail}"


def _range(timing: DateRange) -> str:
    phase = "" if timing.phase is None else f"giai đoạn {timing.phase if timing.phase.isdigit() else name(timing.phase)}: "
    yearly = " hằng năm" if timing.start.startswith("--") and timing.end.startswith("--") and not phase else ""
    if timing.precision == "school_year":
        return phase + _school_years(int(timing.start), int(timing.end))
    if (timing.start, timing.end) == ("issue_date", "year_end"):
        return f"{phase}từ nay đến hết năm"
    if timing.end == "open":
        return f"{phase}từ {_point(timing.start)}{yearly}"
    if timing.start == timing.end and timing.precision == "third_of_month":
        return f"{phase}{_point(timing.start)}{yearly}"
    return f"{phase}từ {_point(timing.start)} đến {_point(timing.end)}{yearly}"


def _school_years(start: int, end: int) -> str:
    if end == start + 1:
        return f"năm học {start}-{end}"
    return f"từ năm học {start}-{start + 1} đến năm học {end - 1}-{end}"


def _single(timing: SingleDate) -> str:
    time = f"{clock(timing.time)} " if timing.time else ""
    scope = f" ({timing.scope})" if timing.scope else ""
    return f"{'chậm nhất ' if timing.bound else ''}{time}ngày {numeric(timing.date)}{scope}"


def _single_month(timing: SingleMonth) -> str:
    return f"{'chậm nhất ' if timing.bound else ''}tháng {timing.month}/{timing.year}"


def _school_year(timing: SchoolYearRelative) -> str:
    if timing.anchor == "year":
        return f"trong {'mỗi ' if timing.yearly else ''}năm học"
    if timing.rel == "at" and timing.anchor != "first_school_day":
        return f"{'đầu' if timing.anchor == 'year_start' else 'cuối'} {'mỗi ' if timing.yearly else ''}năm học"
    day = {"year_start": "ngày bắt đầu năm học", "year_end": "ngày kết thúc năm học", "first_school_day": "ngày học đầu tiên của năm học"}
    return f"{'trước ' if timing.rel == 'before' else ''}{day[timing.anchor]}{' hằng năm' if timing.yearly else ''}"


def _termwise(timing: Termwise) -> str:
    place = f"{PLACES[timing.anchor]} " if timing.anchor else ""
    return f"{place}mỗi học kỳ" if timing.each else f"{place}học kỳ, 1 lần trong năm"


def _duration(timing: Duration) -> str:
    for term, roman in (("1", "I"), ("2", "II")):
        if (timing.start_event, timing.end_event) == (f"term_{term}_start", f"term_{term}_end"):
            return f"học kỳ {roman}"
    return f"từ {name(timing.start_event)} đến {name(timing.end_event)}"


def _reference(timing: Reference) -> str:
    return REFERENCES.get(timing.to) or f"theo {timing.to}"


_WRITERS: Final[dict[type[Any], Callable[[Any], str]]] = {
    Continuous: lambda _: "liên tục",
    AsNeeded: lambda _: "khi cần thiết",
    Immediate: lambda _: "ngay lập tức",
    Vague: lambda timing: VAGUE[timing.sense],
    Reference: _reference,
    EveryN: _every,
    YearlyMonths: _yearly,
    NthWeekOfMonth: _week,
    MonthDay: _month_day,
    RelativeEvent: _relative,
    WeeklyWindows: _windows,
    BellWindow: lambda timing: _BELLS[timing.anchors],
    TermWeeks: _weeks,
    DateRange: _range,
    SingleDate: _single,
    SingleMonth: _single_month,
    SingleYear: lambda timing: f"năm {timing.year}",
    SchoolYearRelative: _school_year,
    Termwise: _termwise,
    Duration: _duration,
    NamedOccasion: lambda timing: listed([name(occasion) for occasion in timing.names]),
    AnyOf: lambda timing: " hoặc ".join(write(part) for part in timing.parts),
    AllOf: lambda timing: "; ".join(write(part) for part in timing.parts),
}


def explain(due: Due) -> str:
    """What stands under a task: the timing, its last day, and what the date rests on."""
    said = write(due.timing)
    one_day = due.window is not None and due.window[0] == due.window[1]
    notes = "".join(f" {note}" for note in map(_note, due.notes) if note)
    return f"{said[0].upper()}{said[1:]}: {'' if one_day or said.startswith('chậm nhất') else 'chậm nhất '}{say_date(due.due)}.{notes}"


def _note(note: Note) -> str:
    day = say_date(note.day) if note.day else ""
    return {
        "event": f"Tính từ {name(note.event or 'event_day')}: {day}." if day else "",
        "clamped": "Tháng này ngắn hơn nên lấy ngày cuối tháng.",
        "shifted": f"Đã dời khỏi ngày nghỉ{' ' + day if day else ''}.",
        "full_weeks": "Tính theo tuần trọn vẹn, từ thứ Hai đến Chủ nhật.",
        "year_end_assumed": "Không nêu tháng nên lấy cuối năm.",
        "school_calendar": "Theo lịch năm học của trường.",
        "source_year": "Ngày tháng lấy từ chính văn bản.",
    }[note.code]


def say_problem(problem: str, unread: tuple[str, ...]) -> str:
    """What the reader could not make of a phrase, in a sentence."""
    left = ", ".join(f"“{words}”" for words in unread)
    return {
        "empty": "Chưa ghi thời gian.",
        "no_timing": f"Không xác định được thời gian: {left}." if left else "Ở đây không có thời gian thực hiện.",
        "not_a_duty_time": "Đây là ngày hoặc thời hạn của văn bản, không phải thời gian thực hiện.",
        "partly": f"Mới hiểu một phần. Chưa hiểu: {left}." if left else "Mới hiểu một phần thời gian.",
        "ambiguous": "Thời gian có thể hiểu theo nhiều cách.",
        "impossible": "Không có ngày như vậy trong lịch.",
    }.get(problem, "Không hiểu thời gian.")

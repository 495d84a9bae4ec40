"""Writes timings in Chinese, Traditional letters, as an official would; `readers.zh` reads every one of these back."""

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
from umay.timing.writers.zh_words import DAY_NAMES, EVERY, PLACES, REFERENCES, THIRDS, UNITS, VAGUE, WEEK, clock, name

_DAY_AFTER: Final = {"by": "前", "before": "之前(不含當日)", "on": ""}


def write(timing: Timing) -> str:
    """The timing as a short fragment of a sentence."""
    return _WRITERS[type(timing)](timing)


def say_date(day: date) -> str:
    """The day in words: 2026年10月7日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _every(timing: EveryN) -> str:
    unit = EVERY[timing.unit]
    if timing.target is not None:
        return f"{unit}至少{timing.target}人"
    if timing.anchor in DAY_NAMES:
        return f"每{DAY_NAMES[timing.anchor]}"
    if timing.anchor is not None:
        place = "底" if timing.anchor == "end" and timing.unit in ("month", "year") else PLACES[timing.anchor]
        return f"{unit}{place}"
    if timing.n > 1:
        return f"每{timing.n}{UNITS[timing.unit]}{'至少' if timing.min else ''}{timing.times if timing.times > 1 else '一'}次"
    if timing.times > 1 or timing.min:
        return f"{unit}{'至少' if timing.min else ''}{timing.times}次"
    return unit


def _month_list(months: tuple[int, ...], last: str = "、") -> str:
    said = [f"{month}月" for month in months]
    return said[0] if len(said) == 1 else f"{'、'.join(said[:-1])}{last}{said[-1]}"


def _is_run(months: tuple[int, ...]) -> bool:
    return len(months) > 1 and all(later == earlier % 12 + 1 for earlier, later in pairwise(months))


def _yearly(timing: YearlyMonths) -> str:
    if timing.rel == "from_start":
        return f"每年{timing.months[0]}月起"
    often = f"{timing.times}次" if timing.times > 1 else ""
    if timing.per == "any" and _is_run(timing.months):
        return f"每年{timing.months[0]}月至{timing.months[-1]}月{often}"
    return f"每年{_month_list(timing.months, '或' if timing.per == 'any' else '、')}{often}"


def _week(timing: NthWeekOfMonth) -> str:
    months = "每月" if timing.months == tuple(range(1, 13)) else f"每年{_month_list(timing.months)}"
    return f"{months}第{timing.week}週{'前' if timing.bound == 'at_latest' else ''}"


def _month_day(timing: MonthDay) -> str:
    time = clock(timing.time) if timing.time else ""
    day = "最後一天" if timing.day == "last" else f"{timing.day}日"
    tail = f"{day}{time}{_DAY_AFTER[timing.rel]}"
    if timing.months:
        year = "每年" if timing.year is None else f"{timing.year}年"
        between = "的" if len(timing.months) > 1 or timing.day == "last" else ""
        return f"{year}{_month_list(timing.months)}{between}{tail}"
    return f"{'次月' if timing.reports_on == 'previous_month' else '每月'}{tail}"


_PLAIN: Final = {
    "before": "{}前",
    "after": "{}後",
    "at": "{}時",
    "during": "{}期間",
    "until": "直到{}",
    "from": "自{}起",
    "within": "{}期間",
}


def _relative(timing: RelativeEvent) -> str:
    event = name(timing.event)
    if timing.n is None or timing.unit is None:
        return _PLAIN[timing.dir].format(event)
    unit = UNITS[timing.unit]
    if timing.bound == "nth_period":
        return f"{event}後第{timing.n}{'個天' if timing.unit == 'calendar_day' else unit}"
    distance = f"{timing.n}{unit}"
    if timing.dir == "within":
        return f"{event}後{distance}內"
    least = "至少" if timing.bound == "at_latest" else ""
    return f"{event}{'前' if timing.dir == 'before' else '後'}{least}{distance}"


def _days(days: tuple[str, ...]) -> str:
    if days == ("SCHOOLDAYS",):
        return "上學日"
    places = [WEEK.index(day) for day in days]
    if len(days) > 2 and places == list(range(places[0], places[0] + len(places))):
        return f"{DAY_NAMES[days[0]]}至{DAY_NAMES[days[-1]]}"
    return "、".join(DAY_NAMES[day] for day in days)


def _window(window: Window) -> str:
    clocks = f"{clock(window.start)}—{clock(window.end)}"
    if window.what in ("上學", "放學"):
        return f"{window.what}{clocks}"
    return f"{clocks}({window.what})" if window.what else clocks


def _windows(timing: WeeklyWindows) -> str:
    groups = []
    for days, windows in groupby(timing.windows, key=lambda window: window.days):
        clocks = "、".join(_window(window) for window in windows)
        groups.append(f"{_days(days)}{clocks}" if timing.days_given else clocks)
    return (f"{timing.who}:" if timing.who else "") + ";".join(groups)


def _bells(timing: BellWindow) -> str:
    return "".join(name(anchor) for anchor in timing.anchors) + "時段"


def _weeks(timing: TermWeeks) -> str:
    weeks = range(timing.first, timing.last + 1)
    if len(timing.rotation) == len(weeks):
        return ";".join(f"第{week}週:{who}" for week, who in zip(weeks, timing.rotation, strict=True))
    said = f"學期第{timing.first}週" + (f"至第{timing.last}週" if timing.last > timing.first else "")
    return said + (f",輪值:{'、'.join(timing.rotation)}" if timing.rotation else "")


def _point(text: str) -> str:
    """One end of a range: "2021-07-05", "--09-T1", "2021-07", "2021" or a symbol."""
    year, _, rest = ("", "", text.removeprefix("--")) if text.startswith("--") else text.partition("-")
    if not (year or rest)[0].isdigit():
        return name(text)
    head = f"{year}年" if year else ""
    month, _, day = rest.partition("-")
    if not month:
        return head
    if day.startswith("T"):
        return f"{head}{int(month)}月{THIRDS[day[1]]}"
    return f"{head}{int(month)}月{int(day)}日" if day else f"{head}{int(month)}月"


def _range(timing: DateRange) -> str:
    phase = "" if timing.phase is None else f"第{timing.phase}階段:" if timing.phase.isdigit() else f"{name(timing.phase)}階段:"
    if timing.precision == "school_year":
        return phase + _school_years(int(timing.start), int(timing.end))
    if (timing.start, timing.end) == ("issue_date", "year_end"):
        return f"{phase}年內"
    if timing.start == "issue_date":
        return f"{phase}即日起至{_point(timing.end)}{'底' if timing.precision == 'month' else ''}"
    yearly = "每年" if timing.start.startswith("--") and timing.end.startswith("--") and not phase else ""
    if timing.end == "open":
        return f"{phase}{yearly}自{_point(timing.start)}起"
    if timing.start == timing.end and timing.precision == "third_of_month":
        return f"{phase}{yearly}{_point(timing.start)}"
    return f"{phase}{yearly}{_point(timing.start)}至{_point(timing.end)}"


def _school_years(start: int, end: int) -> str:
    if end == start + 1:
        return f"{start}—{end}學年"
    return f"{start}—{start + 1}學年至{end - 1}—{end}學年"


def _single(timing: SingleDate) -> str:
    scope = f"({timing.scope})" if timing.scope else ""
    return f"{say_date(timing.date)}{clock(timing.time) if timing.time else ''}{'前' if timing.bound else ''}{scope}"


def _single_month(timing: SingleMonth) -> str:
    return f"{timing.year}年{timing.month}月{'底前' if timing.bound else ''}"


def _school_year(timing: SchoolYearRelative) -> str:
    if timing.anchor == "year":
        return "每學年期間" if timing.yearly else "全學年"
    if timing.anchor == "first_school_day":
        return f"{'每年' if timing.yearly else ''}開學第一天{'前' if timing.rel == 'before' else ''}"
    each = "每" if timing.yearly else ""
    if timing.rel == "before":
        return f"{each}學年{'開始' if timing.anchor == 'year_start' else '結束'}前"
    return f"{each}學年{'初' if timing.anchor == 'year_start' else '末'}"


def _termwise(timing: Termwise) -> str:
    place = PLACES[timing.anchor] if timing.anchor else ""
    return f"每學期{place}" if timing.each else f"學期{place},每年一次"


def _duration(timing: Duration) -> str:
    for term in ("1", "2"):
        if (timing.start_event, timing.end_event) == (f"term_{term}_start", f"term_{term}_end"):
            return f"第{term}學期"
    return f"自{name(timing.start_event)}起至{name(timing.end_event)}止"


def _reference(timing: Reference) -> str:
    if timing.to in REFERENCES:
        return REFERENCES[timing.to]
    return timing.to if timing.to.startswith(("另", "待", "時間")) else f"按{timing.to}"


_WRITERS: Final[dict[type[Any], Callable[[Any], str]]] = {
    Continuous: lambda _: "長期",
    AsNeeded: lambda _: "必要時",
    Immediate: lambda _: "立即",
    Vague: lambda timing: VAGUE[timing.sense],
    Reference: _reference,
    EveryN: _every,
    YearlyMonths: _yearly,
    NthWeekOfMonth: _week,
    MonthDay: _month_day,
    RelativeEvent: _relative,
    WeeklyWindows: _windows,
    BellWindow: _bells,
    TermWeeks: _weeks,
    DateRange: _range,
    SingleDate: _single,
    SingleMonth: _single_month,
    SingleYear: lambda timing: f"{timing.year}年",
    SchoolYearRelative: _school_year,
    Termwise: _termwise,
    Duration: _duration,
    NamedOccasion: lambda timing: "、".join(name(occasion) for occasion in timing.names),
    AnyOf: lambda timing: "或".join(write(part) for part in timing.parts),
    AllOf: lambda timing: ";".join(write(part) for part in timing.parts),
}


def explain(due: Due) -> str:
    """What stands under a task: the timing, its last day, and what the date rests on."""
    one_day = due.window is not None and due.window[0] == due.window[1]
    notes = "".join(_note(note) for note in due.notes)
    return f"{write(due.timing)}：{say_date(due.due)}{'' if one_day else '前（含當日）'}。{notes}"


def _note(note: Note) -> str:
    day = say_date(note.day) if note.day else ""
    return {
        "event": f"自{name(note.event or 'event_day')}算起：{day}。" if day else "",
        "clamped": "該月天數較少,取當月最後一天。",
        "shifted": f"已避開假日{'（' + day + '）' if day else ''}順延。",
        "full_weeks": "按週一至週日的完整週計算。",
        "year_end_assumed": "未寫明月份,取年底。",
        "school_calendar": "依學校校曆。",
        "source_year": "日期取自文件本身。",
    }[note.code]


def say_problem(problem: str, unread: tuple[str, ...]) -> str:
    """What the reader could not make of a phrase, in a sentence."""
    left = "、".join(f"「{words}」" for words in unread)
    return {
        "empty": "未寫時間。",
        "no_timing": f"無法確定時間：{left}。" if left else "這裡沒有辦理時間。",
        "not_a_duty_time": "這是文件的日期或期限,不是辦理時間。",
        "partly": f"只讀懂一部分,未讀懂:{left}。" if left else "只讀懂一部分時間。",
        "ambiguous": "時間可作多種理解。",
        "impossible": "曆法上沒有這一天。",
    }.get(problem, "未讀懂時間。")

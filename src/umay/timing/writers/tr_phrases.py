"""Writes timings as Turkish phrases, as an official would. Explains no dates."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

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
    YearlyMonths,
)
from umay.timing.writers.tr_dates import clock_in, date_range, single_date, single_month, single_year, weekly_windows
from umay.timing.writers.tr_words import (
    CYCLES,
    EVENTS,
    MONTHS,
    OCCASIONS,
    ORDINALS,
    REFERENCES,
    UNITS,
    WEEKDAYS,
    Case,
    inflected,
    numeral,
)

_VAGUE: Final = {"regular": "düzenli olarak", "periodic": "periyodik olarak", "timely": "zamanında"}
_PLACES: Final = {"start": "başında", "middle": "ortasında", "end": "sonunda"}
_SPANS: Final = {
    ("shift_start", "shift_end"): "mesai saatleri içinde", ("lesson_start", "lesson_end"): "ders saatleri içinde",
    ("term_start", "term_end"): "dönem boyunca", ("term_1_start", "term_1_end"): "1. dönem boyunca",
    ("term_2_start", "term_2_end"): "2. dönem boyunca", ("duty_start", "duty_end"): "nöbet süresince",
}  # fmt: skip


def write(timing: Timing) -> str:
    """Return the timing as a Turkish phrase that reads back as the same timing."""
    return _WRITERS[type(timing)](timing)


def _listed(words: list[str], last: str = "ve") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _every(timing: EveryN) -> str:
    unit = CYCLES[timing.unit]
    if timing.anchor in WEEKDAYS:
        return f"her {WEEKDAYS[timing.anchor]} günü"
    if timing.anchor is not None:
        return f"her {inflected(unit, 'gen')} {_PLACES[timing.anchor]}"
    least = "en az " if timing.min else ""
    if timing.target is not None:
        return f"{inflected(unit, 'loc')} {least}{timing.target} katılımcı"
    if timing.n > 1:
        return _spaced(timing, unit, least)
    if timing.times == 1 and not timing.min and timing.unit in {"day", "school_day", "week", "month"}:
        return f"her {unit}"
    return f"{inflected(unit, 'loc')} {least}{_times(timing.times)}"


def _spaced(timing: EveryN, unit: str, least: str) -> str:
    if timing.times == 1:
        return f"{least}{timing.n} {inflected(unit, 'loc')} bir"
    return f"{timing.n} {inflected(unit, 'loc')} {least}{timing.times} kez"


def _times(times: int) -> str:
    return "bir kez" if times == 1 else f"{times} kez"


def _month_names(months: tuple[int, ...], *, either: bool = False) -> str:
    names = [MONTHS[month - 1] for month in months]
    if not either:
        return _listed(names)
    run = all((after - before) % 12 == 1 for before, after in pairwise(months))
    return f"{names[0]}-{names[-1]}" if run and len(names) > 1 else _listed(names, "veya")


def _of_months(months: tuple[int, ...], case: Case, *, either: bool = False) -> str:
    noun = "ayı" if len(months) == 1 else "ayları"
    return f"{_month_names(months, either=either)} {inflected(noun, case)}"


def _yearly_months(timing: YearlyMonths) -> str:
    if timing.rel == "from_start":
        return f"her yıl {_of_months(timing.months, 'abl')} itibaren"
    often = "" if timing.times == 1 else f" {timing.times} kez"
    return f"her yıl {_of_months(timing.months, 'loc', either=timing.per == 'any')}{often}"


def _nth_week(timing: NthWeekOfMonth) -> str:
    latest = "en geç " if timing.bound else ""
    months = "her ayın" if len(timing.months) == 12 else _of_months(timing.months, "gen")
    return f"{latest}{months} {ORDINALS[timing.week]} haftasında"


_RELATIONS: Final[dict[str, tuple[Case, str]]] = {"by": ("dat", " kadar"), "before": ("abl", " önce"), "on": ("loc", "")}


def _month_day(timing: MonthDay) -> str:
    case, word = _RELATIONS[timing.rel]
    about = " (bir önceki aya ait)" if timing.reports_on else ""
    if timing.time:
        clock = f"saat {clock_in(timing.time, 'dat' if timing.rel == 'by' else 'loc')}"
        return f"{_day_words(timing, 'loc')} {clock}{' kadar' if timing.rel == 'by' else ''}{about}"
    return f"{_day_words(timing, case)}{word}{about}"


def _day_words(timing: MonthDay, case: Case) -> str:
    if timing.year is not None and isinstance(timing.day, int):
        return f"{timing.day} {_month_names(timing.months)} {numeral(timing.year, case)}"
    if isinstance(timing.day, int) and len(timing.months) == 1:
        name = MONTHS[timing.months[0] - 1]
        return f"her yıl {timing.day} {name}'{inflected(name, case)[len(name) :]}" if name[-1] != "k" else _soft(timing.day, name, case)
    months = _of_months(timing.months, "gen") if timing.months else "her ayın"
    return f"{months} {'son ' + inflected('günü', case) if timing.day == 'last' else numeral(timing.day, case, owned=True)}"


def _soft(day: int, name: str, case: Case) -> str:
    return f"her yıl {day} {name} {inflected('günü', case)}"


def _event(code: str) -> str:
    return EVENTS.get(code) or OCCASIONS.get(code, code)


def _event_in(code: str, case: Case) -> str:
    noun = _event(code)
    return f"{noun} {inflected('tarihi', case)}" if noun[-1].isdigit() else inflected(noun, case)


def _relative(timing: RelativeEvent) -> str:
    if timing.n is None:
        return _beside(timing)
    amount = f"{timing.n} {UNITS[timing.unit or 'calendar_day']}"
    if timing.bound == "nth_period":
        return _nth_period(timing)
    if timing.dir == "before":
        return f"{_event_in(timing.event, 'abl')} {'en az ' if timing.bound == 'at_latest' else ''}{amount} önce"
    if timing.dir == "after" and timing.bound == "exact":
        return f"{_event_in(timing.event, 'abl')} {amount} sonra"
    return f"{_event_in(timing.event, 'abl')} itibaren {amount} içinde"


def _nth_period(timing: RelativeEvent) -> str:
    number = timing.n or 1
    order = ORDINALS[number] if number < len(ORDINALS) else f"{number}."
    inside = " içinde" if timing.unit in {"week", "month", "year"} else ""
    return f"{_event_in(timing.event, 'acc')} izleyen {order} {UNITS[timing.unit or 'calendar_day']}{inside}"


def _beside(timing: RelativeEvent) -> str:
    code, known = timing.event, timing.event in EVENTS
    if not known and timing.dir in {"at", "until", "during"}:
        return code + {"at": "", "until": " kadar", "during": " boyunca"}[timing.dir]
    words: dict[str, Callable[[], str]] = {
        "before": lambda: f"{_event_in(code, 'abl')} önce", "after": lambda: f"{_event_in(code, 'abl')} sonra",
        "at": lambda: f"{_event(code)} tarihinde", "within": lambda: f"{_event(code)} süresi içinde",
        "until": lambda: f"{_event_in(code, 'dat')} kadar", "from": lambda: f"{_event_in(code, 'abl')} itibaren",
        "during": lambda: f"{_event(code)} sırasında",
    }  # fmt: skip
    return words[timing.dir]()


def _bell(timing: BellWindow) -> str:
    sides = {"school_entry": "giriş", "school_exit": "çıkış"}
    return f"okul {_listed([sides[anchor] for anchor in timing.anchors])} saatlerinde"


def _term_weeks(timing: TermWeeks) -> str:
    weeks = f"{timing.first}. haftasında" if timing.first == timing.last else f"{timing.first}-{timing.last}. haftalarında"
    turns = f" (sırayla {', '.join(timing.rotation)})" if timing.rotation else ""
    return f"dönemin {weeks}{turns}"


def _school_year(timing: SchoolYearRelative) -> str:
    if timing.anchor == "first_school_day":
        day = "günden önce" if timing.rel == "before" else "gün"
        return f"{'her yıl ' if timing.yearly else ''}okulların açıldığı ilk {day}"
    each = "her " if timing.yearly else ""
    if timing.anchor == "year":
        return f"{each}eğitim öğretim yılı boyunca"
    before = {"year_start": "başlamadan önce", "year_end": "bitmeden önce"}[timing.anchor]
    at = {"year_start": "başında", "year_end": "sonunda"}[timing.anchor]
    return f"{each}eğitim öğretim yılı {before if timing.rel == 'before' else at}"


def _termwise(timing: Termwise) -> str:
    if timing.anchor is None:
        return "her dönem" if timing.each else "dönemlerden birinde"
    return f"her dönem {_PLACES[timing.anchor]}" if timing.each else f"dönemlerden birinin {_PLACES[timing.anchor]}"


def _duration(timing: Duration) -> str:
    known = _SPANS.get((timing.start_event, timing.end_event))
    return known or f"{_event_in(timing.start_event, 'abl')} {_event_in(timing.end_event, 'dat')} kadar"


def _occasion(timing: NamedOccasion) -> str:
    return _listed([OCCASIONS.get(name, name) for name in timing.names])


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    Continuous: lambda _: "sürekli", AsNeeded: lambda _: "ihtiyaç hâlinde", Immediate: lambda _: "ivedilikle",
    Vague: lambda timing: _VAGUE[timing.sense], Reference: lambda timing: REFERENCES.get(timing.to, timing.to),
    EveryN: _every, YearlyMonths: _yearly_months, NthWeekOfMonth: _nth_week, MonthDay: _month_day, RelativeEvent: _relative,
    WeeklyWindows: weekly_windows, BellWindow: _bell, TermWeeks: _term_weeks, DateRange: date_range, SingleDate: single_date,
    SingleMonth: single_month, SingleYear: single_year, SchoolYearRelative: _school_year, Termwise: _termwise, Duration: _duration,
    NamedOccasion: _occasion, AnyOf: lambda timing: " veya ".join(write(part) for part in timing.parts),
    AllOf: lambda timing: "; ayrıca ".join(write(part) for part in timing.parts),
}  # fmt: skip

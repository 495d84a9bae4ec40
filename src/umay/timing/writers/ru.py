"""Writes timings in Russian, as an official would; `readers.ru` reads every one of these sentences back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
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
    YearlyMonths,
)  # fmt: skip
from umay.timing.writers.ru_words import (
    BELLS,
    EVENTS,
    FEMININE_PERIODS,
    GENITIVE_UNITS,
    MONTHS,
    OCCASIONS,
    ORDINALS,
    PERIODS,
    REFERENCES,
    SCHOOL_YEAR,
    UNITS,
    VAGUE,
    WEEKDAYS,
    counted,
    listed,
)  # fmt: skip

_NOMINATIVE, _GENITIVE, _LOCATIVE = 0, 1, 2
_TIMES: Final = ("раз", "раза", "раз")
_ORDER: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def write(timing: Timing) -> str:
    """Return the timing as a short fragment of a sentence."""
    return _WRITERS[type(timing)](timing)


def say_date(day: date) -> str:
    """Return the day with its month in words: 7 октября 2026 года."""
    return f"{day.day} {MONTHS[day.month - 1][_GENITIVE]} {day.year} года"


def _month(month: int, case: int) -> str:
    return MONTHS[month - 1][case]


def _months(months: tuple[int, ...], case: int, last: str = "и") -> str:
    return listed([_month(month, case) for month in months], last)


def _event(event: str) -> str:
    return EVENTS.get(event) or f"«{OCCASIONS.get(event, event)}»"


def _ordinal(number: int, form: int) -> str:
    return ORDINALS[number][form] if number in ORDINALS else f"{number}-{('й', 'ю', 'й')[form]}"


def _every(timing: EveryN) -> str:
    adverb, unit, genitive = PERIODS[timing.unit]
    if timing.anchor in WEEKDAYS:
        return WEEKDAYS[timing.anchor][0]
    if timing.anchor:
        place = {"start": "в начале", "middle": "в середине", "end": "в конце"}.get(timing.anchor, timing.anchor)
        return f"{place} {'каждой' if timing.unit in FEMININE_PERIODS else 'каждого'} {genitive}"
    if timing.target:
        return f"с охватом не менее {timing.target} участников в год"
    span = unit if timing.n == 1 else counted(timing.n, UNITS[timing.unit])
    if timing.min:
        return f"не реже {timing.times} {'раза' if timing.times == 1 else 'раз'} в {span}"
    if timing.times > 1:
        return f"{counted(timing.times, _TIMES)} в {span}"
    return adverb if timing.n == 1 else f"раз в {span}"


def _yearly(timing: YearlyMonths) -> str:
    months = timing.months
    if timing.rel == "from_start":
        return f"начиная с {_month(months[0], _GENITIVE)}"
    if timing.times > 1:
        return f"{counted(timing.times, _TIMES)} в {_months(months, _LOCATIVE)}"
    if timing.per == "each" or len(months) == 1:
        return f"в {_months(months, _LOCATIVE)}"
    if all((first % 12) + 1 == then for first, then in pairwise(months)):
        return f"с {_month(months[0], _GENITIVE)} по {_month(months[-1], _NOMINATIVE)}"
    return f"в {_months(months, _LOCATIVE, 'или')}"


def _week(timing: NthWeekOfMonth) -> str:
    months = "каждого месяца" if len(timing.months) == 12 else _months(timing.months, _GENITIVE)
    if timing.bound == "at_latest":
        return f"до конца {_ordinal(timing.week, 2)} недели {months}"
    return f"в {_ordinal(timing.week, 1)} неделю {months}"


def _month_day(timing: MonthDay) -> str:
    rel = {"by": "до ", "before": "раньше ", "on": ""}[timing.rel]
    months = _months(timing.months, _GENITIVE) if timing.months else "каждого месяца"
    if timing.day == "last":
        day = f"до конца {months}" if timing.rel == "by" else f"в последний день {months}"
    elif len(timing.months) == 1:
        day = f"{rel}{timing.day} {months}"
    else:
        day = f"{rel}{timing.day} числа {months}"
    year = f" {timing.year} года" if timing.year else ""
    reports = " за предыдущий месяц" if timing.reports_on else ""
    return f"{day}{year}{reports}" + (f", в {timing.time}" if timing.time else "")


def _relative(timing: RelativeEvent) -> str:
    event = _event(timing.event)
    if timing.n is None or timing.unit is None:
        plain = {"before": "до", "after": "после", "at": "в день", "within": "в пределах", "until": "вплоть до", "from": "начиная с"}
        return f"{plain.get(timing.dir, 'во время')} {event}"
    count, genitive = timing.n, GENITIVE_UNITS[timing.unit]
    accusative = counted(count, UNITS[timing.unit])
    if timing.dir == "before":
        return f"{'не позднее чем ' if timing.bound == 'at_latest' else ''}за {accusative} до {event}"
    if timing.bound == "nth_period":
        feminine = timing.unit in ("week", "minute")
        return f"в {_ordinal(count, int(feminine))} {UNITS[timing.unit][0]} после {event}"
    if timing.dir == "after" and timing.bound == "exact":
        return f"через {accusative} после {event}"
    one = count % 10 == 1 and count % 100 != 11
    return f"в течение {count} {genitive[0 if one else 1]} после {event}"


def _days(days: tuple[str, ...]) -> str:
    if days == ("SCHOOLDAYS",):
        return "в учебные дни"
    if len(days) == 7:
        return "ежедневно"
    places = [_ORDER.index(day) for day in days]
    if len(days) > 2 and all((first + 1) % 7 == then for first, then in pairwise(places)):
        since = "со" if days[0] in ("TU", "WE") else "с"
        return f"{since} {WEEKDAYS[days[0]][2]} по {WEEKDAYS[days[-1]][3]}"
    words = [WEEKDAYS[day][1] for day in days]
    return listed([words[0], *(word.removeprefix("по ") for word in words[1:])])


def _windows(timing: WeeklyWindows) -> str:
    groups: dict[tuple[str, ...], list[str]] = {}
    for window in timing.windows:
        groups.setdefault(window.days, []).append(f"{window.start}–{window.end}")
    said = [f"{_days(days)} {', '.join(hours)}" if timing.days_given else ", ".join(hours) for days, hours in groups.items()]
    return "; ".join(said)


def _weeks(timing: TermWeeks) -> str:
    weeks = f"с {timing.first}-й по {timing.last}-ю неделю" if timing.first < timing.last else f"{timing.first}-я неделя"
    return weeks + (f", очередность: {', '.join(timing.rotation)}" if timing.rotation else "")


_SYMBOLS: Final = {"issue_date": "дня издания", "year_end": "конец года", "plan_end": "окончание действия плана"}
_THIRDS: Final = (("первой декады", "первую декаду", "первая декада"), ("второй декады", "вторую декаду", "вторая декада"),
                  ("третьей декады", "третью декаду", "третья декада"))  # fmt: skip


def _point(text: str, case: int) -> str:
    """One end of a range: "2021-07-05", "--09-T1", "2021-07", "2021" or a symbol."""
    if text in _SYMBOLS or not (text[:4].isdigit() or text.startswith("--")):
        return _SYMBOLS.get(text, text)
    parts = text.removeprefix("--").split("-")
    year = "" if text.startswith("--") else f" {parts.pop(0)} года"
    if not parts:
        return year.strip()
    month = _month(int(parts[0]), _GENITIVE if len(parts) > 1 or case == 0 else _NOMINATIVE)
    if len(parts) == 1:
        return month + year
    if parts[1].startswith("T"):
        return f"{_THIRDS[int(parts[1][1]) - 1][case]} {month}{year}"
    return f"{int(parts[1])} {month}{year}"


def _range(timing: DateRange) -> str:
    phase = f"этап {timing.phase}: " if timing.phase else ""
    if timing.precision in ("year", "school_year") and timing.start.isdigit() and timing.end.isdigit():
        one = int(timing.end) - int(timing.start) <= 1
        years = {"year": "годы", "school_year": "учебный год" if one else "учебные годы"}[timing.precision]
        return f"{phase}{timing.start}–{timing.end} {years}"
    if timing.start == timing.end:
        return phase + _point(timing.start, 2)
    start = "со " if timing.start == "issue_date" else "с "
    start += _point(timing.start, 0)
    if timing.end == "year_end":
        return f"{phase}{start} до конца года"
    return f"{phase}{start}" if timing.end == "open" else f"{phase}{start} по {_point(timing.end, 1)}"


def _single(timing: SingleDate) -> str:
    by = "до " if timing.bound == "at_latest" else ""
    return f"{by}{say_date(timing.date)}" + (f", в {timing.time}" if timing.time else "")


def _single_month(timing: SingleMonth) -> str:
    if timing.bound == "at_latest":
        return f"до конца {_month(timing.month, _GENITIVE)} {timing.year} года"
    return f"{_month(timing.month, _NOMINATIVE)} {timing.year} года"


def _school_year(timing: SchoolYearRelative) -> str:
    said = SCHOOL_YEAR.get((timing.anchor, timing.rel)) or SCHOOL_YEAR["year", "during"]
    return f"ежегодно {said}" if timing.yearly else said


def _termwise(timing: Termwise) -> str:
    if timing.anchor is None:
        return "каждый семестр"
    place = {"start": "в начале", "end": "в конце"}[timing.anchor]
    return f"{place} каждого семестра" if timing.each else f"один раз в год, {place} семестра"


def _duration(timing: Duration) -> str:
    return f"с момента {_event(timing.start_event)} до {_event(timing.end_event)}"


def _occasions(timing: NamedOccasion) -> str:
    said = ", ".join(OCCASIONS.get(name) or f"«{name}»" for name in timing.names)
    return f"по случаю: {said}" if "«" in said else said


_WRITERS: Final[dict[type[Any], Callable[[Any], str]]] = {
    Continuous: lambda _: "постоянно",
    AsNeeded: lambda _: "по мере необходимости",
    Immediate: lambda _: "незамедлительно",
    Vague: lambda timing: VAGUE[timing.sense],
    Reference: lambda timing: REFERENCES.get(timing.to) or f"срок указан: «{timing.to}»",
    EveryN: _every,
    YearlyMonths: _yearly,
    NthWeekOfMonth: _week,
    MonthDay: _month_day,
    RelativeEvent: _relative,
    WeeklyWindows: _windows,
    BellWindow: lambda timing: BELLS[timing.anchors],
    TermWeeks: _weeks,
    DateRange: _range,
    SingleDate: _single,
    SingleMonth: _single_month,
    SingleYear: lambda timing: f"{timing.year} год",
    SchoolYearRelative: _school_year,
    Termwise: _termwise,
    Duration: _duration,
    NamedOccasion: _occasions,
    AnyOf: lambda timing: "; либо ".join(write(part) for part in timing.parts),
    AllOf: lambda timing: "; а также ".join(write(part) for part in timing.parts),
}


def explain(due: Due) -> str:
    """Return what stands under a task: the timing, its last day, and what the date rests on."""
    said = write(due.timing)
    notes = "".join(f" {note}" for note in map(_note, due.notes) if note)
    return f"{said[0].upper()}{said[1:]}: до {say_date(due.due)}.{notes}"


def _note(note: Note) -> str:
    day = say_date(note.day) if note.day else ""
    return {
        "event": f"Отсчет от {_event(note.event or 'event_day')}: {day}." if day else "",
        "clamped": "В этом месяце меньше дней, взят его последний день.",
        "shifted": f"Перенесено с выходного или праздничного дня{', ' + day if day else ''}.",
        "full_weeks": "Считаются полные недели с понедельника по воскресенье.",
        "year_end_assumed": "Месяц не назван, взят конец года.",
        "school_calendar": "По школьному календарю.",
        "source_year": "Дата взята из самого документа.",
    }[note.code]


def say_problem(problem: str, unread: tuple[str, ...]) -> str:
    """Return what the reader could not make of a phrase, in a sentence."""
    left = ", ".join(f"«{word}»" for word in unread)
    return {
        "empty": "Срок не указан.",
        "no_timing": "Здесь нет срока.",
        "not_a_duty_time": "Это дата документа или срок его действия, а не срок исполнения.",
        "partly": f"Срок понят не полностью. Не прочитано: {left}.",
        "ambiguous": "Срок можно понять по-разному.",
        "impossible": f"Такой даты нет: {left}." if left else "Такой даты нет.",
    }.get(problem, "Срок не понят.")

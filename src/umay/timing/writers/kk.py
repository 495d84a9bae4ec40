"""Writes timings in Kazakh, as an official would; `readers.kk` reads every one of these sentences back."""

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
from umay.timing.writers.kk_words import (
    BELLS,
    EVENTS,
    IN_UNITS,
    MONTHS,
    OCCASIONS,
    ORDINALS,
    PERIODS,
    REFERENCES,
    SCHOOL_YEAR,
    UNITS,
    VAGUE,
    WEEKDAYS,
    ablative,
    dative,
    genitive,
    listed,
    numbered,
)  # fmt: skip

_ORDER: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def write(timing: Timing) -> str:
    """Return the timing as a short fragment of a sentence."""
    return _WRITERS[type(timing)](timing)


def say_date(day: date) -> str:
    """Return the day with its month in words: 2026 жылғы 7 қазан."""
    return f"{day.year} жылғы {day.day} {MONTHS[day.month - 1]}"


def _month(month: int) -> str:
    return MONTHS[month - 1]


def _in_months(months: tuple[int, ...], ending: str, last: str = "және") -> str:
    """Months with "ай" in the case of `ending`: қыркүйек және ақпан айларының, қыркүйек айының."""
    plural = "ай" if len(months) == 1 or last != "және" else "айлар"
    return f"{listed([_month(month) for month in months], last)} {plural}{ending}"


def _event(event: str) -> str:
    return EVENTS.get(event) or f"«{OCCASIONS.get(event, event)}»"


def _event_case(event: str, case: Callable[[str], str], loose: str) -> str:
    """The event in a case; words of the document stay as they are, with a helping noun."""
    known = EVENTS.get(event)
    return case(known) if known else f"«{OCCASIONS.get(event, event)}» {loose}"


def _every(timing: EveryN) -> str:
    unit, a_unit, of_unit = PERIODS[timing.unit]
    if timing.anchor in WEEKDAYS:
        return f"{WEEKDAYS[timing.anchor]} сайын"
    if timing.anchor:
        place = {"start": "басында", "middle": "ортасында", "end": "соңында"}.get(timing.anchor, timing.anchor)
        return f"әр {of_unit} {place}"
    if timing.target:
        return f"{a_unit} кемінде {timing.target} қатысушыны қамту"
    if timing.n > 1:
        least = "кемінде " if timing.min else ""
        return f"{timing.n} {IN_UNITS.get(timing.unit, unit + 'да')} {least}{timing.times if timing.times > 1 else 'бір'} рет"
    if timing.times > 1 or timing.min:
        return f"{a_unit} {'кемінде ' if timing.min else ''}{timing.times} рет"
    return f"{unit} сайын"


def _yearly(timing: YearlyMonths) -> str:
    months = timing.months
    if timing.rel == "from_start":
        return f"{ablative(_month(months[0]))} бастап"
    if timing.times > 1:
        return f"{_in_months(months, 'ында')} {timing.times} рет"
    if timing.per == "each" or len(months) == 1:
        return _in_months(months, "ында")
    if all((first % 12) + 1 == then for first, then in pairwise(months)):
        return f"{ablative(_month(months[0]))} {dative(_month(months[-1]))} дейін"
    return _in_months(months, "ында", "немесе")


def _of_months(months: tuple[int, ...]) -> str:
    return "әр айдың" if len(months) in (0, 12) else _in_months(months, "ының")


def _week(timing: NthWeekOfMonth) -> str:
    week = f"{_of_months(timing.months)} {ORDINALS[timing.week]}"
    return f"{week} аптасының соңына дейін" if timing.bound == "at_latest" else f"{week} аптасында"


def _month_day(timing: MonthDay) -> str:
    year = f"{timing.year} жылғы " if timing.year else ""
    reports = " өткен ай бойынша" if timing.reports_on else ""
    return f"{year}{_day_of(timing)}{reports}" + (f", сағат {timing.time}" if timing.time else "")


def _day_of(timing: MonthDay) -> str:
    months = _of_months(timing.months)
    if timing.day == "last":
        return f"{months} соңына дейін" if timing.rel == "by" else f"{months} соңғы күні"
    if len(timing.months) == 1 and timing.rel != "before":
        month = _month(timing.months[0])
        return f"{timing.day} {dative(month)} дейін" if timing.rel == "by" else f"{timing.day} {month}"
    return {
        "by": f"{months} {numbered(timing.day, 'dative')} дейін",
        "before": f"{months} {numbered(timing.day, 'ablative')} ерте",
        "on": f"{months} {numbered(timing.day)} күні",
    }[timing.rel]


def _relative(timing: RelativeEvent) -> str:
    to = _event_case(timing.event, dative, "оқиғасына")
    off = _event_case(timing.event, ablative, "оқиғасынан")
    if timing.n is None or timing.unit is None:
        return {
            "before": f"{to} дейін", "after": f"{off} кейін", "at": f"{_event(timing.event)} өтетін күні", "until": f"{to} дейін жалғасады",
            "from": f"{off} бастап",
        }.get(timing.dir, f"{_event(timing.event)} кезінде")  # fmt: skip
    span = f"{timing.n} {UNITS[timing.unit]}"
    if timing.dir == "before":
        return f"{off} {'кемінде ' if timing.bound == 'at_latest' else ''}{span} бұрын"
    if timing.bound == "nth_period":
        nth = ORDINALS[timing.n] if timing.n < len(ORDINALS) else f"{timing.n}-ші"
        return f"{off} кейінгі {nth} {UNITS[timing.unit]}"
    return f"{off} кейін {span} {'өткенде' if timing.dir == 'after' and timing.bound == 'exact' else 'ішінде'}"


def _days(days: tuple[str, ...]) -> str:
    if days == ("SCHOOLDAYS",):
        return "оқу күндері"
    if len(days) == 7:
        return "күн сайын"
    places = [_ORDER.index(day) for day in days]
    if len(days) > 2 and all((first + 1) % 7 == then for first, then in pairwise(places)):
        first, last = WEEKDAYS[days[0]], WEEKDAYS[days[-1]]
        return f"{first}{'дан' if first.endswith('а') else 'ден'} {last}{'ға' if last.endswith('а') else 'ге'} дейін"
    return f"{listed([WEEKDAYS[day] for day in days])} күндері"


def _windows(timing: WeeklyWindows) -> str:
    groups: dict[tuple[str, ...], list[str]] = {}
    for window in timing.windows:
        groups.setdefault(window.days, []).append(f"{window.start}–{window.end}")
    said = [f"{_days(days)} {', '.join(hours)}" if timing.days_given else ", ".join(hours) for days, hours in groups.items()]
    return "; ".join(said)


def _weeks(timing: TermWeeks) -> str:
    weeks = f"{timing.first}–{timing.last} апта" if timing.first < timing.last else f"{timing.first}-апта"
    return weeks + (f", кезектілігі: {', '.join(timing.rotation)}" if timing.rotation else "")


_SYMBOLS: Final = {"issue_date": "жариялану", "year_end": "жылдың аяқталуы", "plan_end": "жоспардың аяқталуы"}


def _plain(word: str) -> str:
    return word


def _point(text: str, case: Callable[[str], str] = _plain) -> str:
    """One end of a range in a case: "2021-07-05", "--09-T1", "2021-07", "2021" or a symbol."""
    if not (text[:4].isdigit() or text.startswith("--")):
        return case(_SYMBOLS.get(text, text))
    parts = text.removeprefix("--").split("-")
    year = "" if text.startswith("--") else f"{parts.pop(0)} жылғы "
    if not parts:
        return case(year.removesuffix("ғы "))
    month = _month(int(parts[0]))
    if len(parts) == 1:
        return year + case(month)
    if parts[1].startswith("T"):
        return f"{year}{genitive(month)} {ORDINALS[int(parts[1][1])]} {case('онкүндігі')}"
    return f"{year}{int(parts[1])} {case(month)}"


def _range(timing: DateRange) -> str:
    phase = f"{timing.phase}-кезең: " if timing.phase else ""
    if timing.precision in ("year", "school_year") and timing.start.isdigit() and timing.end.isdigit():
        one = int(timing.end) - int(timing.start) <= 1
        years = {"year": "жылдар", "school_year": "оқу жылы" if one else "оқу жылдары"}[timing.precision]
        return f"{phase}{timing.start}–{timing.end} {years}"
    if timing.start == timing.end:
        return phase + _point(timing.start)
    start = f"{_point(timing.start, ablative)} бастап"
    return phase + start if timing.end == "open" else f"{phase}{start} {_point(timing.end, dative)} дейін"


def _single(timing: SingleDate) -> str:
    day = f"{timing.date.year} жылғы {timing.date.day} "
    month = _month(timing.date.month)
    said = f"{day}{dative(month)} дейін" if timing.bound == "at_latest" else day + month
    return said + (f", сағат {timing.time}" if timing.time else "")


def _single_month(timing: SingleMonth) -> str:
    month = _month(timing.month)
    return f"{timing.year} жылғы " + (f"{genitive(month)} соңына дейін" if timing.bound == "at_latest" else month)


def _school_year(timing: SchoolYearRelative) -> str:
    said = SCHOOL_YEAR.get((timing.anchor, timing.rel)) or SCHOOL_YEAR["year", "during"]
    return f"жыл сайын {said}" if timing.yearly else said


def _termwise(timing: Termwise) -> str:
    if timing.anchor is None:
        return "семестр сайын"
    place = {"start": "басында", "end": "соңында"}[timing.anchor]
    return f"әр семестрдің {place}" if timing.each else f"жылына бір рет, семестрдің {place}"


def _duration(timing: Duration) -> str:
    return f"{_event_case(timing.start_event, ablative, 'оқиғасынан')} бастап {_event_case(timing.end_event, dative, 'оқиғасына')} дейін"


def _occasions(timing: NamedOccasion) -> str:
    said = ", ".join(OCCASIONS.get(name) or f"«{name}»" for name in timing.names)
    return f"атаулы күндер: {said}" if "«" in said else said


_WRITERS: Final[dict[type[Any], Callable[[Any], str]]] = {
    Continuous: lambda _: "тұрақты түрде",
    AsNeeded: lambda _: "қажеттілігіне қарай",
    Immediate: lambda _: "дереу",
    Vague: lambda timing: VAGUE[timing.sense],
    Reference: lambda timing: REFERENCES.get(timing.to) or f"мерзімі көрсетілген: «{timing.to}»",
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
    SingleYear: lambda timing: f"{timing.year} жыл",
    SchoolYearRelative: _school_year,
    Termwise: _termwise,
    Duration: _duration,
    NamedOccasion: _occasions,
    AnyOf: lambda timing: "; немесе ".join(write(part) for part in timing.parts),
    AllOf: lambda timing: "; сондай-ақ ".join(write(part) for part in timing.parts),
}


def explain(due: Due) -> str:
    """Return what stands under a task: the timing, its last day, and what the date rests on."""
    said = write(due.timing)
    notes = "".join(f" {note}" for note in map(_note, due.notes) if note)
    day = f"{due.due.year} жылғы {due.due.day} {dative(_month(due.due.month))} дейін"
    return f"{said[0].upper()}{said[1:]}: {day}.{notes}"


def _note(note: Note) -> str:
    day = say_date(note.day) if note.day else ""
    return {
        "event": f"Есептеу басы: {_event(note.event or 'event_day')}, {day}." if day else "",
        "clamped": "Бұл айда күн саны аз, сондықтан айдың соңғы күні алынды.",
        "shifted": f"Демалыс немесе мереке күнінен ауыстырылды{': ' + day if day else ''}.",
        "full_weeks": "Дүйсенбіден жексенбіге дейінгі толық апталар есептелді.",
        "year_end_assumed": "Айы көрсетілмеген, жылдың соңы алынды.",
        "school_calendar": "Мектеп күнтізбесі бойынша.",
        "source_year": "Күні құжаттың өзінен алынды.",
    }[note.code]


def say_problem(problem: str, unread: tuple[str, ...]) -> str:
    """Return what the reader could not make of a phrase, in a sentence."""
    left = ", ".join(f"«{word}»" for word in unread)
    return {
        "empty": "Мерзім көрсетілмеген.",
        "no_timing": "Мұнда мерзім жоқ.",
        "not_a_duty_time": "Бұл құжаттың күні немесе қолданылу мерзімі, орындау мерзімі емес.",
        "partly": f"Мерзім толық түсінілмеді. Оқылмаған сөздер: {left}.",
        "ambiguous": "Мерзімді әртүрлі түсінуге болады.",
        "impossible": f"Мұндай күн жоқ: {left}." if left else "Мұндай күн жоқ.",
    }.get(problem, "Мерзім түсініксіз.")

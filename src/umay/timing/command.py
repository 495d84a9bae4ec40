"""What `umay timing` answers: phrases in, JSON objects out. No files, no terminal, no clock; the command line brings those."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from umay.timing.calendar_sources import assumed_calendar, calendar_from_json
from umay.timing.calendars import Calendar
from umay.timing.codec import to_json
from umay.timing.dues import Due
from umay.timing.expansion import expand, missing_events
from umay.timing.readers import read
from umay.timing.writers import explain, say_problem, write

_SCHOOL_YEAR: Final = re.compile(r"(\d{4})(?:\s*[-–/]\s*(\d{2}|\d{4}))?")

Answer = dict[str, Any]
CalendarOf = Callable[[str], Calendar]


class AskedWrongly(ValueError):
    """An option cannot be understood; the message says which and how to write it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One phrase with what its dates need. say_in: the language of the answer's sentences, the phrase's own if None."""

    phrase: str
    lang: str
    calendar: Calendar
    events: Mapping[str, date] = field(default_factory=dict)
    say_in: str | None = None


def answer(question: Question) -> Answer:
    """Return the JSON object for one phrase, of the shape that TIMING lays down.

    `waits_for` stands beside it where dates hang on events that were not given. Raises ValueError for an unknown language.
    """
    reading = read(question.phrase, question.lang)
    said_in = question.say_in or question.lang
    answered: Answer = {"phrase": question.phrase, "lang": question.lang, "norm": None, "sentence": None, "dates": []}
    if reading.timing is not None:
        dues = expand(reading.timing, question.calendar, question.events, any_year=True)
        answered["norm"] = to_json(reading.timing)
        answered["sentence"] = write(reading.timing, said_in)
        answered["dates"] = [_dated(due, said_in) for due in dues]
    answered["problem"] = say_problem(reading, said_in)
    waits_for = missing_events(reading.timing, question.calendar, question.events) if reading.timing else ()
    return {**answered, "waits_for": list(waits_for)} if waits_for else answered


def _dated(due: Due, lang: str) -> dict[str, Any]:
    window = [day.isoformat() for day in due.window] if due.window else None
    return {"window": window, "due": due.due.isoformat(), "why": explain(due, lang)}


def as_text(answered: Answer) -> str:
    """Return the same answer for a person to read."""
    lines = [answered["sentence"] or "-"]
    if answered["norm"] is not None:
        lines.append(json.dumps(answered["norm"], ensure_ascii=False))
    for dated in answered["dates"]:
        opens = f"{dated['window'][0]} .. " if dated["window"] and dated["window"][0] != dated["due"] else ""
        lines.append(f"{opens}{dated['due']}  {dated['why']}")
    if answered.get("waits_for"):
        lines.append(f"needs --event {' --event '.join(f'{event}=YYYY-MM-DD' for event in answered['waits_for'])}")
    if answered["problem"]:
        lines.append(answered["problem"])
    return "\n".join(lines)


def answer_batch(lines: Iterable[str], lang: str | None, calendar_of: CalendarOf, say_in: str | None = None) -> Iterator[Answer]:
    """Yield one object for each line that is not empty; a line that cannot be used says so in its `problem`.

    lines: JSON objects with `phrase`, and `lang`, `country`, `events` where they differ from what was asked for all.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answer_line(number, line, lang, calendar_of, say_in)


def _answer_line(number: int, line: str, lang: str | None, calendar_of: CalendarOf, say_in: str | None) -> Answer:
    said: Any = None
    try:
        said = json.loads(line)
        return answer(_question(said, lang, calendar_of, say_in))
    except (ValueError, RecursionError) as error:
        asked = said if isinstance(said, dict) else {}
        refused: Answer = {"phrase": asked.get("phrase"), "lang": asked.get("lang") or lang, "norm": None, "sentence": None, "dates": []}
        return {**refused, "problem": f"line {number}: {error}"}


def _question(said: Any, lang: str | None, calendar_of: CalendarOf, say_in: str | None) -> Question:
    if not isinstance(said, dict) or not isinstance(said.get("phrase"), str):
        raise AskedWrongly('must be an object with a "phrase"')
    named = said.get("lang") or lang
    if not isinstance(named, str):
        raise AskedWrongly('needs a "lang"')
    events, country = said.get("events") or {}, said.get("country") or ""
    if not isinstance(events, dict) or not isinstance(country, str):
        raise AskedWrongly('"events" must be days by name, "country" a code')
    return Question(said["phrase"], named, calendar_of(country), {name: _day(name, day) for name, day in events.items()}, say_in)


def read_events(options: Iterable[str]) -> dict[str, date]:
    """Return the days of events from options such as "meeting=2026-09-03". Raises AskedWrongly.

    >>> read_events(["meeting=2026-09-03"])
    {'meeting': datetime.date(2026, 9, 3)}
    """
    pairs = (option.partition("=") for option in options)
    return {name.strip(): _day(name, day.strip()) for name, _, day in pairs}


def _day(name: str, raw: Any) -> date:
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError):
        raise AskedWrongly(f"the day of {name!r} must be such as 2026-09-03, not {raw!r}") from None


def read_school_year(said: str) -> int:
    """Return the year in which a school year begins. Raises AskedWrongly.

    >>> read_school_year("2026-2027")
    2026
    """
    found = _SCHOOL_YEAR.fullmatch(said.strip())
    first = int(found[1]) if found else 0
    second = int(found[2]) if found and found[2] else first + 1
    if found is None or second not in (first + 1, (first + 1) % 100) or not 1900 <= first <= 2200:
        raise AskedWrongly(f"a school year is written such as 2026-2027, not {said!r}")
    return first


def calendars_of(raw: Any, country: str, school_year: int) -> CalendarOf:
    """Return what finds the calendar of a country, the empty code meaning the one asked for.

    raw: a calendar's JSON, or such objects by country; None where no file was given, then the school year is assumed.
    """
    by_country = raw if isinstance(raw, Mapping) and "school_year" not in raw else None

    def find(code: str) -> Calendar:
        wanted = (code or country).upper()
        if raw is None:
            return assumed_calendar(wanted, school_year)
        own = by_country.get(wanted) if by_country is not None else raw
        if own is None and not wanted and by_country is not None:
            raise AskedWrongly("the calendar file holds several countries; say which with --country")
        return calendar_from_json(own) if own is not None else assumed_calendar(wanted, school_year)

    return find

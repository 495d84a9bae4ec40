"""Where calendars come from: a JSON object of one country or school, and what is known of any country. No dates are reckoned here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

from umay.timing.calendars import Calendar
from umay.timing.fields import WEEKDAYS, Field, TimingError, day, flag, many, may, need, one_of, read_fields, word
from umay.timing.stepping import Span, add_years
from umay.timing.vocabulary import OCCASIONS

_NOTES: Final = ("note", "half_days", "holidays_note")
_SCHOOL_YEARS: Final = resources.files("umay.timing") / "school_years"
_NO_SPANS: Final[tuple[Span, ...]] = ()
_NAMED_IN: Final[Mapping[str, tuple[str, ...]]] = {"zh": ("zh_CN",), "zh-hans": ("zh_CN",), "zh-hant": ("zh_HK", "zh_TW")}
"""Under which codes the list of holidays keeps the names of a language, where it is not the language's own code."""


class CalendarError(ValueError):
    """A calendar cannot be had; the message names the key and says why."""


def _span(key: str, raw: Any) -> Span:
    found = many(day)(key, raw)
    if len(found) != 2 or found[1] < found[0]:
        raise TimingError(key, f"must be a first and a last day, not {raw!r}")
    return found[0], found[1]


def _spans(key: str, raw: Any) -> tuple[Span, ...]:
    found: tuple[Span, ...] = many(_span)(key, raw) if raw else ()
    for earlier, later in pairwise(found):
        if later[0] <= earlier[1]:
            raise TimingError(key, f"{later[0]} does not lie after {earlier[1]}")
    return found


def _holidays(key: str, raw: Any) -> dict[date, str]:
    if not isinstance(raw, Mapping):
        raise TimingError(key, f"must be days with names, not {raw!r}")
    return {day(f"{key}.{said}", said): word(f"{key}.{said}", name) for said, name in raw.items()}


def _occasions(key: str, raw: Any) -> dict[str, Span]:
    if not isinstance(raw, Mapping) or not OCCASIONS.issuperset(raw):
        raise TimingError(key, f"must be days by occasion, out of {', '.join(sorted(OCCASIONS))}")
    return {name: _span(f"{key}.{name}", said if isinstance(said, list) else [said, said]) for name, said in raw.items()}


def _makeup_days(key: str, raw: Any) -> dict[date, int]:
    if not isinstance(raw, Mapping):
        raise TimingError(key, f"must be days with the weekday each is held as, not {raw!r}")
    return {day(f"{key}.{said}", said): WEEKDAYS.index(one_of(*WEEKDAYS)(f"{key}.{said}", name)) for said, name in raw.items()}


def _weekend(key: str, raw: Any) -> frozenset[int]:
    found = frozenset(map(WEEKDAYS.index, many(one_of(*WEEKDAYS))(key, raw))) if raw else frozenset[int]()
    if len(found) == len(WEEKDAYS):
        raise TimingError(key, "leaves no working day")
    return found


_FIELDS: Final[tuple[Field, ...]] = (
    need("school_year", _span),
    may("window", _span),
    may("terms", _spans, _NO_SPANS),
    may("quarters", _spans, _NO_SPANS),
    may("half_years", _spans, _NO_SPANS),
    may("weekend", _weekend, frozenset({5, 6})),
    may("term_week_1_monday", day),
    may("public_holidays_in_window", _holidays, {}),
    may("occasions", _occasions, {}),
    may("week_reading", one_of("days", "full_weeks"), "days"),
    may("shift", one_of("none", "forward", "backward"), "none"),
    may("assumed", flag, default=False),
    may("makeup_days", _makeup_days, {}),
)


def calendar_from_json(raw: Mapping[str, Any]) -> Calendar:
    """Return the calendar of one country's or school's JSON object.

    Without a window the year in use is the school year. Raises CalendarError that names the key.
    """
    try:
        said = read_fields(raw, _FIELDS, besides=_NOTES)
    except TimingError as error:
        raise CalendarError(f"calendar {error}") from None
    window = said.pop("window") or said["school_year"]
    return Calendar(window=window, holidays=said.pop("public_holidays_in_window"), **said)


def calendar_to_json(calendar: Calendar) -> dict[str, Any]:
    """Return the JSON object from which `calendar_from_json` reads the same calendar; holidays only within its window.

    What a calendar has no word about is left out.
    """
    holidays = {day.isoformat(): name for day, name in calendar.holidays.items() if calendar.window[0] <= day <= calendar.window[1]}
    spans = {name: [_said(span) for span in getattr(calendar, name)] for name in ("terms", "quarters", "half_years")}
    first_monday = calendar.term_week_1_monday
    made_up = {day.isoformat(): WEEKDAYS[held] for day, held in calendar.makeup_days.items()}
    return {
        "window": _said(calendar.window),
        "school_year": _said(calendar.school_year),
        "weekend": [WEEKDAYS[day] for day in sorted(calendar.weekend)],
        "week_reading": calendar.week_reading,
        "shift": calendar.shift,
        "assumed": calendar.assumed,
        "public_holidays_in_window": holidays,
        "occasions": {name: _said(span) for name, span in calendar.occasions.items()},
        **{name: found for name, found in spans.items() if found},
        **({"term_week_1_monday": first_monday.isoformat()} if first_monday else {}),
        **({"makeup_days": made_up} if made_up else {}),
    }


def _said(span: Span) -> list[str]:
    return [day.isoformat() for day in span]


@lru_cache(maxsize=64)
def assumed_calendar(country: str, school_year: int, lang: str = "") -> Calendar:
    """Return a calendar with the country's public holidays and a school year nobody has confirmed.

    country: ISO code; empty for none, then there are no holidays. school_year: the calendar year it begins in. lang: of the
    holidays' names. The school year is the one noted down for the country, moved to that year, else 1 September to 30 June.
    Raises CalendarError for a country whose holidays are not known.
    """
    noted = _noted_school_year(country)
    calendar = calendar_from_json(noted)
    years = school_year - calendar.school_year[0].year
    return replace(
        calendar,
        window=add_years(calendar.window, years),
        school_year=add_years(calendar.school_year, years),
        terms=_moved(calendar.terms, years),
        quarters=_moved(calendar.quarters, years),
        half_years=_moved(calendar.half_years, years),
        holidays=public_holidays(country, school_year, lang) if country else {},
        term_week_1_monday=None if years else calendar.term_week_1_monday,
        makeup_days={} if years else calendar.makeup_days,
        assumed=True,
    )


def _moved(spans: tuple[Span, ...], years: int) -> tuple[Span, ...]:
    return tuple(add_years(span, years) for span in spans)


def _noted_school_year(country: str) -> dict[str, Any]:
    file = _SCHOOL_YEARS / f"{country.lower()}.json"
    if not (country.isalpha() and file.is_file()):
        file = _SCHOOL_YEARS / "elsewhere.json"
    noted: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return noted


def public_holidays(country: str, school_year: int, lang: str = "") -> dict[date, str]:
    """Return the public holidays of a country from the year before a school year to the year after it.

    lang: language of the names; the country's own where it is empty or the list has no names in it. Raises CalendarError
    for a country whose holidays are not known. Source: PyPI holidays, public category.
    """
    import holidays  # it takes half a second to load

    years = range(school_year - 1, school_year + 3)
    try:
        known = holidays.country_holidays(country.upper())
    except NotImplementedError:
        raise CalendarError(f"country: no public holidays are known for {country!r}") from None
    named = _named_in(lang, known.supported_languages) or known.default_language
    found = holidays.country_holidays(country.upper(), years=years, language=named)
    return dict(sorted((found_on, name) for found_on, name in found.items()))


def _named_in(lang: str, kept: tuple[str, ...]) -> str | None:
    """Return the code under which the list of holidays keeps names in the language; None for names it has not."""
    codes = _NAMED_IN.get(lang, (lang, *(code for code in kept if code.startswith(f"{lang}_"))))
    return next((code for code in codes if code in kept), None)


def renamed_holidays(calendar: Calendar, country: str, lang: str) -> Calendar:
    """Return the calendar with the names that its public holidays have in a language; days that no list knows keep their own.

    For calendars that nobody has confirmed: what a person wrote down stays in that person's words.
    """
    try:
        names = public_holidays(country, calendar.school_year[0].year, lang)
    except CalendarError:
        return calendar
    return replace(calendar, holidays={day: names.get(day, name) for day, name in calendar.holidays.items()})

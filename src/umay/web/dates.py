"""Says dates, times and numbers in the reader's language, from Babel's tables and patterns of our own.

Reads no clock: what is relative is told today. Strings come out ready for a page; no template formats again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale
from babel import dates as babel_dates
from babel import numbers as babel_numbers
from django.utils import timezone, translation

# CLDR's patterns, but for the day of week, which stands where it is said aloud.
_DAY: Final = MappingProxyType(
    {
        "en": "EEEE d MMMM",
        "tr": "d MMMM EEEE",
        "kk": "d MMMM, EEEE",
        "ru": "EEEE, d MMMM",
        "vi": "EEEE, d MMMM",
        "zh-hant": "M月d日EEEE",
    }
)
_DATE: Final = MappingProxyType(
    {
        "en": "d MMMM y",
        "tr": "d MMMM y",
        "kk": "y 'ж'. d MMMM",
        "ru": "d MMMM y 'г'.",
        "vi": "d MMMM, y",
        "zh-hant": "y年M月d日",
    }
)
_FULL: Final = MappingProxyType(
    {
        "en": "EEEE d MMMM y",
        "tr": "d MMMM y EEEE",
        "kk": "y 'ж'. d MMMM, EEEE",
        "ru": "EEEE, d MMMM y 'г'.",
        "vi": "EEEE, d MMMM, y",
        "zh-hant": "y年M月d日EEEE",
    }
)
_SHORT: Final = MappingProxyType({"en": "d MMMM", "tr": "d MMMM", "kk": "d MMMM", "ru": "d MMMM", "vi": "d MMMM", "zh-hant": "M月d日"})
_TIME: Final = MappingProxyType({"en": "H:mm", "tr": "HH.mm", "kk": "HH:mm", "ru": "HH:mm", "vi": "HH:mm", "zh-hant": "HH:mm"})
# yesterday, today, tomorrow
_NEAR: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "en": ("yesterday", "today", "tomorrow"),
        "tr": ("dün", "bugün", "yarın"),
        "kk": ("кеше", "бүгін", "ертең"),
        "ru": ("вчера", "сегодня", "завтра"),
        "vi": ("hôm qua", "hôm nay", "ngày mai"),
        "zh-hant": ("昨天", "今天", "明天"),
    }
)
_ENOUGH_DAYS: Final = 14  # beyond two weeks a person counts weeks and months, and the date stands beside it anyway


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse({"en": "en_GB", "zh-hant": "zh_Hant"}.get(lang, lang), sep="_")


def _lang(lang: str | None) -> str:
    code = lang or translation.get_language() or "en"
    return code if code in _DAY else "en"


def say_day(day: date, lang: str | None = None) -> str:
    """Return day of week, day and month.

    >>> say_day(date(2026, 9, 18), "en"), say_day(date(2026, 9, 18), "kk")
    ('Friday 18 September', '18 қыркүйек, жұма')
    """
    lang = _lang(lang)
    return babel_dates.format_date(day, _DAY[lang], locale=_locale(lang))


def say_date(day: date, lang: str | None = None) -> str:
    """Return day, month and year.

    >>> say_date(date(2026, 9, 18), "tr"), say_date(date(2026, 9, 18), "zh-hant")
    ('18 Eylül 2026', '2026年9月18日')
    """
    lang = _lang(lang)
    return babel_dates.format_date(day, _DATE[lang], locale=_locale(lang))


def say_full(day: date, lang: str | None = None) -> str:
    """Return day of week, day, month and year, where a paper is read long after it was printed.

    >>> say_full(date(2027, 2, 7), "en"), say_full(date(2027, 2, 7), "ru")
    ('Sunday 7 February 2027', 'воскресенье, 7 февраля 2027 г.')
    """
    lang = _lang(lang)
    return babel_dates.format_date(day, _FULL[lang], locale=_locale(lang))


def say_short(day: date, lang: str | None = None) -> str:
    """Return day and month, where the year is plain from the page.

    >>> say_short(date(2026, 9, 18), "ru")
    '18 сентября'
    """
    lang = _lang(lang)
    return babel_dates.format_date(day, _SHORT[lang], locale=_locale(lang))


def say_month(day: date, lang: str | None = None) -> str:
    """Return month and year, as a heading says it."""
    lang = _lang(lang)
    return babel_dates.format_skeleton("yMMMM", day, locale=_locale(lang))


def say_time(at: datetime | time, lang: str | None = None, *, zone: tzinfo | None = None) -> str:
    """Return hours and minutes, 24 hours.

    zone: the school's; needed for an aware datetime that is not in local time already.
    """
    lang = _lang(lang)
    if isinstance(at, datetime):
        at = (at.astimezone(zone) if zone else at).time()
    return babel_dates.format_time(at, _TIME[lang], locale=_locale(lang))


def say_moment(at: datetime, zone: tzinfo, lang: str | None = None) -> str:
    """Return date and time at the place, such as "18 September 2026, 7:30"."""
    local = at.astimezone(zone)
    return f"{say_date(local.date(), lang)}, {say_time(local, lang)}"


def local_day(at: datetime) -> date:
    """Return the day on which a moment fell where the reader is. at: aware."""
    return at.astimezone(timezone.get_current_timezone()).date()


def say_near(day: date, today: date, lang: str | None = None) -> str:
    """Return how far a day lies from today, in days for two weeks, then in weeks, months, years.

    >>> say_near(date(2026, 9, 21), date(2026, 9, 18), "en"), say_near(date(2026, 9, 17), date(2026, 9, 18), "kk")
    ('in 3 days', 'кеше')
    """
    lang = _lang(lang)
    away = (day - today).days
    if -1 <= away <= 1:
        return _NEAR[lang][away + 1]
    if abs(away) <= _ENOUGH_DAYS:
        return babel_dates.format_timedelta(
            timedelta(days=away), add_direction=True, threshold=10_000, granularity="day", locale=_locale(lang)
        )
    return babel_dates.format_timedelta(timedelta(days=away), add_direction=True, granularity="day", locale=_locale(lang))


def say_dates(first: date, last: date, lang: str | None = None) -> str:
    """Return a stretch of days, both included, such as "1–5 September 2026"."""
    if first == last:
        return say_date(first, lang)
    lang = _lang(lang)
    if first.year == last.year and first.month == last.month and lang in ("en", "tr", "ru"):
        return f"{first.day}–{say_date(last, lang)}"
    return f"{say_date(first, lang)} – {say_date(last, lang)}"


def say_number(value: float | Decimal, unit: str = "", lang: str | None = None) -> str:
    """Return a number with the language's marks, and its unit after a space that does not break.

    >>> say_number(1240, "", "en"), say_number(Decimal("0.5"), "", "vi")
    ('1,240', '0,5')
    """
    said = babel_numbers.format_decimal(value, locale=_locale(_lang(lang)))
    return f"{said}\N{NO-BREAK SPACE}{unit}" if unit else said


def say_percent(share: float | Decimal, lang: str | None = None) -> str:
    """Return a share from 0 to 1 as whole percent; never 100 unless all is there, never 0 unless nothing is.

    >>> say_percent(0.785, "en"), say_percent(0.999, "tr"), say_percent(0.001, "vi")
    ('78%', '%99', '1%')
    """
    if 0 < share < 1:
        share = min(max(round(share * 100), 1), 99) / 100
    return babel_numbers.format_percent(share, locale=_locale(_lang(lang)))


def say_percentage(value: float | Decimal, lang: str | None = None) -> str:
    """Return a percentage as it is, with its decimals; it may lie above a hundred.

    >>> say_percentage(78.5, "tr"), say_percentage(120.0, "en")
    ('%78,5', '120%')
    """
    share = Decimal(str(value)) / 100
    return babel_numbers.format_percent(share, locale=_locale(_lang(lang)), decimal_quantization=False)


def month_letters(lang: str | None = None) -> tuple[str, ...]:
    """Return twelve short signs for the months from January on, as a small picture shows them."""
    lang = _lang(lang)
    if lang in ("vi", "zh-hant"):
        return tuple(str(month) for month in range(1, 13))
    names = _locale(lang).months["stand-alone"]["abbreviated"]
    return tuple(sentence(names[month].rstrip("."), lang)[:3] for month in range(1, 13))


def month_names(lang: str | None = None) -> tuple[str, ...]:
    """Return the twelve months from January on, standing alone."""
    names = _locale(_lang(lang)).months["stand-alone"]["wide"]
    return tuple(names[month] for month in range(1, 13))


def sentence(said: str, lang: str | None = None) -> str:
    """Return the words with a capital in front, dotted where Turkish wants it.

    >>> sentence("içinde", "tr"), sentence("пятница", "ru")
    ('İçinde', 'Пятница')
    """
    first = said[:1]
    return ("İ" if first == "i" and _lang(lang) == "tr" else first.upper()) + said[1:]

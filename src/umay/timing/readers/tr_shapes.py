"""Written forms in Turkish phrases: dates, years, clock times, numbers, and numbers that are no time at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from umay.timing.readers import tr_words as words
from umay.timing.readers.points import Point, checked
from umay.timing.readers.tr_text import ENDING, case_of

END: Final = f"(?P<end>{ENDING})"
Found = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """A written form: its pattern, and the kind and value it makes; None declines. Raises: ImpossibleDate."""

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Found | None]


def _cased(kind: str, hit: re.Match[str]) -> str:
    return f"{kind}_{case_of(hit['end']).upper()}"


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def _date(hit: re.Match[str]) -> Found:
    return _cased("POINT", hit), checked(Point(_year(hit["y"]), int(hit["m"]), int(hit["d"])))


def _month_of_year(hit: re.Match[str]) -> Found | None:
    return (_cased("POINT", hit), Point(int(hit["y"]), int(hit["m"]))) if 1 <= int(hit["m"]) <= 12 else None


def _year_pair(hit: re.Match[str]) -> Found | None:
    first, last = int(hit["a"]), int(hit["b"]) if len(hit["b"]) == 4 else int(hit["a"]) // 100 * 100 + int(hit["b"])
    if len(hit["b"]) == 2 and last != first + 1:
        return None
    return (_cased("YEARS", hit), (first, last)) if first < last else None


def _clock(hit: re.Match[str]) -> Found:
    """Read "08.30" as a clock time; "15.10" may be a day of a month: DOTTED until the phrase around it settles that."""
    hour, minute = int(hit["h"]), int(hit["m"])
    sure = hit["sep"] == ":" or (len(hit["h"]) == 2 and minute % 5 == 0 and not 1 <= minute <= 12)
    return _cased("CLOCK" if sure else "DOTTED", hit), (hour, minute)


def _spoken(hit: re.Match[str]) -> int:
    parts = hit["n"].split()
    if len(parts) == 1 and parts[0] not in words.NUMBERS:
        tens = max((ten for ten in words.NUMBERS if parts[0].startswith(ten)), key=len)
        parts = [tens, parts[0][len(tens) :]]
    return sum(words.NUMBERS[part] for part in parts)


def _number(hit: re.Match[str]) -> Found:
    late = hit.group()[len(hit["n"]) :].strip()
    return "NUM_DAT" if late in {"ine", "una", "sine", "sina"} else _cased("NUM", hit), int(hit["n"])


def _order(hit: re.Match[str]) -> Found:
    return "ORD", words.ROMAN[hit["n"]] if hit["n"] in words.ROMAN else int(hit["n"])


def _as(kind: str) -> Callable[[re.Match[str]], Found]:
    return lambda _: (kind, None)


_TENS: Final = "(?:on|yirmi|otuz|kirk|elli|altmis|yetmis|seksen|doksan|yuz)"
_ONES: Final = "(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz)"
_YEAR: Final = r"(?:19|20)\d\d"
_NO_YEAR_PAIR: Final = rf"(?![\d./])(?!\s*(?:sayili|{'|'.join(words.MONTHS)}))"
_LATE_ENDING: Final = r"(?:\s(?:ine|una|sine|sina)(?![a-z]))?"  # "25 ine kadar", the apostrophe lost
_TERM_WORDS: Final = "(?:donem|yariyil|ceyrek|hafta|dort aylik|uc aylik|alti aylik)"

# Amounts, ages, laws, forms, telephones: numbers that date nothing.
_NOISE: Final = (
    r"%\s?\d+(?:[.,]\d+)?",
    r"\d+(?:[.,]\d+)?\s?(?:%|tl|lira|metre|km|cm|m2|m\b|yas[a-z]*|puan[a-z]*|sayfa|kisilik|adet|saatlik)(?![a-z])",
    r"(?:madde|ek|tel|telefon|form|no)\s?[-:.]?\s?\d+(?:/[a-z0-9]+)?",
    r"\d+(?:[/.-]\d+)*\s*(?:sayili|nolu|no\W?lu)",
    r"\d+\s?/\s?[a-z0-9]+",
    r"0?\d{3}[ )]\s?\d{3}[ ]?\d{2}[ ]?\d{2}",
    r"\d+(?:\.\d{3})+",
    r"\d+(?:\.\d+)+\.?",
    r"\d+\.\s?(?:madde|sinif|kademe|derece|oncelik|kat|bolum|siniflar)[a-z]*",
    r"\d+'?(?:nci|inci|uncu)\s(?:madde|oncelik|sinif)[a-z]*",
    r"\d+\s?(?:(?:-|ila)\s?\d+\s)?yas[a-z]*",
    r"\d+\s(?:gunluk|saatlik|dakikalik|haftalik)",
    r"(?:haftalik|gunluk|yillik)\s+(?:ders|izin|izni|plan[a-z]*|kazanc|calisma\s+plan[a-z]*)(?![a-z])",
    r"ekim\s(?:alan|dikim|is)[a-z]*",
)
_MARKS: Final = {",": "COMMA", "/": "SLASH", "-": "DASH", "(": "OPEN", ")": "CLOSE", ";": "SEMI", ":": "COLON", "&": "AND", "+": "AND"}
_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], Found | None]], ...]] = (
    (rf"sure(?:si)?\s+(?:\d+|{_ONES})\s+(?:yil|ay)dir", _as("DOCDATE")),
    (r"7\s?/\s?24(?!\d)|24\s?/\s?7(?!\d)", _as("ALWAYS")),
    (rf"(?P<d>\d{{1,2}})\s?(?P<s>[./-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>{_YEAR}|\d\d)(?!\d){END}", _date),
    (rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d){END}", _date),
    (rf"(?P<m>\d{{1,2}})\s?[./]\s?(?P<y>20\d\d)(?!\d){END}", _month_of_year),
    (rf"(?P<a>{_YEAR})\s*[-/]\s*(?P<b>{_YEAR}|\d\d){_NO_YEAR_PAIR}{END}", _year_pair),
    (rf"(?P<y>{_YEAR})(?!\d)(?!\s?/\s?\d){END}", lambda hit: (_cased("YEAR", hit), int(hit["y"]))),
    (rf"(?P<h>[01]?\d|2[0-4])(?P<sep>[:.])(?P<m>[0-5]\d)(?![\d.]){END}", _clock),
    (rf"(?P<n>\d{{1,4}}){_LATE_ENDING}{END}", _number),
    (rf"(?P<n>{_TENS}\s?{_ONES}|{_TENS}|{_ONES}){END}", lambda hit: (_cased("NUM", hit), _spoken(hit))),
    (r"(?P<n>\d{1,2})(?:\s?\.(?!\d)(?=\s*[a-z(-]|\s+\d)|'?\s?[iu]?n[cç][iu](?![a-z])|'si(?![a-z]))", _order),
    (r"(?P<n>\d{1,2})'?\s?(?:er|ar|ser|sar)(?![a-z])", lambda hit: ("DIST", int(hit["n"]))),
    (r"(?P<n>i{1,3}|iv|vi{0,3}|ix|x)\s?\.(?=\s*[a-z0-9(-])", _order),
    (rf"(?P<n>i{{1,3}}|iv|v)(?=\s+{_TERM_WORDS})", _order),
    (r"(?P<n>guz|bahar)(?=\s+(?:donem|yariyil))", lambda hit: ("ORD", 1 if hit["n"] == "guz" else 2)),
    (rf"(?P<m>{'|'.join(words.MONTHS_SHORT)})\.", lambda hit: ("MONTH_NOM", words.MONTHS_SHORT[hit["m"]])),
    ("|".join(f"(?:{noise})" for noise in _NOISE), _as("W")),
    *((re.escape(mark), _as(kind)) for mark, kind in _MARKS.items()),
)
SHAPES: Final = tuple(Shape(re.compile(pattern), build) for pattern, build in _FORMS)

"""Turkish phrases as typed tokens: shapes such as 05.09.2025, numbers, words with their cases. Composes nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from umay.timing.readers import tr_words as words
from umay.timing.readers.points import Point, checked
from umay.timing.readers.token_rules import Token
from umay.timing.readers.tr_text import ENDING, case_of, fold, tidy

_END: Final = f"(?P<end>{ENDING})"
_FILLED: Final = re.compile(r"\s+")
Found = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class _Shape:
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
    kind = "CLOCK" if hit["sep"] == ":" or len(hit["h"]) + int(hit["m"]) % 5 == 2 and not 1 <= int(hit["m"]) <= 12 else "DOTTED"
    return _cased(kind, hit), (int(hit["h"]), int(hit["m"]))


def _spoken(hit: re.Match[str]) -> int:
    parts = hit["n"].split()
    if len(parts) == 1 and parts[0] not in words.NUMBERS:
        tens = max((ten for ten in words.NUMBERS if parts[0].startswith(ten)), key=len)
        parts = [tens, parts[0][len(tens) :]]
    return sum(words.NUMBERS[part] for part in parts)


_TENS: Final = "(?:on|yirmi|otuz|kirk|elli|altmis|yetmis|seksen|doksan|yuz)"
_ONES: Final = "(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz)"
_DASH: Final = r"\s*[-/]\s*"
_LATE_SUFFIX: Final = r"(?:\s(?:ine|una|sine|sina|uncu\s|inci\s)(?![a-z]))?"
_NOISE: Final = (
    r"%\s?\d+(?:[.,]\d+)?", r"\d+(?:[.,]\d+)?\s?(?:%|tl|lira|metre|km|cm|m2|m\b|yas[a-z]*|puan[a-z]*|sayfa|kisilik|adet|saatlik)(?![a-z])",
    r"(?:madde|ek|tel|telefon|form|no)\s?[-:.]?\s?\d+(?:/[a-z0-9]+)?", r"\d+(?:[/.-]\d+)*\s*(?:sayili|nolu|no\W?lu)", r"\d+\s?/\s?[a-z0-9]+", r"0?\d{3}[ )]\s?\d{3}[ ]?\d{2}[ ]?\d{2}",
    r"\d+(?:\.\d{3})+", r"\d+\.\s?(?:madde|sinif|kademe|derece|oncelik|kat|bolum|siniflar)[a-z]*", r"\d+'?(?:nci|inci|uncu)\s(?:madde|oncelik|sinif)[a-z]*", r"\d+\s?(?:-\s?\d+\s)?yas[a-z]*", r"\d+(?:\.\d+)+\.?",
    r"\d+\s(?:gunluk|saatlik|dakikalik|haftalik)", r"(?:haftalik|gunluk|yillik)\s+(?:ders|izin|izni|plan[a-z]*|kazanc|calisma\s+plan[a-z]*)(?![a-z])",
    r"ekim\s(?:alan|dikim|is)[a-z]*", r"\d+\s?(?:ila|-)\s?\d+\syas[a-z]*",
)  # fmt: skip
_SHAPES: Final = (
    _Shape(re.compile(rf"sure(?:si)?\s+(?:\d+|{_ONES})\s+(?:yil|ay)dir"), lambda hit: ("DOCDATE", None)),
    _Shape(re.compile(r"7\s?/\s?24(?!\d)|24\s?/\s?7(?!\d)"), lambda hit: ("SICIL", None)),
    _Shape(re.compile(r"(?P<d>\d{1,2})\s?(?P<s>[./-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>(?:19|20)\d\d|\d\d)(?!\d)" + _END), _date),
    _Shape(re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)" + _END), _date),
    _Shape(re.compile(r"(?P<m>\d{1,2})\s?[./]\s?(?P<y>20\d\d)(?!\d)" + _END), _month_of_year),
    _Shape(re.compile(rf"(?P<a>(?:19|20)\d\d){_DASH}(?P<b>(?:19|20)\d\d|\d\d)(?![\d./])(?!\s*(?:sayili|{'|'.join(words.MONTHS)}))" + _END), _year_pair),
    _Shape(re.compile(r"(?P<y>(?:19|20)\d\d)(?!\d)(?!\s?/\s?\d)" + _END), lambda hit: (_cased("YEAR", hit), int(hit["y"]))),
    _Shape(re.compile(r"(?P<h>[01]?\d|2[0-4])(?P<sep>[:.])(?P<m>[0-5]\d)(?![\d.])" + _END), _clock),
    _Shape(re.compile(r"(?P<n>\d{1,4})" + _LATE_SUFFIX + _END), lambda hit: (_number_kind(hit), int(hit["n"]))),
    _Shape(re.compile(rf"(?P<n>{_TENS}\s?{_ONES}|{_TENS}|{_ONES})" + _END), lambda hit: (_cased("NUM", hit), _spoken(hit))),
    _Shape(re.compile(r"(?P<n>\d{1,2})(?:\s?\.(?!\d)(?=\s*[a-z(-]|\s+\d)|'?\s?[iu]?n[cç][iu](?![a-z])|'si(?![a-z]))"), lambda hit: ("ORD", int(hit["n"]))),
    _Shape(re.compile(r"(?P<n>\d{1,2})'?\s?(?:er|ar|ser|sar)(?![a-z])"), lambda hit: ("DIST", int(hit["n"]))),
    _Shape(re.compile(r"(?P<n>i{1,3}|iv|vi{0,3}|ix|x)\s?\.(?=\s*[a-z0-9(-])"), lambda hit: ("ORD", words.ROMAN[hit["n"]])),
    _Shape(re.compile(r"(?P<n>i{1,3}|iv|v)(?=\s+(?:donem|yariyil|ceyrek|hafta|dort aylik|uc aylik|alti aylik))"), lambda hit: ("ORD", words.ROMAN[hit["n"]])),
    _Shape(re.compile(r"(?P<n>guz|bahar)(?=\s+(?:donem|yariyil))"), lambda hit: ("ORD", 1 if hit["n"] == "guz" else 2)),
    _Shape(re.compile(rf"(?P<m>{'|'.join(words.MONTHS_SHORT)})\."), lambda hit: ("MONTH_NOM", words.MONTHS_SHORT[hit["m"]])),
    _Shape(re.compile("|".join(f"(?:{noise})" for noise in _NOISE)), lambda hit: ("W", None)),
    *(_Shape(re.compile(re.escape(mark)), lambda hit, kind=kind: (kind, None)) for mark, kind in {
        ",": "COMMA", "/": "SLASH", "-": "DASH", "(": "OPEN", ")": "CLOSE", ";": "SEMI", ":": "COLON", "&": "AND", "+": "AND",
    }.items()),
)  # fmt: skip


def _number_kind(hit: re.Match[str]) -> str:
    late = hit.group()[len(hit["n"]) :]
    return "NUM_DAT" if late.strip() in {"ine", "una", "sine", "sina"} else _cased("NUM", hit)


def _compiled(stem: str) -> re.Pattern[str]:
    spaced = _FILLED.sub(r"[\\s-]+", stem) if " " in stem else stem
    body = spaced.replace("~", _END, 1) if spaced.count("~") == 1 else spaced.replace("~", ENDING)
    return re.compile(body + r"(?![a-z])")


def _entries() -> Iterator[tuple[str, re.Pattern[str], str, Any]]:
    for kind, table in words.PLAIN.items():
        yield from ((kind, _compiled(stem), "plain", value) for stem, value in table.items())
    for kind, table in words.INFLECTED.items():
        yield from ((kind, _compiled(stem), "inflected", value) for stem, value in table.items())
    yield from (("EVENT", _compiled(stem), "inflected", code) for stem, code in words.EVENTS.items())
    yield from (("OCC", _compiled(stem), "plain", code) for stem, code in words.OCCASIONS.items())
    yield from (("OWNOCC", _compiled(stem), "plain", None) for stem in words.OWN_OCCASIONS)
    yield from (("ORD", _compiled(stem), "plain", value) for stem, value in words.ORDINALS.items())
    yield from (("DIST", _compiled(stem), "plain", value) for stem, value in words.DISTRIBUTIVES.items())


def _by_letter() -> dict[str, list[tuple[str, re.Pattern[str], str, Any]]]:
    table: dict[str, list[tuple[str, re.Pattern[str], str, Any]]] = defaultdict(list)
    for entry in _entries():
        for letter in "abcdefghijklmnopqrstuvwxyz0123456789":
            if _may_start(entry[1].pattern, letter):
                table[letter].append(entry)
    return table


def _may_start(pattern: str, letter: str) -> bool:
    return pattern[0] in "([" or pattern[0] == letter


_WORDS: Final = _by_letter()
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|.", re.DOTALL)


def tokenize(phrase: str) -> list[Token]:
    """The typed tokens of a phrase; where several fit the longest wins, shapes before words. Raises: ImpossibleDate."""
    written = tidy(phrase)
    text = fold(written)
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        if text[place] in " \"":
            place += 1
            continue
        kind, value, width = _best(text, place)
        tokens.append(Token(kind, value, written[place : place + width].strip()))
        place += width
    return tokens


def _best(text: str, place: int) -> tuple[str, Any, int]:
    plain = _PLAIN_WORD.match(text, place)
    best: tuple[str, Any, int] = ("W", None, plain.end() - place if plain else 1)
    longest = 0
    for shape in _SHAPES:
        hit = shape.pattern.match(text, place)
        if hit and len(hit.group()) > longest and (made := shape.build(hit)):
            best, longest = (*made, len(hit.group())), len(hit.group())
    for kind, pattern, form, value in _WORDS.get(text[place], ()):
        hit = pattern.match(text, place)
        if hit and len(hit.group()) > longest:
            full = kind if form == "plain" else f"{kind}_{_ending_case(hit)}"
            best, longest = (full, value, len(hit.group())), len(hit.group())
    return best


def _ending_case(hit: re.Match[str]) -> str:
    ending = hit.groupdict().get("end")
    return case_of(ending if ending is not None else hit.group().rsplit(" ", 1)[-1]).upper()

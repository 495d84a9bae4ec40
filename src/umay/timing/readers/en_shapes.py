"""English written forms, such as dates and clocks, and the lexicon made of them and of the words. No meanings are here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from umay.timing.readers.en_words import MONTHS, WORDS
from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import Lexicon, Shape, lexicon

_SAME: Final = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'"})

_THINGS: Final = (
    "article|art|section|sec|paragraph|para|clause|item|annex|appendix|chapter|form|table|page|p|pp|grade|grades|class|classes|room|step"
    "|tel|phone|telephone|hotline|line|call|number|no|nr|law|act|decree|regulation|decision|resolution|order|circular|directive|protocol"
    "|figure|part|point|group|category|level|version|isbn|bus|route|post|box|unit"
)
_PAPERS: Final = "law|act|decree|regulation|decision|resolution|order|circular|directive|letter|protocol|ordinance|notice"
_PEOPLE: Final = (
    "participants|people|persons|pupils|students|children|teachers|parents|attendees|staff|trainees|guardians|learners|officers|members"
)
_MEASURES: Final = (
    "%|percent|per cent|m|km|cm|mm|metres|meters|metre|meter|kilometres|kilometers|m2|m²|kg|years old|years of age|euros|euro|dollars|usd"
    "|-year-olds|eur|lira|tenge|dong|yuan|points|point|schools|classrooms|cameras|copies|lessons|guards|boxes|items|types|sets|months old"
    "|year-olds|districts|provinces|vehicles|activities|topics|questions|criteria|indicators|meals|seats|posts|events|sessions|visits|reports"
    "|meetings|trainings|exercises|drills|inspections|hours of training|lesson hours|workshops|seminars|patrols|members of staff|families"
)

_Convert = Callable[[re.Match[str]], Any]


def _shape(kind: str, pattern: str, convert: _Convert) -> Shape:
    return Shape(kind, re.compile(pattern), convert)


def _true(_hit: re.Match[str]) -> bool:
    return True


def _written_date(hit: re.Match[str]) -> Point:
    """Day first; the other way round only where the second number can be no month."""
    day, month = int(hit[1]), int(hit[3])
    return Point(int(hit[4]), day, month) if month > 12 >= day else Point(int(hit[4]), month, day)


def _clock(hit: re.Match[str]) -> str | None:
    hour, minute = int(hit["h"]), int(hit["m"] or 0)
    if hit["half"]:
        hour = hour % 12 + (12 if hit["half"][0] == "p" else 0)
    return f"{hour:02}:{minute:02}" if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else None


def _roman(hit: re.Match[str]) -> int:
    said = hit[1] or hit[2]
    return int(said) if said.isdigit() else {"i": 1, "ii": 2, "iii": 3, "iv": 4}[said]


_MID: Final = re.compile(rf"\bmid-(?=(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE)
_HALF: Final = r"(?: ?(?P<half>[ap]\.?m\b\.?))"

SHAPES: Final = (
    _shape("DOCDATE", rf"(?:{_PAPERS})s? (?:no\.?|nr\.?|number)? ?\d[\w./-]*(?: (?:dated|of) [\w ./]*\d{{4}})?", _true),
    _shape("DOCDATE", rf"(?:{_PAPERS}) (?:dated|of) (?:\d{{1,2}} )?[\w./]* ?\d{{4}}", _true),
    _shape("DOCDATE", r"(?:dated|signed on|valid (?:from|until)|adopted on|approved on) (?:the )?[\w ./]*\d{4}", _true),
    _shape("DOCDATE", r"\d{4} / \w+", _true),
    _shape("LAWNO", rf"(?:{_THINGS})\.? ?#? ?(?:no\.? ?)?\d[\d./()-]*(?!\w)", _true),
    _shape("LAWNO", r"\d+/[a-z]+(?:[-/]\w+)*|[a-z]+[-/]\d[\w/-]*|#\d+|\+?\d[\d ]{7,}\d", _true),
    _shape("PEOPLE", rf"(\d+) (?:{_PEOPLE})(?!\w)", lambda hit: int(hit[1])),
    _shape("AMOUNT", rf"\d[\d.,]*(?:-\d+)? ?(?:{_MEASURES})(?!\w)", _true),
    _shape("AMOUNT", r"[$€£₺]\s?\d[\d.,]*|aged? \d+(?:-| to )?\d*|(?:grade|class|year)s? \d{1,2}(?:-\d{1,2})?(?!\d)", _true),
    _shape("POINT", r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", _written_date),
    _shape("POINT", r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)", lambda hit: Point(int(hit[1]), int(hit[2]), int(hit[3]))),
    _shape("MY", r"(0?[1-9]|1[0-2]) ?[/.] ?((?:19|20)\d\d)(?![\d/])", lambda hit: Point(int(hit[2]), int(hit[1]))),
    _shape("YY", r"((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d)(?!\d)", lambda hit: (int(hit[1]), int(hit[2]))),
    _shape("YY", r"((?:19|20)\d\d) ?[-/] ?(\d\d)(?![\d-])", lambda hit: (int(hit[1]), int(hit[1]) // 100 * 100 + int(hit[2]))),
    _shape("YEAR", r"((?:19|20)\d\d)(?!\d)", lambda hit: int(hit[1])),
    _shape("CLOCK", rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d)){_HALF}?(?![\d%]|\.\d)(?: (?:hrs|hours|o'clock)\b)?", _clock),
    _shape("CLOCK", rf"(?P<h>\d{{1,2}})(?P<m>){_HALF}", _clock),
    _shape("CLOCK", r"(?P<h>\d{1,2})(?P<m>) ?o'clock(?P<half>)", _clock),
    _shape("ORD", r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b", lambda hit: int(hit[1])),
    _shape("Q", r"q([1-4])(?!\w)", lambda hit: int(hit[1])),
    _shape("Q", r"(iv|i{1,3}) quarter(?!\w)|quarter (iv|i{1,3}|[1-4])(?!\w)", _roman),
    _shape("QUOTED", r'"([^"]+)"', lambda hit: hit[1]),
    _shape("ROTA", r"in turn:? [^;.]+", _true),
    _shape("N", r"\d{1,3}(?![\d])", lambda hit: int(hit[0])),
    _shape("AMOUNT", r"\d+(?:[.,]\d+)+|\d{4,}", _true),
)  # fmt: skip

LEXICON: Final[Lexicon] = lexicon(WORDS, SHAPES, r"[^\W\d_]+(?:['-][^\W\d_]+)*", spaced=True)


def shown_text(phrase: str) -> str:
    """The phrase in composed letters, with one kind of dash and quote and single spaces."""
    text = unicodedata.normalize("NFC", phrase).translate(_SAME)
    text = _MID.sub("mid ", text)
    return re.sub(r"\s+", " ", text).strip(" .")


def normal(text: str) -> str:
    """The same text in lower case, as long as before, letter for letter."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)

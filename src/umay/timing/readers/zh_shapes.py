"""Chinese written forms, such as dates and clocks, and the lexicon made of them and of the words. No meanings are here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import ImpossibleDate, Lexicon, Shape, lexicon
from umay.timing.readers.zh_letters import LETTERS
from umay.timing.readers.zh_words import DIGITS, UNIT, WORDS
from umay.timing.values import AsNeeded

NUMERAL: Final = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二两三四五六七八九])"
YEAR: Final = r"(?:(?:19|20)\d\d|民国\d{2,3}|1[01]\d|二[〇零][一二三四五六七八九〇零]{2})"


def number(text: str) -> int:
    """The number written in digits or in Chinese numerals up to 99."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十")
    if "十" not in text:
        return DIGITS[text]
    tens, ones = text.split("十")
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)


def year(text: str) -> int:
    """The year of our era; a year of the Republic counts from 1911."""
    text = text.removeprefix("民国")
    if not text.isdigit():
        return int("".join(str(DIGITS[letter]) for letter in text))
    return int(text) + 1911 if int(text) < 200 else int(text)


_Convert = Callable[[re.Match[str]], Any]


def _shape(kind: str, pattern: str, convert: _Convert) -> Shape:
    return Shape(kind, re.compile(pattern), convert)


def _clock(hit: re.Match[str]) -> tuple[int, int] | None:
    minute = hit["m"]
    past = 30 if minute == "半" else 15 if minute == "一刻" else 0 if not minute or minute == "整" else number(minute)
    hour = number(hit["h"])
    return (hour, past) if hour <= 24 and past < 60 else None


def _day(hit: re.Match[str]) -> Point:
    day = number(hit["d"]) if hit["d"] else None
    found = Point(year(hit["y"]) if hit["y"] else None, number(hit["m"]), day)
    if day is not None and not 1 <= day <= 31:
        raise ImpossibleDate(hit.group())
    return found


def _numeric(hit: re.Match[str]) -> Point:
    return Point(int(hit[1]), int(hit[3]), int(hit[4]))


_MD: Final = rf"(?P<m>{NUMERAL})月份?(?P<d>{NUMERAL})"

_MEASURES: Final = "%|米|公里|元|万|岁|名|位|家|所|个(?!月|学|工|小|星|周|季|上|教)|台|辆|份|分(?!钟)|件|条|节|度|级|类|项"
_UNITS: Final = "|".join(sorted(UNIT.keys() - {"日", "月", "季"}, key=len, reverse=True))  # "3月" is a month, "3日" a day

SHAPES: Final = (
    _shape("DOCDATE", r"《[^》]*》", lambda _hit: True),
    _shape("DOCDATE", r"[\[〔(【]\d{4}[\]〕)】]\d+号", lambda _hit: True),
    _shape("DOCDATE", r"(?:有效期|任期|学制|试行期)(?:限)?(?:为|至)?[^,;]{0,16}", lambda _hit: True),
    _shape("DOCDATE", rf"{NUMERAL}年(?:行动|规划|计划|义务|制)", lambda _hit: True),
    _shape("DOCDATE", r"\d{4}(?:年)?-\d{4}年?\)?(?:行动)?(?:规划|计划|方案|纲要)", lambda _hit: True),
    _shape("LAWNO", rf"第{NUMERAL}(?:条|款|项|章|号|期|届|批|名|位|责任人|实验|小学|中学|幼儿园|带班)", lambda _hit: True),
    _shape("LAWNO", rf"{NUMERAL}(?:年级|号岗位|号楼|号文|号线|班|所|校|号机)", lambda _hit: True),
    _shape("LAWNO", r"[a-z湘]?[a-z]?\d{4,}(?![年\d/.-])", lambda _hit: True),
    _shape("AMOUNT", rf"(?:\d[\d.,]*|{NUMERAL})(?:余|多)?(?:{_MEASURES})", lambda _hit: True),
    _shape("SPAN", r"两月|一月(?=[一两二三\d]次)", lambda hit: (number(hit[0][0]), "month")),
    _shape("POINT", rf"(?:(?P<y>{YEAR})年)?{_MD}(?:日|号)", _day),
    _shape("POINT", rf"(?:(?P<y>{YEAR})年)?{_MD}(?=(?:之|以)?前)", _day),
    _shape("POINT", r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", _numeric),
    _shape("POINT", r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)", lambda hit: Point(int(hit[3]), int(hit[2]), int(hit[1]))),
    _shape("POINT", rf"(?P<y>{YEAR})年(?P<m>{NUMERAL})月份?(?P<d>)", _day),
    _shape("POINT", r"(?P<y>(?:19|20)\d\d)[./](?P<m>0?[1-9]|1[0-2])(?P<d>)(?!\d)", _day),
    _shape("POINT", rf"(?P<y>)(?P<m>(?!两){NUMERAL})月份?(?P<d>)", _day),
    _shape("MD", r"(0?[1-9]|1[0-2])[./](0?[1-9]|[12]\d|3[01])(?![\d./%])", lambda hit: Point(None, int(hit[1]), int(hit[2]))),
    _shape("YEAR", rf"({YEAR})年度?", lambda hit: year(hit[1])),
    _shape("YEAR", r"((?:19|20)\d\d)(?=-(?:19|20)\d\d(?:年|$))|(?<=\d{4}-)((?:19|20)\d\d)$", lambda hit: int(hit[0])),
    _shape("SCHOOLYEAR", r"((?:19|20)\d\d)[-/至]((?:19|20)\d\d)学年度?", lambda hit: (int(hit[1]), int(hit[2]))),
    _shape("SCHOOLYEAR", rf"({YEAR})学年度?", lambda hit: (year(hit[1]), year(hit[1]) + 1)),
    _shape("SPEECH", r"视.{1,8}情况(?:而定)?", lambda _hit: AsNeeded()),
    _shape("QUARTER", r"第?([一二三四1-4])季度(?![一两二三\d]次)", lambda hit: number(hit[1])),
    _shape("DAYNUM", rf"({NUMERAL})(?:日|号)", lambda hit: number(hit[1])),
    _shape("CLOCK", rf"(?P<h>{NUMERAL}):(?P<m>\d{{2}})(?!\d)", _clock),
    _shape("CLOCK", rf"(?P<h>{NUMERAL})[点时](?P<m>半|一刻|整|{NUMERAL}(?=分))?分?(?!间|段)", _clock),
    _shape("SPAN", rf"({NUMERAL})({_UNITS})", lambda hit: (number(hit[1]), UNIT[hit[2]])),
    _shape("SPAN", r"半(?:个)?(小时|月|天)", lambda hit: {"小时": (30, "minute"), "月": (15, "day"), "天": (12, "hour")}[hit[1]]),
    _shape("TERMWEEK", rf"第?({NUMERAL})周(?!岁)", lambda hit: number(hit[1]) if hit[0].startswith("第") else None),
    _shape("NTH", rf"第({NUMERAL})(?:个)?", lambda hit: number(hit[1])),
    _shape("NTH", r"首个?", lambda _hit: 1),
    _shape("NTH", r"最后一?个", lambda _hit: 5),
    _shape("LASTWEEK", r"最后一周|最末周|最后1周", lambda _hit: 5),
    _shape("WD", r"(?:周|星期|礼拜)([1-7])(?![次天日\d回:])", lambda hit: ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[int(hit[1]) - 1]),
    _shape("TERM", r"第([一二12])学期", lambda hit: number(hit[1])),
    _shape("TERM", r"(上|下|秋季|春季)学期(?!间)", lambda hit: 1 if hit[1] in ("上", "秋季") else 2),
    _shape("PEOPLE", rf"({NUMERAL}|\d+)(?:人次|人)", lambda hit: number(hit[1])),
    _shape("QUOTED", r'"([^"]+)"', lambda hit: hit[1]),
    _shape("N", NUMERAL, lambda hit: number(hit[0])),
    _shape("AMOUNT", r"\d+", lambda _hit: True),
)  # fmt: skip

LEXICON: Final[Lexicon] = lexicon(WORDS, SHAPES, r"[^\W\d_]", spaced=False)


def composed(phrase: str) -> str:
    """The phrase in half-width forms, without spaces and without years that a template leaves open ("20xx")."""
    text = unicodedata.normalize("NFKC", phrase).replace("⻆", "角")
    text = re.sub(r"[^\S\n]+", "", text).strip()
    return re.sub(r"20[xX×*○]{2}年?(?:度)?", "", text)


def normal(text: str) -> str:
    """The composed phrase in Simplified letters and lower case; as long as before, letter for letter."""
    return "".join(LETTERS.get(letter, letter) for letter in text.lower())

"""Vietnamese written forms, such as dates and clocks, and the lexicon made of them and of the words. No meanings are here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import Lexicon, Shape, lexicon
from umay.timing.readers.vi_words import WORDS

SAME_SPELLING: Final = {  # two spellings of one word, letter for letter
    "hàng ngày": "hằng ngày", "hàng tuần": "hằng tuần", "hàng tháng": "hằng tháng", "hàng quý": "hằng quý",
    "hàng năm": "hằng năm", "hàng kỳ": "hằng kỳ", "hàng học kỳ": "hằng học kỳ", "quí": "quý", "kì": "kỳ",
    "tuỳ": "tùy", "hoà": "hòa", "hoá": "hóa", "xoá": "xóa", "uỷ": "ủy", "lí": "lý", "toạ": "tọa",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\t": " ",
}  # fmt: skip

ACT: Final = (
    r"(?:công văn|quyết định|nghị định|nghị quyết|thông tư(?: liên tịch)?|chỉ thị|kế hoạch|luật|tờ trình|hướng dẫn|báo cáo|công điện"
    r"|thông báo)"
)
DATE: Final = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4})"
NUMBERED: Final = r"\d+(?:[/-]\d{4})?[/-][a-zđ][\wđ]*(?:[/-][\wđ]+)*"

_Convert = Callable[[re.Match[str]], Any]


def _shape(kind: str, pattern: str, convert: _Convert) -> Shape:
    return Shape(kind, re.compile(pattern), convert)


def _clock(hit: re.Match[str]) -> tuple[int, int] | None:
    hour, minute = int(hit["h"]), int(hit["m"] or 0)
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _month_year(hit: re.Match[str]) -> Point | None:
    return Point(int(hit[2]), int(hit[1])) if 1 <= int(hit[1]) <= 12 else None


_NUMBERED_THINGS: Final = (
    "điều|khoản|điểm|mục|chương|phụ lục|mẫu|biểu|trang|lớp|khối|tiết|điện thoại|đt|sđt|tổng đài|đường dây nóng|bảng|câu|bước|phòng|nhóm"
)
_PEOPLE: Final = "người|học sinh|em|cháu|trẻ|lượt người|cán bộ|giáo viên|phụ huynh"
_MEASURES: Final = (
    "%|đồng|triệu|tỷ|km|m2|m²|m|mét|cm|lớp|trường|điểm|tuổi|tháng tuổi|cuộc|tiết|bộ|cơ sở|đơn vị"
    "|camera|bài|tin|đ|kg|phần trăm|nội dung|hình thức"
)

SHAPES: Final = (
    _shape("DOCDATE", rf"(?:ban hành )?(?:kèm )?(?:theo )?{ACT} (?:số)? ?:? ?{NUMBERED}(?:,? ngày {DATE})?", lambda _hit: True),
    _shape("DOCDATE", rf"{ACT}(?: \w+){{0,6}} ngày {DATE} (?:của|về)\b", lambda _hit: True),
    _shape("DOCDATE", rf"số ?:? ?{NUMBERED}(?:,? ngày {DATE})?", lambda _hit: True),
    _shape("LAWNO", rf"{NUMBERED}(?:,? ngày {DATE})?", lambda _hit: True),
    _shape("LAWNO", rf"(?:{_NUMBERED_THINGS}) ?:? ?(?:số )?\d[\d./]*", lambda _hit: True),
    _shape("PEOPLE", rf"(\d+) (?:{_PEOPLE})\b(?: tham gia| tham dự)?", lambda hit: int(hit[1])),
    _shape("AMOUNT", rf"\d[\d.,]*(?:-\d+)? ?(?:{_MEASURES})(?!\w)", lambda _hit: True),
    _shape("POINT", r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", lambda hit: Point(int(hit[4]), int(hit[3]), int(hit[1]))),
    _shape("POINT", r"((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)", lambda hit: Point(int(hit[1]), int(hit[2]), int(hit[3]))),
    _shape("MY", r"t?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)(?![\d/])", _month_year),
    _shape("DM", r"(\d{1,2})/(\d{1,2})(?![\d/])", lambda hit: None if hit[0] == "24/7" else (int(hit[1]), int(hit[2]))),
    _shape("MONTHTAG", r"t(1[0-2]|0?[1-9])(?!\w)", lambda hit: int(hit[1])),
    _shape("WD", r"(?:thứ|t) ?([2-7])(?!\w)", lambda hit: ("MO", "TU", "WE", "TH", "FR", "SA")[int(hit[1]) - 2]),
    _shape("WD", r"cn(?!\w)", lambda _hit: "SU"),
    _shape("YY", r"((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d)(?!\d)", lambda hit: (int(hit[1]), int(hit[2]))),
    _shape("YEAR", r"((?:19|20)\d\d)(?!\d)", lambda hit: int(hit[1])),
    _shape("CLOCK", r"(?P<h>\d{1,2}) ?(?::|h|g|giờ) ?(?P<m>\d{2})(?: phút)?(?!\w)", _clock),
    _shape("HOUR", r"(?P<h>\d{1,2}) ?[hg](?P<m>)(?!\w)", _clock),
    _shape("TERM", r"(?:(?:học kỳ|hk) ?(ii|i|[12])|kỳ (ii|i))(?!\w| lần|/)", lambda hit: 2 if hit[0].endswith(("ii", "2")) else 1),
    _shape("NEXTMONTH", r"(?:của )?tháng (?:sau|tiếp theo|kế tiếp|liền kề|sau liền kề)(?! (?:khi|ngày|\d))(?!\w)", lambda _hit: True),
    _shape("PREVMONTH", r"(?:của )?tháng (?:trước|liền trước|trước đó)(?! (?:khi|ngày|\d))(?!\w)", lambda _hit: True),
    _shape("QUOTED", r'"([^"]+)"', lambda hit: hit[1]),
    _shape("N", r"\d{1,3}(?![\d])", lambda hit: int(hit[0])),
    _shape("AMOUNT", r"\d+(?:[.,]\d{3})+|\d{4,}", lambda _hit: True),
)  # fmt: skip

LEXICON: Final[Lexicon] = lexicon(WORDS, SHAPES, r"[^\W\d_]+", spaced=True)

_SPELLINGS = re.compile("|".join(rf"\b{re.escape(old)}\b" if old[0].isalpha() else re.escape(old) for old in SAME_SPELLING))


def composed(phrase: str) -> str:
    """The phrase in composed letters, single spaces, without the spaces around slashes in dates."""
    text = unicodedata.normalize("NFC", phrase)
    return re.sub(r" +", " ", re.sub(r"[ \t\u00a0]+", " ", text)).strip()


def normal(text: str) -> str:
    """The composed phrase in lower case with one spelling for each word; as long as before, letter for letter."""
    lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    once = _SPELLINGS.sub(lambda hit: SAME_SPELLING[hit.group()], lowered)
    return _SPELLINGS.sub(lambda hit: SAME_SPELLING[hit.group()], once)  # "hàng quí": the second word first

"""Vietnamese words and written forms, by kind of token. What they mean together is in `vi_rules`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import Lexicon, Shape, lexicon
from umay.timing.readers.vi_events import BELLS, EVENTS, OCCASIONS
from umay.timing.values import AsNeeded, Continuous, Immediate, SchoolYearRelative, Vague

SAME_SPELLING: Final = {  # two spellings of one word, letter for letter
    "hàng ngày": "hằng ngày", "hàng tuần": "hằng tuần", "hàng tháng": "hằng tháng", "hàng quý": "hằng quý",
    "hàng năm": "hằng năm", "hàng kỳ": "hằng kỳ", "hàng học kỳ": "hằng học kỳ", "quí": "quý", "kì": "kỳ",
    "tuỳ": "tùy", "hoà": "hòa", "hoá": "hóa", "xoá": "xóa", "uỷ": "ủy", "lí": "lý", "toạ": "tọa",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\t": " ",
}  # fmt: skip

NUMBERS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip

WORDS: Final[dict[str, dict[str, Any]]] = {
    "N": NUMBERS,
    "THISYEAR": dict.fromkeys(("từ nay đến hết năm", "từ nay đến hết năm nay", "từ nay đến cuối năm", "trong năm nay"), None),
    "ROMAN": {"i": 1, "ii": 2, "iii": 3, "iv": 4},
    "NGAY": dict.fromkeys(("ngày",), "day"),
    "TUAN": dict.fromkeys(("tuần", "tuần lễ"), "week"),
    "THANG": dict.fromkeys(("tháng",), "month"),
    "QUY": dict.fromkeys(("quý",), "quarter"),
    "NAM": dict.fromkeys(("năm",), "year"),
    "NUANAM": dict.fromkeys(("nửa năm",), "half_year"),
    "HOCKY": dict.fromkeys(("học kỳ", "hk", "kỳ học"), "term"),
    "NAMHOC": dict.fromkeys(("năm học", "năm học mới", "niên học"), "school_year"),
    "GIO": dict.fromkeys(("giờ", "tiếng"), "hour"),
    "PHUT": dict.fromkeys(("phút",), "minute"),
    "WORKDAY": dict.fromkeys(("ngày làm việc",), "working_day"),
    "SCHOOLDAY": dict.fromkeys(("ngày học", "ngày đi học", "buổi học", "các ngày học", "các ngày đi học", "ngày đến trường"), "school_day"),
    "SCHOOLQUARTER": dict.fromkeys(("quý của năm học", "quý trong năm học"), "school_quarter"),
    "WHEN": dict.fromkeys(("khi", "vào lúc", "vào thời điểm", "tại thời điểm", "khi diễn ra", "vào đúng"), None),
    "UNTIL": dict.fromkeys(("cho đến khi", "đến khi", "cho tới khi", "cho đến", "cho tới", "cho đến lúc"), None),
    "LAN": dict.fromkeys(("lần", "lượt", "buổi"), None),
    "EVERY": dict.fromkeys(("mỗi", "hằng", "từng", "mỗi một"), None),
    "PER": dict.fromkeys(("theo", "theo từng", "trên"), None),
    "MIN": dict.fromkeys(("ít nhất", "tối thiểu", "không ít hơn", "không dưới", "ít nhất là", "tối thiểu là"), None),
    "BEFORE": dict.fromkeys(("trước", "xong trước", "trước thời điểm"), None),
    "BEFOREKHI": dict.fromkeys(("trước khi",), None),
    "BY": dict.fromkeys((
        "chậm nhất", "muộn nhất", "trễ nhất", "chậm nhất là", "muộn nhất là", "trễ nhất là", "đến hết", "hết", "không muộn hơn",
        "không chậm hơn", "không quá", "hạn chót", "hạn cuối", "hạn chót là", "thời hạn", "chậm nhất vào", "chậm nhất đến",
        "chậm nhất đến hết", "cho đến hết", "tính đến hết",
    ), None),
    "AFTER": dict.fromkeys(("sau", "sau thời điểm"), None),
    "AFTERKHI": dict.fromkeys(("sau khi",), None),
    "SINCE": dict.fromkeys((
        "kể từ khi", "kể từ", "tính từ", "từ khi", "kể từ lúc", "tính từ khi", "kể từ thời điểm",
        "tính từ thời điểm", "từ lúc",
    ), None),
    "ATONCE": dict.fromkeys(("ngay",), None),
    "FROM": dict.fromkeys(("từ", "bắt đầu từ", "kể từ đầu"), None),
    "TO": dict.fromkeys(("đến", "tới"), None),
    "WITHIN": dict.fromkeys(("trong vòng", "trong thời hạn", "trong thời gian", "trong khoảng", "thời hạn trong vòng"), None),
    "IN": dict.fromkeys(("trong", "vào", "lúc", "trong dịp", "vào dịp", "nhân dịp", "dịp", "vào các", "trong các", "các"), None),
    "DURING": dict.fromkeys(("cả", "suốt", "trong suốt", "toàn", "trong cả", "xuyên suốt"), None),
    "OF": dict.fromkeys(("của", "thuộc"), None),
    "IS": dict.fromkeys(("là",), None),
    "FIRST": dict.fromkeys(("đầu tiên", "thứ nhất"), None),
    "BEGIN": dict.fromkeys(("đầu",), "start"),
    "MIDDLE": dict.fromkeys(("giữa",), "middle"),
    "LAST": dict.fromkeys(("cuối", "cuối cùng"), "end"),
    "THIRD": {"thượng tuần": 1, "trung tuần": 2, "hạ tuần": 3},
    "HALF": {"6 tháng đầu năm": 1, "sáu tháng đầu năm": 1, "6 tháng cuối năm": 7, "sáu tháng cuối năm": 7},
    "NEXTMONTH": dict.fromkeys(("tháng sau", "tháng tiếp theo", "tháng kế tiếp", "tháng liền kề", "của tháng sau", "tháng sau liền kề"), None),
    "PREVMONTH": dict.fromkeys(("tháng trước", "tháng liền trước", "của tháng trước", "tháng trước đó"), None),
    "WD": {
        "thứ hai": "MO", "thứ ba": "TU", "thứ tư": "WE", "thứ năm": "TH", "thứ sáu": "FR", "thứ bảy": "SA", "thứ bẩy": "SA",
        "chủ nhật": "SU",
    },
    "PART": {"sáng": 0, "buổi sáng": 0, "chiều": 12, "buổi chiều": 12, "tối": 12, "buổi tối": 12, "trưa": 11, "buổi trưa": 11},
    "PHASE": dict.fromkeys(("giai đoạn", "đợt"), None),
    "AND": dict.fromkeys(("và", "&", "cùng với"), None),
    "OR": dict.fromkeys(("hoặc", "hay", "hoặc là"), None),
    "COMMA": dict.fromkeys((",", "+"), None),
    "SEMI": dict.fromkeys((";", ".", "\n"), None),
    "COLON": {":": None},
    "SLASH": {"/": None},
    "DASH": {"-": None, "->": None, "→": None},
    "BRACKET": {"(": None, ")": None},
    "PLAIN": dict.fromkeys((
        "ngay tại", "ngay cả", "ngay trong", "ngay từ", "ngay thẳng", "ngay ngắn", "ngay trên", "mỗi người", "ba mẹ", "tư vấn", "tư tưởng", "hai bên",
        "một số", "một cách", "một phần", "đầu tư", "đầu mối", "đầu ra", "đầu vào", "bước đầu", "lần đầu", "trước mắt", "trước hết", "trước pháp luật",
        "sau đây", "sau này", "sau đó", "trước đây", "trước đó", "từ đó", "hằng số", "cửa hàng", "ngân hàng", "hàng đầu", "đến nay", "cho đến nay", "hội đồng trường",
    ), None),
    "SPEECH": {
        "cả năm học": SchoolYearRelative("year", "during"), "suốt năm học": SchoolYearRelative("year", "during"),
        "trong suốt năm học": SchoolYearRelative("year", "during"), "toàn năm học": SchoolYearRelative("year", "during"),
        "trong cả năm học": SchoolYearRelative("year", "during"), "không có thời hạn": Continuous(), "24/24h": Continuous(), "24/24 giờ": Continuous(),
        "xuyên suốt": Continuous(), "xuyên suốt năm học": SchoolYearRelative("year", "during"),
        "thường xuyên": Vague("regular"), "đều đặn": Vague("regular"), "thường kỳ": Vague("regular"), "định kỳ": Vague("periodic"),
        "theo định kỳ": Vague("periodic"), "kịp thời": Vague("timely"), "đúng hạn": Vague("timely"), "đúng thời hạn": Vague("timely"),
        "đúng thời gian quy định": Vague("timely"), "đúng tiến độ": Vague("timely"), "đúng lúc": Vague("timely"),
        "liên tục": Continuous(), "thường xuyên liên tục": Continuous(), "thường xuyên, liên tục": Continuous(), "24/24": Continuous(),
        "24/7": Continuous(), "quanh năm": Continuous(), "cả năm": Continuous(), "suốt năm": Continuous(), "trong cả năm": Continuous(),
        "mọi lúc": Continuous(), "lâu dài": Continuous(), "thường trực": Continuous(), "không thời hạn": Continuous(),
        "khi có yêu cầu": AsNeeded(), "theo yêu cầu": AsNeeded(), "khi được yêu cầu": AsNeeded(), "khi cần": AsNeeded(),
        "khi cần thiết": AsNeeded(), "đột xuất": AsNeeded(), "khi có nhu cầu": AsNeeded(), "khi phát sinh": AsNeeded(),
        "khi có phát sinh": AsNeeded(), "tùy tình hình": AsNeeded(), "tùy tình hình thực tế": AsNeeded(), "khi có đề nghị": AsNeeded(),
        "theo tình hình thực tế": AsNeeded(), "tùy theo tình hình": AsNeeded(), "tùy theo tình hình thực tế": AsNeeded(),
        "bất cứ lúc nào": AsNeeded(), "không định kỳ": AsNeeded(), "nếu cần": AsNeeded(), "nếu cần thiết": AsNeeded(),
        "nếu có yêu cầu": AsNeeded(), "khi có tình huống": AsNeeded(), "theo nhu cầu": AsNeeded(),
        "ngay lập tức": Immediate(), "lập tức": Immediate(), "tức thì": Immediate(), "không chậm trễ": Immediate(),
        "tức thời": Immediate(), "ngay tức khắc": Immediate(),
    },
    "EVENT": EVENTS,
    "OCC": OCCASIONS,
    "BELL": BELLS,
}  # fmt: skip

ACT: Final = (
    r"(?:công văn|quyết định|nghị định|nghị quyết|thông tư(?: liên tịch)?|chỉ thị|kế hoạch|luật|tờ trình|hướng dẫn|báo cáo|công điện|thông báo)"
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


SHAPES: Final = (
    _shape("DOCDATE", rf"(?:ban hành )?(?:kèm )?(?:theo )?{ACT} (?:số)? ?:? ?{NUMBERED}(?:,? ngày {DATE})?", lambda _hit: True),
    _shape("DOCDATE", rf"{ACT}(?: \w+){{0,6}} ngày {DATE} (?:của|về)\b", lambda _hit: True),
    _shape("DOCDATE", rf"số ?:? ?{NUMBERED}(?:,? ngày {DATE})?", lambda _hit: True),
    _shape("LAWNO", rf"{NUMBERED}(?:,? ngày {DATE})?", lambda _hit: True),
    _shape("LAWNO", r"(?:điều|khoản|điểm|mục|chương|phụ lục|mẫu|biểu|trang|lớp|khối|tiết|điện thoại|đt|sđt|tổng đài|đường dây nóng) ?:? ?(?:số )?\d[\d./]*", lambda _hit: True),
    _shape("PEOPLE", r"(\d+) (?:người|học sinh|em|cháu|trẻ|lượt người|cán bộ|giáo viên|phụ huynh)\b(?: tham gia| tham dự)?", lambda hit: int(hit[1])),
    _shape("AMOUNT", r"\d[\d.,]*(?:-\d+)? ?(?:%|đồng|triệu|tỷ|km|m2|m²|m|mét|cm|lớp|trường|điểm|tuổi|tháng tuổi|cuộc|tiết|bộ|cơ sở|đơn vị|camera|bài|tin|đ)(?!\w)", lambda _hit: True),
    _shape("POINT", r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)", lambda hit: Point(int(hit[4]), int(hit[3]), int(hit[1]))),
    _shape("POINT", r"((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)", lambda hit: Point(int(hit[1]), int(hit[2]), int(hit[3]))),
    _shape("MY", r"t?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)(?![\d/])", _month_year),
    _shape("DM", r"(\d{1,2})/(\d{1,2})(?![\d/])", lambda hit: (int(hit[1]), int(hit[2]))),
    _shape("MONTHTAG", r"t(1[0-2]|0?[1-9])(?!\w)", lambda hit: int(hit[1])),
    _shape("WD", r"(?:thứ|t) ?([2-7])(?!\w)", lambda hit: ("MO", "TU", "WE", "TH", "FR", "SA")[int(hit[1]) - 2]),
    _shape("WD", r"cn(?!\w)", lambda _hit: "SU"),
    _shape("YY", r"((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d)(?!\d)", lambda hit: (int(hit[1]), int(hit[2]))),
    _shape("YEAR", r"((?:19|20)\d\d)(?!\d)", lambda hit: int(hit[1])),
    _shape("CLOCK", r"(?P<h>\d{1,2}) ?(?::|h|g|giờ) ?(?P<m>\d{2})(?: phút)?(?!\w)", _clock),
    _shape("HOUR", r"(?P<h>\d{1,2}) ?[hg](?P<m>)(?!\w)", _clock),
    _shape("TERM", r"(?:học kỳ|hk|hk ) ?(ii|i|[12])(?!\w| lần|/)", lambda hit: {"i": 1, "1": 1, "ii": 2, "2": 2}[hit[1]]),
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
    return _SPELLINGS.sub(lambda hit: SAME_SPELLING[hit.group()], lowered)

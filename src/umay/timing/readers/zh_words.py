"""Chinese words and written forms, by kind of token, in Simplified letters. What they mean together is in `zh_rules`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from umay.timing.readers.points import Point
from umay.timing.readers.token_rules import ImpossibleDate, Lexicon, Shape, lexicon
from umay.timing.readers.zh_events import BELLS, EVENTS, OCCASIONS
from umay.timing.readers.zh_letters import LETTERS
from umay.timing.values import AsNeeded, Continuous, EveryN, Immediate, Vague

_DIGITS: Final = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
NUMERAL: Final = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二两三四五六七八九])"
YEAR: Final = r"(?:(?:19|20)\d\d|民国\d{2,3}|1[01]\d|二[〇零][一二三四五六七八九〇零]{2})"


def number(text: str) -> int:
    """The number written in digits or in Chinese numerals up to 99."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十")
    if "十" not in text:
        return _DIGITS[text]
    tens, ones = text.split("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def year(text: str) -> int:
    """The year of our era; a year of the Republic counts from 1911."""
    text = text.removeprefix("民国")
    if not text.isdigit():
        return int("".join(str(_DIGITS[letter]) for letter in text))
    return int(text) + 1911 if int(text) < 200 else int(text)


UNIT: Final = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "个月": "month", "季度": "quarter", "季": "quarter",
    "学季": "school_quarter", "半年": "half_year", "年": "year", "年度": "year", "学期": "term", "个学期": "term", "学年": "school_year",
    "学年度": "school_year", "工作日": "working_day", "个工作日": "working_day", "上学日": "school_day", "教学日": "school_day",
    "个上学日": "school_day", "个教学日": "school_day", "个周": "week", "个星期": "week", "个小时": "hour", "小时": "hour", "分钟": "minute",
    "个季度": "quarter", "在校日": "school_day", "个年度": "year", "半学年": "half_year", "个学年": "school_year",
}  # fmt: skip

_PLAIN: Final = (
    "周边", "周围", "周密", "周到", "周期", "门前", "目前", "前往", "前提", "前期", "以后", "今后", "随后", "先后", "落后", "后勤", "后续", "后备", "前后", "前来",
    "日常管理", "值日", "青少年", "少年", "未成年", "年龄", "年级", "近年来", "近年", "多年来", "内部", "内容", "校内", "国内", "内外", "圈内", "内保", "中心",
    "初中", "初步", "初始", "底线", "彻底", "第一责任人", "第一时间段", "超前", "空前", "靠前", "面前", "前置", "岁月", "生日", "纪念日", "期中考试", "会同", "按照",
    "每名", "每个", "每位", "每项", "每所", "每班", "每校", "一周岁", "发现的", "年来",
)  # fmt: skip

WORDS: Final[dict[str, dict[str, Any]]] = {
    "PLAIN": dict.fromkeys(_PLAIN, None),
    "UNIT": UNIT,
    "EVERY": dict.fromkeys(("每", "每个", "每一", "各", "逐"), None),
    "PER": dict.fromkeys(("按", "以"), None),
    "TIMES": dict.fromkeys(("次", "回", "场", "次以上", "遍"), None),
    "MIN": dict.fromkeys(("至少", "不少于", "最少", "不低于", "不得少于", "原则上不少于", "应不少于"), None),
    "BEFORE": dict.fromkeys(("前", "之前", "以前", "前要", "前应"), None),
    "STRICT": dict.fromkeys(("之前(不含当日)", "前(不含当日)", "前(不含)", "之前(不含)"), None),
    "BY": dict.fromkeys((
        "不晚于", "不迟于", "最迟", "最晚", "至迟", "截至", "截止", "截止到", "截止至", "最迟于", "最迟应于", "不超过", "务必于", "务于", "最迟在", "应于", "须于",
    ), None),
    "AFTER": dict.fromkeys(("后", "之后", "以后", "结束后", "后的"), None),
    "SINCE": dict.fromkeys(("之日起", "起", "以来", "日起", "开始"), None),
    "INSIDE": dict.fromkeys(("内", "以内", "之内", "内要", "内应"), None),
    "FROM": dict.fromkeys(("自", "从", "由"), None),
    "AT": dict.fromkeys(("于", "在", "到"), None),
    "TO": dict.fromkeys(("至", "到", "-", "--", "直至", "起至", "至迟到", "开始至", "日起至", "之日起至", "起到"), None),
    "STOP": dict.fromkeys(("止", "为止"), None),
    "UNTIL": dict.fromkeys(("直到", "直至"), None),
    "ADVANCE": dict.fromkeys(("提前", "提早"), None),
    "DURING": dict.fromkeys(("期间", "过程中", "时期"), None),
    "WHEN": dict.fromkeys(("时", "的时候", "之时"), None),
    "OF": dict.fromkeys(("的", "份"), None),
    "PERIOD": dict.fromkeys((
        "时段", "时间", "重点时段", "高峰", "高峰期", "高峰时段", "等重点时段", "重要时段", "等时段", "等重要时段", "两个时段", "时间段", "重点时段和",
        "时分", "等重点时段和路段", "阶段",
    ), None),
    "ANCHOR": {"初": "start", "末": "end", "底": "end", "中期": "middle", "伊始": "start", "结束时": "end", "开始时": "start", "期初": "start", "期末": "end", "终": "end", "中": "middle"},
    "THIRD": {"上旬": 1, "中旬": 2, "下旬": 3},
    "DURINGYEAR": dict.fromkeys(("全学年", "整个学年", "学年内", "本学年", "学年中", "本学年内", "整学年", "学年期间"), None),
    "LASTDAY": dict.fromkeys(("最后一天", "最后一日", "末日", "最末日"), None),
    "TERMPLACE": {
        "开学初": "start", "学期初": "start", "期初": "start", "学期伊始": "start", "学期开学初": "start", "新学期初": "start", "新学期开学初": "start",
        "学期末": "end", "期末": "end", "学期结束时": "end", "学期结束前": "end", "学期底": "end", "开学时": "start", "新学期伊始": "start", "学期开始时": "start",
    },
    "NEXT": dict.fromkeys(("次月", "下月", "下个月", "翌月"), None),
    "PREVIOUS": dict.fromkeys(("上月", "上个月", "前一个月"), None),
    "HALF": {"上半年": 1, "下半年": 7},
    "THISYEAR": dict.fromkeys(("年内", "今年内", "今年底前", "本年底前", "今年年底前", "本年度内", "当年内", "今年年内", "当年年底前"), None),
    "WD": {
        f"{week}{day}": code
        for week in ("周", "星期", "礼拜")
        for day, code in zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True)
    },
    "WEEKEND": dict.fromkeys(("周末", "双休日"), None),
    "PART": {
        "上午": 0, "早上": 0, "早晨": 0, "清晨": 0, "晨间": 0, "早": 0, "下午": 12, "晚上": 12, "晚间": 12, "傍晚": 12, "晚": 12, "中午": 11, "午间": 11,
        "午后": 12, "夜间": 12, "凌晨": 0,
    },
    "PHASE": {f"第{digit}{kind}": str(value) for kind in ("阶段", "期") for digit, value in (*list(_DIGITS.items())[2:], *((str(n), n) for n in range(1, 10)))},
    "OR": dict.fromkeys(("或", "或者", "或是"), None),
    "AND": dict.fromkeys(("和", "及", "与", "以及", "并", "同"), None),
    "COMMA": {",": None},
    "SEMI": {";": None, ".": None},
    "COLON": {":": None},
    "SLASH": {"/": None},
    "BRACKET": {"(": None, ")": None},
    "SUCHAS": dict.fromkeys(("等有利时机", "等时机", "等重要时间节点", "等节点", "等时间节点", "等重要节点", "等契机", "之际", "等重大节日", "等"), None),
    "SPEECH": {
        "定期": Vague("periodic"), "经常": Vague("regular"), "经常性": Vague("regular"), "经常性地": Vague("regular"), "常态化": Vague("regular"),
        "日常": Vague("regular"), "平时": Vague("regular"), "平日": Vague("regular"), "常态": Vague("regular"), "及时": Vague("timely"),
        "按时": Vague("timely"), "适时": Vague("timely"), "尽快": Vague("timely"), "尽早": Vague("timely"), "如期": Vague("timely"), "按期": Vague("timely"),
        "限期": Vague("timely"), "迅速": Vague("timely"), "按时按点": Vague("timely"), "长期": Continuous(), "长期坚持": Continuous(), "全年": Continuous(),
        "常年": Continuous(), "持续": Continuous(), "始终": Continuous(), "不间断": Continuous(), "不间断地": Continuous(), "全天候": Continuous(),
        "24小时值班": Continuous(), "24小时值守": Continuous(), "全天24小时": Continuous(), "24小时不间断": Continuous(), "一直": Continuous(), "贯穿全年": Continuous(), "全年持续": Continuous(), "时刻": Continuous(), "长期持续": Continuous(),
        "全过程": Continuous(), "持续进行": Continuous(), "长期有效": Continuous(), "经常持续": Continuous(), "持续办理": Continuous(), "滚动": Continuous(),
        "随时": AsNeeded(), "必要时": AsNeeded(), "根据需要": AsNeeded(), "视情况": AsNeeded(), "视需要": AsNeeded(), "按需": AsNeeded(), "不定期": AsNeeded(),
        "需要时": AsNeeded(), "如有需要": AsNeeded(), "根据工作需要": AsNeeded(), "根据实际情况": AsNeeded(), "临时": AsNeeded(), "应要求": AsNeeded(),
        "视情况而定": AsNeeded(), "视情": AsNeeded(), "依需要": AsNeeded(), "有需要时": AsNeeded(), "依实际需要": AsNeeded(), "根据情况": AsNeeded(),
        "立即": Immediate(), "马上": Immediate(), "即刻": Immediate(), "第一时间": Immediate(), "当即": Immediate(), "立刻": Immediate(), "即时": Immediate(),
        "立行立改": Immediate(), "毫不迟延": Immediate(), "即行": Immediate(), "不得延误": Immediate(), "随发随报": AsNeeded(), "随到随办": AsNeeded(),
        "月度": EveryN(1, "month"), "天天": EveryN(1, "day"), "双周": EveryN(2, "week"),
        "月报": EveryN(1, "month"), "周报": EveryN(1, "week"), "逐日": EveryN(1, "day"),
    },
    "EBEFORE": {"课前": "lesson_start", "会前": "meeting", "节前": "holiday_start", "班前": "shift_start", "考前": "exam", "岗前": "start_of_work"},
    "EAFTER": {"会后": "meeting", "事后": "incident", "课后": "lesson_end", "节后": "holiday_end", "班后": "shift_end"},
    "NTHMONTH": {"首月": 1, "第一个月": 1, "首个月": 1, "第二个月": 2, "末月": 3, "最后一个月": 3, "第三个月": 3},
    "EVENT": EVENTS,
    "OCC": {name: (code,) for name, code in OCCASIONS.items()} | {"寒暑假": ("winter_holiday", "summer_holiday")},
    "BELL": BELLS,
}  # fmt: skip

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

SHAPES: Final = (
    _shape("DOCDATE", r"《[^》]*》", lambda _hit: True),
    _shape("DOCDATE", r"[\[〔(【]\d{4}[\]〕)】]\d+号", lambda _hit: True),
    _shape("DOCDATE", r"(?:有效期|任期|学制|试行期)(?:限)?(?:为|至)?[^,;]{0,16}", lambda _hit: True),
    _shape("DOCDATE", rf"{NUMERAL}年(?:行动|规划|计划|义务|制)", lambda _hit: True),
    _shape("DOCDATE", r"\d{4}(?:年)?-\d{4}年?\)?(?:行动)?(?:规划|计划|方案|纲要)", lambda _hit: True),
    _shape("LAWNO", rf"第{NUMERAL}(?:条|款|项|章|号|期|届|批|名|位|责任人|实验|小学|中学|幼儿园|带班)", lambda _hit: True),
    _shape("LAWNO", rf"{NUMERAL}(?:年级|号岗位|号楼|号文|号线|班|所|校|号机)", lambda _hit: True),
    _shape("LAWNO", r"[a-z湘]?[a-z]?\d{4,}(?![年\d/.-])", lambda _hit: True),
    _shape("AMOUNT", rf"(?:\d[\d.,]*|{NUMERAL})(?:余|多)?(?:%|米|公里|元|万|岁|名|位|家|所|个(?!月|学|工|小|星|周|季|上|教)|台|辆|份|分(?!钟)|件|条|节|度|级|类|项)", lambda _hit: True),
    _shape("POINT", rf"(?:(?P<y>{YEAR})年)?{_MD}(?:日|号)", _day),
    _shape("POINT", rf"(?:(?P<y>{YEAR})年)?{_MD}(?=(?:之|以)?前)", _day),
    _shape("POINT", r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)", _numeric),
    _shape("POINT", rf"(?P<y>{YEAR})年(?P<m>{NUMERAL})月份?(?P<d>)", _day),
    _shape("POINT", r"(?P<y>(?:19|20)\d\d)[./](?P<m>0?[1-9]|1[0-2])(?P<d>)(?!\d)", _day),
    _shape("POINT", rf"(?P<y>)(?P<m>{NUMERAL})月份?(?P<d>)", _day),
    _shape("YEAR", rf"({YEAR})年度?", lambda hit: year(hit[1])),
    _shape("YEAR", r"((?:19|20)\d\d)(?=-(?:19|20)\d\d(?:年|$))|(?<=\d{4}-)((?:19|20)\d\d)$", lambda hit: int(hit[0])),
    _shape("SCHOOLYEAR", r"((?:19|20)\d\d)[-/至]((?:19|20)\d\d)学年度?", lambda hit: (int(hit[1]), int(hit[2]))),
    _shape("SCHOOLYEAR", rf"({YEAR})学年度?", lambda hit: (year(hit[1]), year(hit[1]) + 1)),
    _shape("DAYNUM", rf"({NUMERAL})(?:日|号)", lambda hit: number(hit[1])),
    _shape("CLOCK", rf"(?P<h>{NUMERAL}):(?P<m>\d{{2}})(?!\d)", _clock),
    _shape("CLOCK", rf"(?P<h>{NUMERAL})[点时](?P<m>半|一刻|整|{NUMERAL}(?=分))?分?(?!间|段)", _clock),
    _shape("SPAN", rf"({NUMERAL})({'|'.join(sorted(UNIT, key=len, reverse=True))})", lambda hit: None if hit[2] in ("日", "月", "季") else (number(hit[1]), UNIT[hit[2]])),
    _shape("SPAN", r"半(?:个)?(小时|月|天)", lambda hit: {"小时": (30, "minute"), "月": (15, "day"), "天": (12, "hour")}[hit[1]]),
    _shape("TERMWEEK", rf"第?({NUMERAL})周(?!岁)", lambda hit: number(hit[1]) if hit[0].startswith("第") else None),
    _shape("NTH", rf"第({NUMERAL})(?:个)?", lambda hit: number(hit[1])),
    _shape("NTH", r"首个?", lambda _hit: 1),
    _shape("NTH", r"最后一?个", lambda _hit: 5),
    _shape("LASTWEEK", r"最后一周|最末周|最后1周", lambda _hit: 5),
    _shape("WD", r"(?:周|星期|礼拜)([1-7])(?![次天日\d回:])", lambda hit: ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[int(hit[1]) - 1]),
    _shape("QUARTER", r"第?([一二三四1-4])季度", lambda hit: number(hit[1])),
    _shape("TERM", r"第([一二12])学期", lambda hit: number(hit[1])),
    _shape("TERM", r"(上|下|秋季|春季)学期", lambda hit: 1 if hit[1] in ("上", "秋季") else 2),
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

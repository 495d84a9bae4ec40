"""Chinese words by kind of token, in Simplified letters. Written forms are in `zh_shapes`, what they mean together in `zh_rules`."""

from __future__ import annotations

from typing import Any, Final

from umay.timing.readers.zh_events import BELLS, EVENTS, OCCASIONS
from umay.timing.values import AsNeeded, Continuous, EveryN, Immediate, Vague

DIGITS: Final = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

UNIT: Final = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "个月": "month", "季度": "quarter",
    "季": "quarter",
    "学季": "school_quarter", "半年": "half_year", "年": "year", "年度": "year", "学期": "term", "个学期": "term", "学年": "school_year",
    "学年度": "school_year", "工作日": "working_day", "个工作日": "working_day", "上学日": "school_day", "教学日": "school_day",
    "个上学日": "school_day", "个教学日": "school_day", "个周": "week", "个星期": "week", "个小时": "hour", "小时": "hour",
    "分钟": "minute",
    "个季度": "quarter", "在校日": "school_day", "个年度": "year", "半学年": "half_year", "个学年": "school_year",
}  # fmt: skip

_PLAIN: Final = (
    "周边", "周围", "周密", "周期", "门前", "目前", "前往", "前提", "前期", "以后", "今后", "随后", "先后", "落后", "后勤",
    "后续", "后备", "前后", "前来",
    "日常管理", "值日", "青少年", "少年", "未成年", "年龄", "年级", "近年来", "近年", "多年来", "内部", "内容", "校内", "国内", "内外",
    "圈内", "内保", "中心",
    "初中", "初步", "初始", "底线", "彻底", "第一责任人", "第一时间段", "超前", "空前", "靠前", "面前", "前置", "岁月", "生日",
    "纪念日", "期中考试", "会同", "按照",
    "每名", "每个", "每位", "每项", "每所", "每班", "每校", "一周岁", "发现的", "年来",
    "进校园", "到校园", "入校园", "离校园", "一时", "推进校", "周年", "周岁",
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
        "不晚于", "不迟于", "最迟", "最晚", "至迟", "截至", "截止", "截止到", "截止至", "最迟于", "最迟应于", "不超过", "务必于",
        "务于", "最迟在", "应于", "须于",
    ), None),
    "AFTER": dict.fromkeys(("后", "之后", "以后", "结束后", "后的"), None),
    "SINCE": dict.fromkeys(("之日起", "之次日起", "次日起", "起", "以来", "日起", "开始"), None),
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
        "时段", "时间", "重点时段", "高峰", "高峰期", "高峰时段", "等重点时段", "重要时段", "等时段", "等重要时段", "两个时段",
        "时间段", "重点时段和",
        "时分", "等重点时段和路段", "阶段",
    ), None),
    "ANCHOR": {
        "初": "start", "末": "end", "底": "end", "中期": "middle", "伊始": "start", "结束时": "end", "开始时": "start",
        "期初": "start", "期末": "end", "终": "end", "中": "middle",
    },
    "THIRDS": {"上中旬": (1, 2), "上,中旬": (1, 2), "中下旬": (2, 3), "中,下旬": (2, 3)},
    "NEXTYEAR": dict.fromkeys(("次年", "翌年", "下一年", "第二年"), None),
    "THIRD": {"上旬": 1, "中旬": 2, "下旬": 3},
    "DURINGYEAR": dict.fromkeys(("全学年", "整个学年", "学年内", "本学年", "学年中", "本学年内", "整学年", "学年期间"), None),
    "LASTDAY": dict.fromkeys(("最后一天", "最后一日", "末日", "最末日"), None),
    "TERMPLACE": {
        "开学初": "start", "学期初": "start", "期初": "start", "学期伊始": "start", "学期开学初": "start", "新学期初": "start",
        "新学期开学初": "start",
        "学期末": "end", "期末": "end", "期中": "middle", "学期中": "middle", "学期期中": "middle", "学期期末": "end",
            "学期结束时": "end", "学期底": "end", "开学时": "start",
        "新学期伊始": "start", "学期开始时": "start",
    },
    "NEXT": dict.fromkeys(("次月", "下月", "下个月", "翌月"), None),
    "PREVIOUS": dict.fromkeys(("上月", "上个月", "前一个月"), None),
    "HALF": {"上半年": 1, "下半年": 7},
    "THISYEAR": dict.fromkeys((
        "年内", "今年内", "今年底前", "本年底前", "今年年底前", "本年度内", "当年内", "今年年内", "当年年底前",
    ), None),
    "WD": {
        f"{week}{day}": code
        for week in ("周", "星期", "礼拜")
        for day, code in zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True)
    },
    "WEEKEND": dict.fromkeys(("周末", "双休日"), None),
    "PART": {
        "上午": 0, "早上": 0, "早晨": 0, "清晨": 0, "晨间": 0, "早": 0, "下午": 12, "晚上": 12, "晚间": 12, "傍晚": 12, "晚": 12,
        "中午": 11, "午间": 11,
        "午后": 12, "夜间": 12, "凌晨": 0,
    },
    "PHASE": {
        f"第{digit}{kind}": str(value)
        for kind in ("阶段", "期")
        for digit, value in (*list(DIGITS.items())[2:], *((str(figure), figure) for figure in range(1, 10)))
    },
    "OR": dict.fromkeys(("或", "或者", "或是"), None),
    "AND": dict.fromkeys(("和", "及", "与", "以及", "并", "同"), None),
    "COMMA": {",": None},
    "SEMI": {";": None, ".": None},
    "COLON": {":": None},
    "SLASH": {"/": None},
    "BRACKET": {"(": None, ")": None},
    "SUCHAS": dict.fromkeys((
        "等有利时机", "等时机", "等重要时间节点", "等节点", "等时间节点", "等重要节点", "等契机", "之际", "等重大节日", "等",
    ), None),
    "SPEECH": {
        "定期": Vague("periodic"), "经常": Vague("regular"), "经常性": Vague("regular"), "经常性地": Vague("regular"),
        "常态化": Vague("regular"), "及时": Vague("timely"),
        "按时": Vague("timely"), "适时": Vague("timely"), "尽快": Vague("timely"), "尽早": Vague("timely"), "如期": Vague("timely"),
        "按期": Vague("timely"), "按时按点": Vague("timely"), "长期": Continuous(), "长期坚持": Continuous(),
        "全年": Continuous(),
        "常年": Continuous(), "不间断": Continuous(), "不间断地": Continuous(),
        "全天候": Continuous(),
        "24小时值班": Continuous(), "24小时值守": Continuous(), "全天24小时": Continuous(), "24小时不间断": Continuous(),
            "贯穿全年": Continuous(), "全年持续": Continuous(), "长期持续": Continuous(),
        "全过程": Continuous(), "持续进行": Continuous(), "长期有效": Continuous(), "经常持续": Continuous(), "持续办理": Continuous(),
        "随时": AsNeeded(), "必要时": AsNeeded(), "根据需要": AsNeeded(), "视情况": AsNeeded(), "视需要": AsNeeded(),
        "按需": AsNeeded(), "不定期": AsNeeded(),
        "需要时": AsNeeded(), "如有需要": AsNeeded(), "根据工作需要": AsNeeded(),
        "应要求": AsNeeded(),
        "视情况而定": AsNeeded(), "视情": AsNeeded(), "依需要": AsNeeded(), "有需要时": AsNeeded(), "依实际需要": AsNeeded(),
        "立即": Immediate(), "马上": Immediate(), "即刻": Immediate(), "第一时间": Immediate(), "当即": Immediate(),
        "立刻": Immediate(), "即时": Immediate(),
        "立行立改": Immediate(), "毫不迟延": Immediate(), "即行": Immediate(), "不得延误": Immediate(), "随发随报": AsNeeded(),
        "随到随办": AsNeeded(),
        "月度": EveryN(1, "month"), "天天": EveryN(1, "day"), "双周": EveryN(2, "week"), "隔周": EveryN(2, "week"),
            "隔周一次": EveryN(2, "week"), "隔月": EveryN(2, "month"),
        "隔天": EveryN(2, "day"), "隔日": EveryN(2, "day"), "每旬": EveryN(1, "month", 3), "每旬一次": EveryN(1, "month", 3),
        **{
            f"每{week}{said}次": EveryN(1, "week", times)
            for week in ("周", "星期", "礼拜")
            for said, times in (("一", 1), ("二", 2), ("两", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6))
        },
        "月报": EveryN(1, "month"), "周报": EveryN(1, "week"), "逐日": EveryN(1, "day"),
    },
    "EBEFORE": {
        "课前": "lesson_start", "会前": "meeting", "节前": "holiday_start", "班前": "shift_start", "考前": "exam",
        },
    "EAFTER": {"会后": "meeting", "事后": "incident", "课后": "lesson_end", "节后": "holiday_end", "班后": "shift_end"},
    "NTHMONTH": {"首月": 1, "第一个月": 1, "首个月": 1, "第二个月": 2, "末月": 3, "最后一个月": 3, "第三个月": 3},
    "MILD": {  # words that a sentence says in passing; in a cell they are the timing
        "全天": Continuous(), "持续": Continuous(), "始终": Continuous(), "一直": Continuous(), "时刻": Continuous(),
            "滚动": Continuous(), "日常": Vague("regular"),
        "平时": Vague("regular"), "平日": Vague("regular"), "常态": Vague("regular"), "迅速": Vague("timely"), "限期": Vague("timely"),
        "临时": AsNeeded(), "根据实际情况": AsNeeded(), "根据情况": AsNeeded(),
    },
    "EVENT": EVENTS,
    "OCC": {name: (code,) for name, code in OCCASIONS.items()} | {"寒暑假": ("winter_holiday", "summer_holiday")},
    "BELL": BELLS,
}  # fmt: skip

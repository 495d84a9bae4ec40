"""Chinese words of the sentence writer, in Traditional letters. How they are put together is in `zh`."""

from __future__ import annotations

from typing import Final

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_NAMES: Final = dict(zip(WEEK, ("週一", "週二", "週三", "週四", "週五", "週六", "週日"), strict=True))

EVERY: Final = {
    "day": "每天", "school_day": "每個上學日", "week": "每週", "month": "每月", "quarter": "每季度", "school_quarter": "每學季",
    "half_year": "每半年",
    "year": "每年", "school_year": "每學年",
}  # fmt: skip
UNITS: Final = {
    "minute": "分鐘", "hour": "小時", "day": "天", "calendar_day": "天", "working_day": "個工作日", "school_day": "個上學日",
    "week": "週",
    "month": "個月", "quarter": "個季度", "school_quarter": "學季", "half_year": "個半年", "year": "年", "school_year": "個學年",
}  # fmt: skip
PLACES: Final = {"start": "初", "middle": "中", "end": "末"}
THIRDS: Final = {"1": "上旬", "2": "中旬", "3": "下旬"}
VAGUE: Final = {"regular": "經常", "periodic": "定期", "timely": "及時"}
REFERENCES: Final = {"legislation": "按規定", "plan": "按計畫", "schedule": "按日程", "circular": "按通知", "agreement": "按協議"}

_NAMES: Final = {
    "last_done": "上次完成",
    "meeting": "會議", "next_meeting": "下次會議", "board_meeting": "委員會會議", "decision": "決定作出", "report": "收到報告",
    "disclosure": "學生傾訴", "incident": "事件發生", "detection": "發現問題", "request": "收到申請", "complaint": "收到投訴",
    "notification": "接到通知", "approval": "批准", "signature": "簽署", "adoption": "審議通過", "issue_date": "印發",
    "appointment": "任命",
    "start_of_work": "入職", "admission": "入學", "transfer": "轉學", "absence": "缺課", "visit": "家訪", "inspection": "檢查",
    "training": "培訓", "workshop": "研討會", "exam": "考試", "event_day": "活動當天", "trip": "外出活動",
    "school_year_start": "學年開始",
    "school_year_end": "學年結束", "first_school_day": "開學第一天", "last_school_day": "學期最後一天", "term_start": "學期開始",
    "term_end": "學期結束", "term_1_start": "第1學期開始", "term_1_end": "第1學期結束", "term_2_start": "第2學期開始",
    "term_2_end": "第2學期結束", "quarter_start": "季度開始", "quarter_end": "季度結束", "month_start": "月份開始",
    "month_end": "月份結束",
    "year_start": "年度開始", "year_end": "年度結束", "holiday_start": "放假", "holiday_end": "假期結束", "school_entry": "上學",
    "school_exit": "放學", "lesson_start": "上課", "lesson_end": "下課", "shift_start": "值班開始", "shift_end": "值班結束",
    "duty_start": "執勤開始", "duty_end": "執勤結束", "phase_start": "階段開始", "phase_end": "階段結束", "plan_start": "方案開始實施",
    "plan_end": "方案結束", "contract_end": "合同到期", "case_closed": "結案", "activity": "活動",
    "new_year": "元旦", "lunar_new_year": "春節", "nauryz": "納吾熱孜節", "national_day": "國慶節", "republic_day": "共和國日",
    "childrens_day": "兒童節", "teachers_day": "教師節", "womens_day": "婦女節", "human_rights_day": "人權日",
    "violence_against_women_day": "消除對婦女暴力日", "child_protection_day": "兒童保護日", "childrens_rights_day": "兒童權利日",
    "anti_drug_day": "禁毒日", "anti_bullying_day": "反欺凌日", "safer_internet_day": "網絡安全日", "school_safety_day": "安全教育日",
    "fire_safety_day": "消防日", "traffic_safety_day": "交通安全日", "constitution_day": "憲法日", "school_opening": "開學典禮",
    "summer_holiday": "暑假", "winter_holiday": "寒假", "spring_holiday": "春假", "autumn_holiday": "秋假", "public_holidays": "節假日",
    "spring": "春季", "summer": "夏季", "autumn": "秋季", "winter": "冬季", "exam_period": "考試季", "labour_day": "勞動節",
    "mid_autumn": "中秋節", "legal_day": "法制日", "back_to_school_season": "開學季", "parents_meeting": "家長會",
}  # fmt: skip


def name(code: str) -> str:
    """The name of an event or occasion; the document's own words stand in quotes."""
    return _NAMES.get(code) or f"「{code}」"


def clock(text: str) -> str:
    """24 h "HH:MM" as it is written."""
    return text.removeprefix("0")

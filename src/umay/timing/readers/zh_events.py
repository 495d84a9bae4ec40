"""Chinese words for events, bells and occasions, in Simplified letters; the first of each is the one written back."""

from __future__ import annotations

from typing import Final, Literal

EVENT_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "meeting": ("会议", "会议召开", "开会", "会议结束", "例会", "联席会议", "召开会议", "会议召开之日"),
    "next_meeting": ("下次会议", "下一次会议", "下次会议召开"),
    "board_meeting": ("委员会会议", "领导小组会议", "理事会会议"),
    "decision": ("决定作出", "作出决定", "决定", "决定作出之日"),
    "report": ("收到报告", "接到报告", "接报", "收到举报", "接到举报", "收到报告之日", "接到报警"),
    "disclosure": ("学生倾诉", "学生说出实情", "学生求助"),
    "incident": (
        "事件发生", "事发", "案发", "事故发生", "发生事件", "发生事故", "发生案件", "突发事件发生", "案事件发生", "欺凌事件发生",
        "发生欺凌事件",
        "发生安全事故", "事件发生之日",
    ),
    "detection": ("发现问题", "发现", "知悉", "知悉事件", "获悉", "得知", "发现隐患", "发现情况", "发现异常", "发现之日", "发现线索",
        "发现苗头"),
    "request": ("收到申请", "提出申请", "接到申请", "收到请求", "申请提出", "接到求助", "收到申请之日"),
    "complaint": ("收到投诉", "接到投诉", "收到申诉", "投诉", "收到投诉之日"),
    "notification": ("接到通知", "收到通知", "接此通知", "通知下发", "收到通知之日", "接通知", "接到通知之日"),
    "approval": ("批准", "审批通过", "获批", "审核通过", "批复", "批准之日"),
    "signature": ("签署", "签订", "签字", "签订之日", "签署之日"),
    "adoption": ("审议通过", "通过之日"),
    "issue_date": ("印发", "印发之日", "发布之日", "发文之日", "本方案印发", "下发之日", "即日", "方案印发", "公布之日", "发布"),
    "appointment": ("任命", "聘任", "任职", "上任"),
    "start_of_work": ("入职", "上岗", "到岗", "入职之日", "录用"),
    "admission": ("入学", "入园", "新生入学", "新生报到"),
    "transfer": ("转学", "转校", "转出", "转入"),
    "absence": ("缺课", "缺勤", "请假", "未到校"),
    "visit": ("家访", "走访"),
    "inspection": ("检查", "督查", "检查结束", "督导", "督导检查", "检查验收"),
    "training": ("培训", "培训结束", "培训活动"),
    "workshop": ("研讨会", "工作坊", "座谈会"),
    "exam": ("考试", "期末考试", "考试结束"),
    "event_day": ("活动当天", "活动当日", "活动日"),
    "trip": ("外出活动", "校外活动", "研学", "春游", "秋游", "集体外出"),
    "school_year_start": ("学年开始", "新学年开始", "学年伊始", "新学年开学"),
    "school_year_end": ("学年结束", "学年终了"),
    "first_school_day": ("开学第一天", "开学首日", "开学当天", "开学当日", "开学日"),
    "last_school_day": ("学期最后一天", "放假当天", "最后一个上学日"),
    "term_start": ("学期开始", "开学", "新学期开学", "新学期开始", "开学之日"),
    "term_end": ("学期结束", "学期终了"),
    "term_1_start": ("第1学期开始", "第一学期开始", "第一学期开学"),
    "term_1_end": ("第1学期结束", "第一学期结束"),
    "term_2_start": ("第2学期开始", "第二学期开始", "第二学期开学"),
    "term_2_end": ("第2学期结束", "第二学期结束"),
    "quarter_start": ("季度开始",),
    "quarter_end": ("季度结束", "季度终了"),
    "month_start": ("月份开始",),
    "month_end": ("月份结束", "月份终了"),
    "year_start": ("年度开始",),
    "year_end": ("年度结束", "年度终了"),
    "holiday_start": ("放假", "假期开始", "放寒假", "放暑假"),
    "holiday_end": ("假期结束", "收假", "返校"),
    "lesson_start": ("上课", "每节课上课"),
    "lesson_end": ("下课", "课程结束"),
    "shift_start": ("值班开始", "接班", "当班开始", "值勤开始"),
    "shift_end": ("值班结束", "交班", "下班", "值勤结束"),
    "duty_start": ("执勤开始", "执勤", "上勤", "勤务开始"),
    "duty_end": ("执勤结束", "勤务结束", "下勤"),
    "phase_start": ("阶段开始",),
    "phase_end": ("阶段结束",),
    "plan_start": ("方案开始实施", "方案实施", "计划开始"),
    "plan_end": ("方案结束", "计划结束", "专项行动结束", "专项工作结束"),
    "contract_end": ("合同到期", "合同期满", "聘期届满", "合同届满"),
    "case_closed": ("结案", "案件办结", "处理完毕", "处置完毕", "办结", "处置结束", "事件处理完毕"),
    "activity": ("活动", "活动开展", "活动结束", "活动开始", "大型活动", "演练", "演练结束", "活动举办"),
}  # fmt: skip

OCCASION_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "new_year": ("元旦", "新年"),
    "lunar_new_year": ("春节", "农历新年", "过年"),
    "nauryz": ("纳吾热孜节", "纳吾肉孜节", "诺鲁孜节"),
    "national_day": ("国庆节", "国庆", "国庆日", "国庆假期"),
    "republic_day": ("共和国日",),
    "childrens_day": ("儿童节", "六一儿童节", "六一", "国际儿童节"),
    "teachers_day": ("教师节",),
    "womens_day": ("妇女节", "三八妇女节", "国际妇女节"),
    "human_rights_day": ("人权日", "世界人权日"),
    "violence_against_women_day": ("消除对妇女暴力日", "国际消除对妇女暴力日", "反家暴日"),
    "child_protection_day": ("儿童保护日", "未成年人保护日"),
    "childrens_rights_day": ("儿童权利日", "世界儿童日", "国际儿童人权日"),
    "anti_drug_day": ("禁毒日", "国际禁毒日"),
    "anti_bullying_day": ("反欺凌日", "反霸凌日", "国际反欺凌日"),
    "safer_internet_day": ("网络安全日", "网络安全宣传周", "国家网络安全宣传周"),
    "school_safety_day": ("安全教育日", "中小学安全教育日", "中小学生安全教育日", "全国中小学生安全教育日", "友善校园周"),
    "fire_safety_day": ("消防日", "消防宣传日", "全国消防日", "消防安全日"),
    "traffic_safety_day": ("交通安全日", "全国交通安全日"),
    "constitution_day": ("宪法日", "国家宪法日"),
    "school_opening": ("开学典礼",),
    "summer_holiday": ("暑假", "暑期", "暑假期间", "暑期期间"),
    "winter_holiday": ("寒假", "寒假期间"),
    "spring_holiday": ("春假",),
    "autumn_holiday": ("秋假",),
    "public_holidays": ("节假日", "法定节假日", "节日", "重大节假日", "节日期间", "节假日期间", "国定假日"),
    "spring": ("春季", "春天"),
    "summer": ("夏季", "夏天"),
    "autumn": ("秋季", "秋天"),
    "winter": ("冬季", "冬天"),
    "exam_period": ("考试季", "考季", "中高考期间", "高考期间", "中考期间"),
    "labour_day": ("劳动节", "五一劳动节", "五一", "五一假期"),
    "mid_autumn": ("中秋节", "中秋"),
    "legal_day": ("法制日", "法治宣传日", "法制宣传日"),
    "back_to_school_season": ("开学季", "开学前后"),
    "parents_meeting": ("家长会",),
}  # fmt: skip

Anchor = Literal["school_entry", "school_exit"]
BELL_NAMES: Final[dict[tuple[Anchor, ...], tuple[str, ...]]] = {
    ("school_entry",): ("上学", "入校", "进校", "到校", "入园", "上学入校", "学生上学", "学生入校", "早上入校", "来校"),
    ("school_exit",): ("放学", "离校", "离园", "放学离校", "学生放学", "学生离校", "散学"),
    ("school_entry", "school_exit"): (
        "上学放学", "上放学", "上下学", "上、下学", "上、放学", "上学和放学", "上学及放学", "学生上下学", "接送", "入校离校",
        "上学、放学",
        "上学与放学", "上学入校、放学离校", "上,下学", "上学,放学", "早晚上学,放学", "上学入校,放学离校", "早晚上学、放学", "入离校",
        "上、下学校",
    ),
}  # fmt: skip


def _by_name(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {name.replace("、", ","): code for code, said in names.items() for name in said}


EVENTS: Final = _by_name(EVENT_NAMES)
OCCASIONS: Final = _by_name(OCCASION_NAMES)
BELLS: Final = {name.replace("、", ","): anchors for anchors, said in BELL_NAMES.items() for name in said}

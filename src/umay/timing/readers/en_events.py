"""English words for events, occasions and papers. Other timing words are in `en_words`."""

from __future__ import annotations

from typing import Any, Final

_BEGIN: Final = ("start", "beginning", "opening", "commencement")
_FINISH: Final = ("end", "close", "conclusion", "completion")

_NOUNS: Final[dict[str, str]] = {
    "meeting": "meeting|meetings|session|sitting",
    "next_meeting": "next meeting|following meeting|next session",
    "board_meeting": "board meeting|meeting of the board|commission meeting",
    "decision": "decision|decisions|ruling|resolution",
    "report": "report|reports|reporting",
    "disclosure": "disclosure|disclosures",
    "incident": "incident|incidents|event of violence|occurrence",
    "detection": "detection|discovery|finding|identification",
    "request": "request|requests|application|applications|receipt of the request|receipt of the application|receipt of request|inquiry",
    "complaint": "complaint|complaints|receipt of the complaint|receipt of a complaint|receipt of complaint",
    "notification": "notification|notification of the incident|receipt of the notification|receipt of notice",
    "approval": "approval|authorisation|authorization",
    "signature": "signature|signing|date of signature",
    "adoption": "adoption|entry into force",
    "issue_date": "date of issue|issue date|day of issue|publication|date of publication",
    "appointment": "appointment|designation",
    "start_of_work": "start of work|taking up work|recruitment|hiring|employment|start of employment|taking up duty|joining",
    "admission": "admission|enrolment|enrollment|registration",
    "transfer": "transfer|transfers",
    "absence": "absence|absences|non-attendance",
    "visit": "visit|visits|home visit",
    "inspection": "inspection|inspections|audit|audits|check-up visit",
    "training": "training|trainings|training session|course",
    "workshop": "workshop|workshops|seminar",
    "exam": "exam|exams|examination|examinations",
    "event_day": "day of the event|event day|date of the event|event",
    "trip": "trip|trips|excursion|excursions|outing|field trip",
    "first_school_day": "first day of school|first school day|first day of classes|first day of lessons|school starts|school begins",
    "last_school_day": "last day of school|last school day|school ends",
    "activity": "activity|activities",
    "case_closed": "closing of the case|case closure|closure of the case",
}  # fmt: skip
_SPANS: Final[dict[str, str]] = {
    "school_year": "the school year|school year|the academic year|academic year|the new school year|the new academic year",
    "term": "term|the term|the semester|semester",
    "quarter": "the quarter|quarter",
    "month": "the month|month",
    "year": "the year|year|the calendar year",
    "holiday": "the holidays|holidays|the holiday|the vacation|vacation",
    "lesson": "lessons|the lesson|the lessons|classes|class|each lesson",
    "shift": "the shift|shift|each shift|their shift",
    "duty": "duty|the duty|each duty",
    "phase": "the phase|phase|each phase",
    "plan": "the plan|plan|the programme|the period of the plan",
    "contract": "the contract|contract",
}
_SCHOOL_DAY: Final = ("the school day", "school day", "each school day", "every school day")


def _events() -> dict[str, str]:
    table = {word: code for code, words in _NOUNS.items() for word in words.split("|")}
    for unit, words in _SPANS.items():
        for word in words.split("|"):
            table |= {f"{begin} of {word}": f"{unit}_start" for begin in _BEGIN if unit != "contract"}
            table |= {f"{finish} of {word}": f"{unit}_end" for finish in _FINISH}
            table |= {f"{word} {verb}": f"{unit}_start" for verb in ("starts", "begins", "opens") if unit != "contract"}
            table |= {f"{word} {verb}": f"{unit}_end" for verb in ("ends", "closes", "finishes", "expires")}
    table |= {f"expiry of {word}": "contract_end" for word in _SPANS["contract"].split("|")}
    for number, ordinal in enumerate(("first", "second", "third"), start=1):
        for word in (f"{the}{ordinal} {term}" for the in ("", "the ") for term in ("term", "semester")):
            table |= {f"{begin} of {word}": f"term_{number}_start" for begin in _BEGIN}
            table |= {f"{finish} of {word}": f"term_{number}_end" for finish in _FINISH}
    for word in _SCHOOL_DAY:
        table |= {f"{begin} of {word}": "school_entry" for begin in _BEGIN}
        table |= {f"{finish} of {word}": "school_exit" for finish in _FINISH}
    return table


EVENTS: Final[dict[str, Any]] = _events()

BELLS: Final[dict[str, Any]] = {
    "when school opens": ("school_entry",),
    "when school closes": ("school_exit",),
    "when school opens and closes": ("school_entry", "school_exit"),
    "at school opening and closing": ("school_entry", "school_exit"),
    "at school entry and exit": ("school_entry", "school_exit"),
    "at entry and exit": ("school_entry", "school_exit"),
    "at entry and exit times": ("school_entry", "school_exit"),
    "at arrival and dismissal": ("school_entry", "school_exit"),
    "at arrival and departure": ("school_entry", "school_exit"),
    "at drop-off and pick-up": ("school_entry", "school_exit"),
    "at school entry": ("school_entry",),
    "at school exit": ("school_exit",),
    "at arrival": ("school_entry",),
    "at dismissal": ("school_exit",),
    "during arrival and dismissal": ("school_entry", "school_exit"),
}

_DAYS: Final[dict[str, str]] = {
    "new_year": "new year|new year's day|new year's",
    "lunar_new_year": "lunar new year|chinese new year|spring festival|tet",
    "nauryz": "nauryz|nowruz|nauryz holiday",
    "national_day": "national day",
    "republic_day": "republic day",
    "childrens_day": "children's day",
    "teachers_day": "teachers' day|teacher's day",
    "womens_day": "women's day|international women's day",
    "human_rights_day": "human rights day",
    "violence_against_women_day": "day against violence against women|international day for the elimination of violence against women",
    "child_protection_day": "child protection day|international day for protection of children",
    "childrens_rights_day": "children's rights day|world children's day|universal children's day",
    "anti_drug_day": "day against drug abuse|anti-drug day|international day against drug abuse",
    "anti_bullying_day": "anti-bullying day|day against bullying",
    "safer_internet_day": "safer internet day",
    "school_safety_day": "school safety day",
    "fire_safety_day": "fire safety day",
    "traffic_safety_day": "traffic safety day|road safety day",
    "constitution_day": "constitution day",
    "labour_day": "labour day|labor day|may day",
    "mid_autumn": "mid-autumn festival|mid-autumn",
    "legal_day": "law day|legal day",
    "public_holidays": "public holidays|national holidays|official holidays",
}
_SEASONS: Final[dict[str, str]] = {
    "school_opening": "school opening|school opening ceremony|opening ceremony",
    "summer_holiday": "summer holiday|summer holidays|summer vacation|summer break",
    "winter_holiday": "winter holiday|winter holidays|winter vacation|winter break|half-term break|mid-year break",
    "spring_holiday": "spring holiday|spring holidays|spring break",
    "autumn_holiday": "autumn holiday|autumn holidays|autumn break",
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "winter": "winter",
    "exam_period": "exam period|examination period|exam weeks",
    "back_to_school_season": "back-to-school season|back-to-school period",
    "parents_meeting": "parents' meeting|parents' meetings|parent meeting|parent meetings|parents' evening",
}
OCCASIONS: Final[dict[str, Any]] = {word: code for table in (_DAYS, _SEASONS) for code, words in table.items() for word in words.split("|")}

PAPERS: Final[dict[str, str]] = {
    "legislation": "legislation|law|laws|regulation|regulations|statute",
    "plan": "plan|annual plan|approved plan|work plan|action plan",
    "schedule": "schedule|timetable|calendar|work schedule|roster",
    "circular": "circular|instruction|instructions|guidance|letter",
    "agreement": "agreement|contract|protocol|memorandum",
}

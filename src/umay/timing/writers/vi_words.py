"""Vietnamese words of the sentence writer. How they are put together is in `vi`."""

from __future__ import annotations

from datetime import date
from typing import Final

from umay.timing.readers.vi_events import EVENT_NAMES, OCCASION_NAMES

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_NAMES: Final = dict(zip(WEEK, ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"), strict=True))

UNITS: Final = {
    "minute": "phút", "hour": "giờ", "day": "ngày", "calendar_day": "ngày", "working_day": "ngày làm việc", "school_day": "ngày học",
    "week": "tuần", "month": "tháng", "quarter": "quý", "school_quarter": "quý của năm học", "half_year": "nửa năm", "year": "năm",
    "school_year": "năm học",
}  # fmt: skip
EVERY: Final = {
    "day": "hằng ngày", "school_day": "mỗi ngày học", "week": "hằng tuần", "month": "hằng tháng", "quarter": "hằng quý",
    "school_quarter": "mỗi quý của năm học", "half_year": "nửa năm một lần", "year": "hằng năm", "school_year": "mỗi năm học",
}  # fmt: skip
PLACES: Final = {"start": "đầu", "middle": "giữa", "end": "cuối"}
THIRDS: Final = {"1": "thượng tuần", "2": "trung tuần", "3": "hạ tuần"}
VAGUE: Final = {"regular": "thường xuyên", "periodic": "định kỳ", "timely": "kịp thời"}
REFERENCES: Final = {
    "legislation": "theo quy định của pháp luật", "plan": "theo kế hoạch", "schedule": "theo lịch", "circular": "theo văn bản hướng dẫn",
    "agreement": "theo thỏa thuận",
}  # fmt: skip

_PROPER: Final = {
    "last_done": "lần thực hiện gần nhất",
    "term_1_start": "ngày bắt đầu học kỳ I", "term_1_end": "ngày kết thúc học kỳ I", "term_2_start": "ngày bắt đầu học kỳ II",
    "term_2_end": "ngày kết thúc học kỳ II", "new_year": "Tết Dương lịch", "lunar_new_year": "Tết Nguyên đán", "nauryz": "lễ Nauryz",
    "national_day": "Quốc khánh", "childrens_day": "Ngày Quốc tế Thiếu nhi", "teachers_day": "Ngày Nhà giáo Việt Nam",
    "womens_day": "Ngày Quốc tế Phụ nữ", "human_rights_day": "Ngày Nhân quyền", "constitution_day": "Ngày Hiến pháp",
    "violence_against_women_day": "Ngày Xóa bỏ bạo lực đối với phụ nữ", "child_protection_day": "Ngày Bảo vệ trẻ em",
    "childrens_rights_day": "Ngày Quyền trẻ em", "anti_drug_day": "Ngày Phòng, chống ma túy", "legal_day": "Ngày Pháp luật",
    "anti_bullying_day": "Ngày Phòng, chống bắt nạt", "safer_internet_day": "Ngày An toàn Internet", "mid_autumn": "Tết Trung thu",
    "school_safety_day": "Ngày An toàn trường học", "fire_safety_day": "Ngày Phòng cháy, chữa cháy", "labour_day": "Ngày Quốc tế Lao động",
    "traffic_safety_day": "Ngày An toàn giao thông", "republic_day": "Ngày Cộng hòa",
    "school_entry": "giờ vào học", "school_exit": "giờ tan học",
}  # fmt: skip
_NAMES: Final = {code: names[0] for code, names in (EVENT_NAMES | OCCASION_NAMES).items()} | _PROPER


def name(code: str) -> str:
    """The name of an event or occasion; the document's own words stand in quotes."""
    return _NAMES.get(code) or f"“{code}”"


def listed(words: list[str], last: str = "và") -> str:
    """Words in a row, the last joined by "and" or "or"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def numeric(day: date) -> str:
    """The day in figures, as it stands within a sentence."""
    return f"{day:%d}/{day.month}/{day.year}"


def clock(text: str) -> str:
    """24 h "HH:MM" as it is written."""
    return text.removeprefix("0")

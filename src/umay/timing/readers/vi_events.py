"""Vietnamese words for events, bells and occasions; the first of each is the one that is written back."""

from __future__ import annotations

from typing import Final, Literal

EVENT_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "meeting": ("cuộc họp", "buổi họp", "phiên họp", "họp", "ngày họp", "hội nghị", "kết thúc cuộc họp"),
    "next_meeting": ("cuộc họp tiếp theo", "cuộc họp kế tiếp", "cuộc họp sau", "phiên họp tiếp theo"),
    "board_meeting": ("cuộc họp hội đồng", "cuộc họp ban chỉ đạo", "họp hội đồng", "phiên họp hội đồng"),
    "decision": ("ngày có quyết định", "có quyết định", "ra quyết định", "ngày ra quyết định", "quyết định có hiệu lực"),
    "report": ("ngày nhận báo cáo", "nhận được báo cáo", "nhận báo cáo", "có báo cáo", "được báo cáo", "ngày nhận được báo cáo"),
    "disclosure": ("thời điểm trẻ kể lại sự việc", "trẻ kể lại sự việc", "trẻ tiết lộ", "trẻ chia sẻ"),
    "incident": (
        "thời điểm xảy ra vụ việc", "xảy ra vụ việc", "xảy ra sự việc", "vụ việc xảy ra", "sự việc xảy ra", "có vụ việc xảy ra",
        "xảy ra sự cố",
        "xảy ra tai nạn", "vụ việc", "sự cố", "có sự cố", "có vụ việc", "có sự việc", "xảy ra tình huống", "xảy ra bạo lực học đường",
        "xảy ra bạo lực", "có sự việc xảy ra",
        "xảy ra vụ việc bạo lực học đường",
    ),
    "detection": (
        "thời điểm phát hiện", "phát hiện", "phát hiện vụ việc", "phát hiện sự việc", "phát hiện ra", "được phát hiện",
        "phát hiện hành vi",
        "phát hiện dấu hiệu", "phát hiện trường hợp",
    ),
    "request": ("ngày nhận yêu cầu", "nhận được yêu cầu", "nhận yêu cầu", "ngày nhận được yêu cầu", "nhận được đề nghị"),
    "complaint": (
        "ngày nhận đơn khiếu nại", "nhận được đơn", "nhận đơn", "nhận được khiếu nại", "ngày nhận được đơn", "nhận được đơn khiếu nại",
        "nhận được phản ánh", "tiếp nhận đơn", "ngày tiếp nhận đơn", "tiếp nhận phản ánh",
    ),
    "notification": (
        "ngày nhận thông báo", "nhận được thông báo", "nhận thông báo", "nhận được thông tin", "nhận thông tin", "tiếp nhận thông tin",
        "ngày nhận được thông báo", "nhận được tin báo", "tiếp nhận tin báo", "nhận tin báo", "có thông báo", "ngày thông báo",
        "nhận được văn bản",
    ),
    "approval": ("ngày phê duyệt", "được phê duyệt", "phê duyệt", "ngày được phê duyệt", "kế hoạch được phê duyệt"),
    "signature": ("ngày ký", "ký kết", "ký", "ngày ký kết", "được ký"),
    "adoption": ("ngày thông qua", "được thông qua", "thông qua"),
    "issue_date": (
        "ngày ban hành", "ban hành", "ngày ký ban hành", "ban hành kế hoạch", "kế hoạch được ban hành", "kế hoạch ban hành",
        "được ban hành", "ngày ban hành kế hoạch", "nay",
    ),
    "appointment": ("ngày bổ nhiệm", "bổ nhiệm", "được bổ nhiệm"),
    "start_of_work": ("ngày bắt đầu làm việc", "nhận việc", "bắt đầu làm việc", "ngày nhận việc", "được tuyển dụng", "ngày tuyển dụng"),
    "admission": ("ngày nhập học", "nhập học", "tiếp nhận học sinh", "tiếp nhận trẻ"),
    "transfer": ("ngày chuyển trường", "chuyển trường", "chuyển đi"),
    "absence": ("đợt vắng học", "vắng học", "nghỉ học", "vắng mặt"),
    "visit": ("chuyến thăm", "buổi thăm", "thăm gia đình", "đến thăm"),
    "inspection": (
        "đợt kiểm tra", "cuộc kiểm tra", "kiểm tra", "thanh tra", "đoàn kiểm tra", "kết thúc kiểm tra", "kết thúc đợt kiểm tra",
    ),
    "training": ("buổi tập huấn", "đợt tập huấn", "tập huấn", "lớp tập huấn", "khóa tập huấn", "kết thúc tập huấn"),
    "workshop": ("buổi hội thảo", "hội thảo"),
    "exam": ("kỳ thi", "kỳ kiểm tra", "thi học kỳ"),
    "event_day": ("ngày diễn ra sự kiện", "sự kiện", "ngày tổ chức", "ngày diễn ra"),
    "trip": ("chuyến tham quan", "chuyến dã ngoại", "buổi tham quan", "chuyến đi"),
    "school_year_start": ("ngày bắt đầu năm học", "bắt đầu năm học", "vào năm học", "khai giảng", "bước vào năm học"),
    "school_year_end": ("ngày kết thúc năm học", "kết thúc năm học", "tổng kết năm học", "bế giảng", "bế giảng năm học"),
    "first_school_day": ("ngày đầu tiên đến trường", "ngày học đầu tiên", "ngày tựu trường"),
    "last_school_day": ("ngày học cuối cùng", "ngày cuối cùng đến trường"),
    "term_start": ("ngày bắt đầu học kỳ", "bắt đầu học kỳ", "vào học kỳ"),
    "term_end": ("ngày kết thúc học kỳ", "kết thúc học kỳ", "sơ kết học kỳ"),
    "term_1_start": ("ngày bắt đầu học kỳ i", "bắt đầu học kỳ i", "bắt đầu học kỳ 1", "vào học kỳ i"),
    "term_1_end": ("ngày kết thúc học kỳ i", "kết thúc học kỳ i", "kết thúc học kỳ 1", "sơ kết học kỳ i", "hết học kỳ i"),
    "term_2_start": ("ngày bắt đầu học kỳ ii", "bắt đầu học kỳ ii", "bắt đầu học kỳ 2", "vào học kỳ ii"),
    "term_2_end": ("ngày kết thúc học kỳ ii", "kết thúc học kỳ ii", "kết thúc học kỳ 2", "hết học kỳ ii"),
    "quarter_start": ("ngày bắt đầu quý", "bắt đầu quý"),
    "quarter_end": ("ngày kết thúc quý", "kết thúc quý"),
    "month_start": ("ngày bắt đầu tháng", "bắt đầu tháng"),
    "month_end": ("ngày kết thúc tháng", "kết thúc tháng"),
    "year_start": ("ngày bắt đầu năm", "bắt đầu năm"),
    "year_end": ("ngày kết thúc năm", "kết thúc năm"),
    "holiday_start": ("ngày bắt đầu kỳ nghỉ", "bắt đầu kỳ nghỉ", "nghỉ lễ"),
    "holiday_end": ("ngày kết thúc kỳ nghỉ", "kết thúc kỳ nghỉ", "hết kỳ nghỉ"),
    "lesson_start": ("giờ bắt đầu tiết học", "bắt đầu tiết học", "vào tiết", "tiết học"),
    "lesson_end": ("giờ kết thúc tiết học", "kết thúc tiết học", "hết tiết", "hết tiết học"),
    "shift_start": ("giờ bắt đầu ca trực", "giờ nhận ca", "bắt đầu ca trực", "ca trực", "nhận ca"),
    "shift_end": ("giờ kết thúc ca trực", "kết thúc ca trực", "giao ca", "hết ca trực", "hết ca"),
    "duty_start": ("giờ bắt đầu nhiệm vụ", "nhận nhiệm vụ", "bắt đầu nhiệm vụ"),
    "duty_end": ("giờ kết thúc nhiệm vụ", "hoàn thành nhiệm vụ", "kết thúc nhiệm vụ"),
    "phase_start": ("ngày bắt đầu giai đoạn", "bắt đầu giai đoạn"),
    "phase_end": ("ngày kết thúc giai đoạn", "kết thúc giai đoạn", "kết thúc đợt"),
    "plan_start": ("ngày bắt đầu kế hoạch", "bắt đầu kế hoạch", "triển khai kế hoạch"),
    "plan_end": ("ngày kết thúc kế hoạch", "kết thúc kế hoạch"),
    "contract_end": ("ngày hết hạn hợp đồng", "hết hạn hợp đồng", "hợp đồng hết hạn"),
    "case_closed": ("ngày đóng hồ sơ vụ việc", "kết thúc vụ việc", "đóng hồ sơ", "giải quyết xong", "xử lý xong", "xử lý xong vụ việc"),
    "activity": ("buổi hoạt động", "hoạt động", "kết thúc hoạt động", "tổ chức hoạt động"),
}  # fmt: skip

OCCASION_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "new_year": ("tết dương lịch", "năm mới dương lịch"),
    "lunar_new_year": ("tết nguyên đán", "tết âm lịch", "tết cổ truyền", "tết"),
    "nauryz": ("lễ nauryz",),
    "national_day": ("quốc khánh", "ngày quốc khánh", "lễ quốc khánh"),
    "republic_day": ("ngày cộng hòa",),
    "childrens_day": ("ngày quốc tế thiếu nhi", "quốc tế thiếu nhi", "tết thiếu nhi"),
    "teachers_day": ("ngày nhà giáo việt nam", "ngày nhà giáo"),
    "womens_day": ("ngày quốc tế phụ nữ", "quốc tế phụ nữ"),
    "human_rights_day": ("ngày nhân quyền", "ngày quốc tế nhân quyền"),
    "violence_against_women_day": ("ngày xóa bỏ bạo lực đối với phụ nữ", "ngày quốc tế xóa bỏ bạo lực đối với phụ nữ"),
    "child_protection_day": ("ngày bảo vệ trẻ em", "ngày quốc tế bảo vệ trẻ em"),
    "childrens_rights_day": ("ngày quyền trẻ em", "ngày trẻ em thế giới"),
    "anti_drug_day": (
        "ngày phòng, chống ma túy", "ngày toàn dân phòng, chống ma túy", "ngày quốc tế phòng, chống ma túy", "ngày phòng chống ma túy",
    ),
    "anti_bullying_day": ("ngày phòng, chống bắt nạt", "ngày phòng chống bắt nạt"),
    "safer_internet_day": ("ngày an toàn internet", "ngày internet an toàn"),
    "school_safety_day": ("ngày an toàn trường học",),
    "fire_safety_day": ("ngày phòng cháy, chữa cháy", "ngày toàn dân phòng cháy và chữa cháy", "ngày phòng cháy chữa cháy"),
    "traffic_safety_day": ("ngày an toàn giao thông",),
    "constitution_day": ("ngày hiến pháp",),
    "school_opening": (
        "lễ khai giảng", "khai giảng năm học", "ngày khai giảng", "ngày toàn dân đưa trẻ đến trường", "khai giảng năm học mới",
    ),
    "summer_holiday": ("kỳ nghỉ hè", "nghỉ hè", "hè", "dịp hè", "trong hè"),
    "winter_holiday": ("kỳ nghỉ đông", "nghỉ đông"),
    "spring_holiday": ("kỳ nghỉ xuân", "nghỉ xuân"),
    "autumn_holiday": ("kỳ nghỉ thu", "nghỉ thu"),
    "public_holidays": ("ngày lễ", "ngày nghỉ lễ", "ngày lễ lớn", "dịp lễ", "lễ, tết", "ngày lễ, tết", "lễ tết", "ngày lễ lớn trong năm"),
    "spring": ("mùa xuân",),
    "summer": ("mùa hè",),
    "autumn": ("mùa thu",),
    "winter": ("mùa đông",),
    "exam_period": ("mùa thi", "thời gian thi", "thời gian ôn thi"),
    "labour_day": ("ngày quốc tế lao động", "quốc tế lao động"),
    "mid_autumn": ("tết trung thu", "trung thu"),
    "legal_day": ("ngày pháp luật", "ngày pháp luật việt nam"),
    "back_to_school_season": ("mùa tựu trường", "mùa khai trường"),
    "parents_meeting": ("họp phụ huynh", "họp cha mẹ học sinh", "họp cha mẹ trẻ", "buổi họp phụ huynh"),
}  # fmt: skip

Anchor = Literal["school_entry", "school_exit"]
BELL_NAMES: Final[dict[tuple[Anchor, ...], tuple[str, ...]]] = {
    ("school_entry",): ("giờ vào học", "giờ vào lớp", "đầu giờ học", "giờ đến trường", "giờ đón trẻ",
        "giờ đến lớp", "đầu buổi học", "giờ đón", "giờ học", "đón trẻ"),
    ("school_exit",): ("giờ tan học", "giờ tan trường", "giờ ra về", "giờ trả trẻ",
        "cuối buổi học", "giờ tan lớp", "giờ về", "trả trẻ", "tan học"),
    ("school_entry", "school_exit"): (
        "giờ vào học và giờ tan học", "giờ đón và trả trẻ", "giờ đón, trả trẻ", "giờ đón trả trẻ", "đầu giờ và cuối giờ",
        "đầu và cuối buổi học",
        "giờ đưa đón học sinh", "giờ đón - trả trẻ", "giờ đón/trả trẻ", "đầu giờ, cuối giờ", "giờ đưa đón trẻ",
        "đầu giờ và cuối buổi học",
    ),
}  # fmt: skip


def by_name(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The code of each name."""
    return {name: code for code, said in names.items() for name in said}


EVENTS: Final = by_name(EVENT_NAMES)
OCCASIONS: Final = by_name(OCCASION_NAMES)
BELLS: Final = {name: anchors for anchors, said in BELL_NAMES.items() for name in said}

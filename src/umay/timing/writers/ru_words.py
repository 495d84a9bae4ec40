"""Russian words that timings are written with, in the cases a sentence needs. What is read back is in `readers`."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    ("январь", "января", "январе"), ("февраль", "февраля", "феврале"), ("март", "марта", "марте"), ("апрель", "апреля", "апреле"),
    ("май", "мая", "мае"), ("июнь", "июня", "июне"), ("июль", "июля", "июле"), ("август", "августа", "августе"),
    ("сентябрь", "сентября", "сентябре"), ("октябрь", "октября", "октябре"), ("ноябрь", "ноября", "ноябре"),
    ("декабрь", "декабря", "декабре"),
)  # fmt: skip

# one, from two to four, five and more; the case after "каждый", after "в начале"
UNITS: Final[dict[str, tuple[str, str, str]]] = {
    "minute": ("минуту", "минуты", "минут"), "hour": ("час", "часа", "часов"), "calendar_day": ("день", "дня", "дней"),
    "day": ("день", "дня", "дней"), "working_day": ("рабочий день", "рабочих дня", "рабочих дней"),
    "school_day": ("учебный день", "учебных дня", "учебных дней"), "week": ("неделю", "недели", "недель"),
    "month": ("месяц", "месяца", "месяцев"), "year": ("год", "года", "лет"),
}  # fmt: skip
# genitive, for "в течение 1 рабочего дня", "в течение 3 рабочих дней"
GENITIVE_UNITS: Final[dict[str, tuple[str, str]]] = {
    "minute": ("минуты", "минут"), "hour": ("часа", "часов"), "calendar_day": ("дня", "дней"), "day": ("дня", "дней"),
    "working_day": ("рабочего дня", "рабочих дней"), "school_day": ("учебного дня", "учебных дней"), "week": ("недели", "недель"),
    "month": ("месяца", "месяцев"), "year": ("года", "лет"),
}  # fmt: skip
PERIODS: Final[dict[str, tuple[str, str, str]]] = {  # nominative, accusative, genitive
    "day": ("ежедневно", "день", "дня"), "school_day": ("каждый учебный день", "учебный день", "учебного дня"),
    "week": ("еженедельно", "неделю", "недели"), "month": ("ежемесячно", "месяц", "месяца"),
    "quarter": ("ежеквартально", "квартал", "квартала"), "school_quarter": ("каждую четверть", "четверть", "четверти"),
    "half_year": ("каждое полугодие", "полугодие", "полугодия"), "year": ("ежегодно", "год", "года"),
    "school_year": ("каждый учебный год", "учебный год", "учебного года"),
}  # fmt: skip
FEMININE_PERIODS: Final = frozenset({"week", "school_quarter"})
WEEKDAYS: Final = {  # every …, on …s, from …, to …
    "MO": ("каждый понедельник", "по понедельникам", "понедельника", "понедельник"),
    "TU": ("каждый вторник", "по вторникам", "вторника", "вторник"),
    "WE": ("каждую среду", "по средам", "среды", "среду"),
    "TH": ("каждый четверг", "по четвергам", "четверга", "четверг"),
    "FR": ("каждую пятницу", "по пятницам", "пятницы", "пятницу"),
    "SA": ("каждую субботу", "по субботам", "субботы", "субботу"),
    "SU": ("каждое воскресенье", "по воскресеньям", "воскресенья", "воскресенье"),
}  # fmt: skip
ORDINALS: Final = {  # masculine accusative, feminine accusative, feminine genitive
    1: ("первый", "первую", "первой"), 2: ("второй", "вторую", "второй"), 3: ("третий", "третью", "третьей"),
    4: ("четвертый", "четвертую", "четвертой"), 5: ("пятый", "пятую", "пятой"),
}  # fmt: skip
EVENTS: Final[dict[str, str]] = {  # genitive
    "meeting": "заседания", "next_meeting": "следующего заседания", "board_meeting": "заседания совета",
    "last_done": "последнего выполнения",
    "decision": "решения",
    "report": "сообщения", "disclosure": "раскрытия", "incident": "происшествия", "detection": "выявления", "request": "запроса",
    "complaint": "жалобы", "notification": "уведомления", "approval": "утверждения", "signature": "подписания", "adoption": "принятия",
    "issue_date": "издания", "appointment": "назначения", "start_of_work": "приема на работу", "admission": "зачисления",
    "transfer": "перевода", "absence": "отсутствия", "visit": "посещения", "inspection": "проверки", "training": "обучения",
    "workshop": "семинара", "exam": "экзамена", "event_day": "события", "trip": "экскурсии", "activity": "мероприятия",
    "school_year_start": "начала учебного года", "school_year_end": "окончания учебного года", "first_school_day": "первого учебного дня",
    "last_school_day": "последнего учебного дня", "term_start": "начала семестра", "term_end": "окончания семестра",
    "term_1_start": "начала первого семестра", "term_1_end": "окончания первого семестра",
    "term_2_start": "начала второго семестра", "term_2_end": "окончания второго семестра",
    "quarter_start": "начала четверти", "quarter_end": "окончания четверти", "month_start": "начала месяца",
    "month_end": "окончания месяца",
    "year_start": "начала года", "year_end": "окончания года", "holiday_start": "начала каникул", "holiday_end": "окончания каникул",
    "school_entry": "начала учебного дня", "school_exit": "окончания учебного дня", "lesson_start": "начала занятий",
    "lesson_end": "окончания занятий", "shift_start": "начала смены", "shift_end": "окончания смены", "duty_start": "начала дежурства",
    "duty_end": "окончания дежурства", "phase_start": "начала этапа", "phase_end": "окончания этапа",
    "plan_start": "начала действия плана", "plan_end": "окончания действия плана", "contract_end": "окончания договора",
    "case_closed": "закрытия дела", "holiday": "каникул", "lesson": "урока", "shift": "смены", "duty": "дежурства",
}  # fmt: skip
OCCASIONS: Final[dict[str, str]] = {
    "new_year": "новый год", "lunar_new_year": "лунный новый год", "nauryz": "наурыз", "national_day": "день независимости",
    "republic_day": "день республики", "childrens_day": "день детей", "teachers_day": "день учителя",
    "womens_day": "международный женский день", "human_rights_day": "день прав человека",
    "violence_against_women_day": "день борьбы с насилием в отношении женщин", "child_protection_day": "день защиты детей",
    "childrens_rights_day": "день прав ребенка", "anti_drug_day": "день борьбы с наркоманией",
    "anti_bullying_day": "день борьбы с буллингом",
    "safer_internet_day": "день безопасного интернета", "school_safety_day": "день безопасности школы",
    "fire_safety_day": "день пожарной безопасности", "traffic_safety_day": "день безопасности дорожного движения",
    "constitution_day": "день конституции", "school_opening": "торжественная линейка", "summer_holiday": "летние каникулы",
    "winter_holiday": "зимние каникулы", "spring_holiday": "весенние каникулы", "autumn_holiday": "осенние каникулы",
    "public_holidays": "праздничные дни", "spring": "весна", "summer": "лето", "autumn": "осень", "winter": "зима",
    "exam_period": "период экзаменов", "labour_day": "день труда", "mid_autumn": "праздник середины осени",
    "legal_day": "день правовых знаний", "back_to_school_season": "подготовка к школе", "parents_meeting": "родительское собрание",
}  # fmt: skip
REFERENCES: Final = {
    "plan": "по плану", "schedule": "по графику", "legislation": "в сроки, установленные законодательством", "circular": "согласно приказу",
    "agreement": "по согласованию",
}  # fmt: skip
VAGUE: Final = {"regular": "регулярно", "periodic": "периодически", "timely": "своевременно"}
SCHOOL_YEAR: Final = {
    ("year_start", "at"): "в начале учебного года", ("year_start", "before"): "до начала учебного года",
    ("year_end", "at"): "в конце учебного года", ("year_end", "before"): "до конца учебного года",
    ("first_school_day", "at"): "в первый учебный день", ("first_school_day", "before"): "до первого учебного дня",
    ("year", "during"): "в течение учебного года",
}  # fmt: skip
BELLS: Final = {
    ("school_entry",): "в начале учебного дня", ("school_exit",): "в конце учебного дня",
    ("school_entry", "school_exit"): "в начале и в конце учебного дня",
}  # fmt: skip


def counted(number: int, forms: tuple[str, str, str]) -> str:
    """Return the number with its noun: 1 день, 2 дня, 5 дней."""
    if number % 10 == 1 and number % 100 != 11:
        return f"{number} {forms[0]}"
    few = 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14
    return f"{number} {forms[1] if few else forms[2]}"


def listed(words: list[str], last: str = "и") -> str:
    """Return "a, b и c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"

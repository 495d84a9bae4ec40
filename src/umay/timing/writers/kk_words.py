"""Kazakh words that timings are written with, and the endings that follow the sound of a word. What is read back is in `readers`."""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
PERIODS: Final[dict[str, tuple[str, str, str]]] = {  # every …, … a unit, of every …
    "day": ("күн", "күніне", "күннің"), "school_day": ("оқу күні", "оқу күніне", "оқу күнінің"), "week": ("апта", "аптасына", "аптаның"),
    "month": ("ай", "айына", "айдың"), "quarter": ("тоқсан", "тоқсанына", "тоқсанның"),
    "school_quarter": ("оқу тоқсаны", "оқу тоқсанына", "оқу тоқсанының"), "half_year": ("жарты жыл", "жартыжылдығына", "жартыжылдықтың"),
    "year": ("жыл", "жылына", "жылдың"), "school_year": ("оқу жылы", "оқу жылына", "оқу жылының"),
}  # fmt: skip
UNITS: Final = {
    "minute": "минут", "hour": "сағат", "calendar_day": "күн", "day": "күн", "working_day": "жұмыс күні", "school_day": "оқу күні",
    "week": "апта",
    "month": "ай", "year": "жыл",
}  # fmt: skip
IN_UNITS: Final = {"day": "күнде", "week": "аптада", "month": "айда", "year": "жылда"}  # "2 аптада бір рет"
WEEKDAYS: Final = {
    "MO": "дүйсенбі", "TU": "сейсенбі", "WE": "сәрсенбі", "TH": "бейсенбі", "FR": "жұма", "SA": "сенбі", "SU": "жексенбі",
}  # fmt: skip
ORDINALS: Final = ("", "бірінші", "екінші", "үшінші", "төртінші", "бесінші")
EVENTS: Final[dict[str, str]] = {
    "meeting": "отырыс", "next_meeting": "келесі отырыс", "board_meeting": "кеңес отырысы",
    "last_done": "соңғы орындалған күн",
    "decision": "шешім", "report": "хабарлама",
    "disclosure": "жария ету", "incident": "оқиға", "detection": "анықтау", "request": "сұрау салу", "complaint": "шағым",
    "notification": "хабарландыру", "approval": "бекіту", "signature": "қол қою", "adoption": "құжат қабылдау", "issue_date": "жариялану",
    "appointment": "тағайындау", "start_of_work": "жұмысқа кірісу", "admission": "оқуға қабылдау", "transfer": "ауысу",
    "absence": "сабақтан қалу", "visit": "үйге бару", "inspection": "тексеру", "training": "оқыту", "workshop": "семинар",
    "exam": "емтихан",
    "event_day": "іс-шара күні", "trip": "экскурсия", "activity": "іс-шара", "school_year_start": "оқу жылының басталуы",
    "school_year_end": "оқу жылының аяқталуы", "first_school_day": "бірінші оқу күні", "last_school_day": "соңғы оқу күні",
    "term_start": "семестрдің басталуы", "term_end": "семестрдің аяқталуы", "quarter_start": "тоқсанның басталуы",
    "term_1_start": "бірінші семестрдің басталуы", "term_1_end": "бірінші семестрдің аяқталуы",
    "term_2_start": "екінші семестрдің басталуы", "term_2_end": "екінші семестрдің аяқталуы",
    "quarter_end": "тоқсанның аяқталуы", "month_start": "айдың басталуы", "month_end": "айдың аяқталуы", "year_start": "жылдың басталуы",
    "year_end": "жылдың аяқталуы", "holiday_start": "каникулдың басталуы", "holiday_end": "каникулдың аяқталуы",
    "school_entry": "оқу күнінің басталуы", "school_exit": "оқу күнінің аяқталуы", "lesson_start": "сабақтың басталуы",
    "lesson_end": "сабақтың аяқталуы", "shift_start": "ауысымның басталуы", "shift_end": "ауысымның аяқталуы",
    "duty_start": "кезекшіліктің басталуы", "duty_end": "кезекшіліктің аяқталуы", "phase_start": "кезеңнің басталуы",
    "phase_end": "кезеңнің аяқталуы", "plan_start": "жоспардың басталуы", "plan_end": "жоспардың аяқталуы",
    "contract_end": "шарттың аяқталуы", "case_closed": "істің жабылуы", "holiday": "каникул", "lesson": "сабақ", "shift": "ауысым",
    "duty": "кезекшілік",
}  # fmt: skip
OCCASIONS: Final[dict[str, str]] = {
    "new_year": "жаңа жыл", "lunar_new_year": "ай күнтізбесі бойынша жаңа жыл", "nauryz": "наурыз мейрамы",
    "national_day": "тәуелсіздік күні",
    "republic_day": "республика күні", "childrens_day": "балалар күні", "teachers_day": "мұғалімдер күні",
    "womens_day": "халықаралық әйелдер күні", "human_rights_day": "адам құқықтары күні",
    "violence_against_women_day": "әйелдерге қатысты зорлық-зомбылыққа қарсы күрес күні", "child_protection_day": "балаларды қорғау күні",
    "childrens_rights_day": "бала құқықтары күні", "anti_drug_day": "нашақорлыққа қарсы күрес күні",
    "anti_bullying_day": "буллингке қарсы күрес күні", "safer_internet_day": "қауіпсіз интернет күні",
    "school_safety_day": "мектеп қауіпсіздігі күні", "fire_safety_day": "өрт қауіпсіздігі күні",
    "traffic_safety_day": "жол қауіпсіздігі күні",
    "constitution_day": "конституция күні", "school_opening": "салтанатты жиын", "summer_holiday": "жазғы каникул",
    "winter_holiday": "қысқы каникул", "spring_holiday": "көктемгі каникул", "autumn_holiday": "күзгі каникул",
    "public_holidays": "мереке күндері", "spring": "көктем", "summer": "жаз", "autumn": "күз", "winter": "қыс",
    "exam_period": "емтихан кезеңі", "labour_day": "еңбек күні", "mid_autumn": "күз ортасы мерекесі", "legal_day": "құқықтық білім күні",
    "back_to_school_season": "мектепке дайындық", "parents_meeting": "ата-аналар жиналысы",
}  # fmt: skip
REFERENCES: Final = {
    "plan": "жоспарға сәйкес", "schedule": "кестеге сәйкес", "legislation": "заңнамада белгіленген мерзімде", "circular": "бұйрыққа сәйкес",
    "agreement": "келісім бойынша",
}  # fmt: skip
VAGUE: Final = {"regular": "жүйелі түрде", "periodic": "мезгіл-мезгіл", "timely": "уақтылы"}
SCHOOL_YEAR: Final = {
    ("year_start", "at"): "оқу жылының басында", ("year_start", "before"): "оқу жылының басына дейін",
    ("year_end", "at"): "оқу жылының соңында", ("year_end", "before"): "оқу жылының соңына дейін",
    ("first_school_day", "at"): "бірінші оқу күні", ("first_school_day", "before"): "бірінші оқу күніне дейін",
    ("year", "during"): "оқу жылы бойы",
}  # fmt: skip
BELLS: Final = {
    ("school_entry",): "оқу күнінің басында", ("school_exit",): "оқу күнінің соңында",
    ("school_entry", "school_exit"): "оқу күнінің басында және соңында",
}  # fmt: skip

_BACK: Final = frozenset("аоұыуя")
_FRONT: Final = frozenset("әеөүіиэ")
_VOICELESS: Final = frozenset("пфктсшщчцхқбвгд")
_POSSESSIVE: Final = ("ы", "і")
_NUMBER_ENDINGS: Final = {  # the possessive of the word each number ends in: біреу-і, екі-сі, алты-сы, он-ы
    1: "і", 2: "сі", 3: "і", 4: "і", 5: "і", 6: "сы", 7: "сі", 8: "і", 9: "ы", 10: "ы", 20: "сы", 30: "ы",
}  # fmt: skip


def _is_back(word: str) -> bool:
    vowels = [letter for letter in word if letter in _BACK or letter in _FRONT]
    return bool(vowels) and vowels[-1] in _BACK


def dative(word: str) -> str:
    """Return the word with "to": отырысқа, басталуына, күніне."""
    back = _is_back(word)
    if word.endswith(_POSSESSIVE):
        return word + ("на" if back else "не")
    if word[-1] in _VOICELESS:
        return word + ("қа" if back else "ке")
    return word + ("ға" if back else "ге")


def ablative(word: str) -> str:
    """Return the word with "from": отырыстан, басталуынан, шілдеден."""
    back = _is_back(word)
    if word.endswith(_POSSESSIVE) or word[-1] in "мнң":
        return word + ("нан" if back else "нен")
    if word[-1] in _VOICELESS:
        return word + ("тан" if back else "тен")
    return word + ("дан" if back else "ден")


def genitive(word: str) -> str:
    """Return the word with "of": қыркүйектің, шілденің, мамырдың."""
    back = _is_back(word)
    if word[-1] in "аеыімнңө":
        return word + ("ның" if back else "нің")
    if word[-1] in _VOICELESS:
        return word + ("тың" if back else "тің")
    return word + ("дың" if back else "дің")


def numbered(number: int, case: str = "") -> str:
    """Return the number as a thing of a month: 25-і; case "dative" 25-іне, "ablative" 25-інен."""
    ending = _NUMBER_ENDINGS[number if number in _NUMBER_ENDINGS else number % 10]
    if case:
        ending += {"dative": ("на", "не"), "ablative": ("нан", "нен")}[case][0 if "ы" in ending else 1]
    return f"{number}-{ending}"


def listed(words: list[str], last: str = "және") -> str:
    """Return "a, b және c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"

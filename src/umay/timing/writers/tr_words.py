"""Turkish nouns for the vocabulary and how they take endings. Builds no sentences."""

from __future__ import annotations

from typing import Final, Literal

Case = Literal["acc", "dat", "loc", "abl", "gen"]

MONTHS: Final = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip
WEEKDAYS: Final = {
    "MO": "Pazartesi", "TU": "Salı", "WE": "Çarşamba", "TH": "Perşembe", "FR": "Cuma", "SA": "Cumartesi", "SU": "Pazar",
}  # fmt: skip
ORDINALS: Final = ("", "ilk", "ikinci", "üçüncü", "dördüncü", "beşinci")
UNITS: Final = {
    "minute": "dakika", "hour": "saat", "calendar_day": "gün", "working_day": "iş günü", "school_day": "okul günü", "week": "hafta",
    "month": "ay", "year": "yıl",
}  # fmt: skip
CYCLES: Final = {
    "day": "gün", "school_day": "okul günü", "week": "hafta", "month": "ay", "quarter": "çeyrek", "school_quarter": "ders çeyreği",
    "half_year": "yarım yıl", "year": "yıl", "school_year": "eğitim öğretim yılı",
}  # fmt: skip

EVENTS: Final = {
    "meeting": "toplantı", "next_meeting": "bir sonraki toplantı", "board_meeting": "kurul toplantısı",
    "last_done": "son yapılış",
    "decision": "karar",
    "report": "rapor", "disclosure": "beyan", "incident": "olay", "detection": "tespit", "request": "başvuru", "complaint": "şikâyet",
    "notification": "bildirim", "approval": "onay", "signature": "imza", "adoption": "yürürlüğe giriş", "issue_date": "yayım tarihi",
    "appointment": "görevlendirme", "start_of_work": "işe giriş", "admission": "kayıt işlemi", "transfer": "nakil işlemi",
    "absence": "devamsızlık", "visit": "ziyaret", "inspection": "denetim", "training": "eğitim", "workshop": "çalıştay", "exam": "sınav",
    "event_day": "etkinlik günü", "trip": "gezi", "school_year_start": "eğitim öğretim yılı başı",
    "school_year_end": "eğitim öğretim yılı sonu", "first_school_day": "okulların ilk günü", "last_school_day": "okulların son günü",
    "term_start": "dönem başı", "term_end": "dönem sonu", "quarter_start": "çeyrek başı", "quarter_end": "çeyrek sonu",
    "month_start": "ay başı", "month_end": "ay sonu", "year_start": "yıl başı", "year_end": "yıl sonu",
    "holiday_start": "tatil başlangıcı", "holiday_end": "tatil bitimi", "school_entry": "okula giriş", "school_exit": "okuldan çıkış",
    "lesson_start": "ders başlangıcı", "lesson_end": "ders bitimi", "shift_start": "mesai başlangıcı", "shift_end": "mesai bitimi",
    "duty_start": "görev başlangıcı", "duty_end": "görev bitimi", "phase_start": "aşama başlangıcı", "phase_end": "aşama bitimi",
    "plan_start": "plan başlangıcı", "plan_end": "plan bitimi", "contract_end": "sözleşme bitimi", "case_closed": "dosyanın kapanması",
    "activity": "faaliyet", "term_1_start": "1. dönem başı", "term_1_end": "1. dönem sonu", "term_2_start": "2. dönem başı",
    "term_2_end": "2. dönem sonu",
}  # fmt: skip
OCCASIONS: Final = {
    "new_year": "yeni yıl", "lunar_new_year": "Ay Yeni Yılı", "nauryz": "Nevruz", "national_day": "Ulusal Gün",
    "republic_day": "Cumhuriyet Bayramı", "childrens_day": "Çocuk Bayramı", "teachers_day": "Öğretmenler Günü",
    "womens_day": "Kadınlar Günü", "human_rights_day": "İnsan Hakları Günü",
    "violence_against_women_day": "Kadına Yönelik Şiddetle Mücadele Günü", "child_protection_day": "Çocuk Koruma Günü",
    "childrens_rights_day": "Çocuk Hakları Günü", "anti_drug_day": "Uyuşturucu ile Mücadele Günü",
    "anti_bullying_day": "Akran Zorbalığı ile Mücadele Günü", "safer_internet_day": "Güvenli İnternet Günü",
    "school_safety_day": "Okul Güvenliği Günü", "fire_safety_day": "Yangın Güvenliği Günü",
    "traffic_safety_day": "Trafik Güvenliği Günü", "constitution_day": "Anayasa Günü", "school_opening": "okul açılış töreni",
    "summer_holiday": "yaz tatili", "winter_holiday": "yarıyıl tatili", "spring_holiday": "ilkbahar tatili",
    "autumn_holiday": "sonbahar tatili", "public_holidays": "resmî tatiller", "spring": "ilkbahar", "summer": "yaz mevsimi",
    "autumn": "sonbahar", "winter": "kış mevsimi", "exam_period": "sınav dönemi", "labour_day": "Emek ve Dayanışma Günü",
    "mid_autumn": "Güz Ortası Bayramı", "legal_day": "Hukuk Günü", "back_to_school_season": "okula dönüş dönemi",
    "parents_meeting": "veli toplantısı",
}  # fmt: skip
REFERENCES: Final = {
    "legislation": "mevzuatta belirtilen sürede", "plan": "planda belirtilen tarihte", "schedule": "takvimde belirtilen tarihte",
    "circular": "genelgede belirtilen tarihte", "agreement": "protokolde belirtilen sürede",
}  # fmt: skip

# Of several words but not owned, and of one word but owned.
_OWN_VOWEL: Final = ("toplantı", "gezi", "vaka", "başvuru")
_OWNED: Final = ("ayı", "ayları", "günü", "tarihi")
_HARMONY: Final = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü", "â": "i"}
_HARD: Final = "fstkçşhp"
_SPOKEN: Final = ("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS: Final = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")


def capital(text: str) -> str:
    """Return the text with a Turkish capital first: "i" gives "İ"."""
    return text if not text else {"i": "İ", "ı": "I"}.get(text[0], text[0].upper()) + text[1:]


def ending(noun: str, case: Case, *, owned: bool | None = None) -> str:
    """Return the ending a noun takes. owned: it ends in a possessive ("dönem başı"); None lets its look decide.

    >>> ending("toplantı", "abl"), ending("dönem başı", "abl"), ending("rapor", "dat"), ending("tespit", "loc")
    ('dan', 'ndan', 'a', 'te')
    """
    vowels = [char for char in noun.lower() if char in _HARMONY]
    narrow = _HARMONY[vowels[-1]] if vowels else "i"
    wide = "a" if narrow in "ıu" else "e"
    open_end = noun[-1].lower() in _HARMONY
    linked = "n" if open_end and (_is_owned(noun) if owned is None else owned) else ""
    if case in {"loc", "abl"}:
        voiced = "t" if noun[-1].lower() in _HARD else "d"
        return f"{linked}{voiced}{wide}{'n' if case == 'abl' else ''}"
    if case == "gen":
        return f"{'n' if open_end else ''}{narrow}n"
    bridge = linked or ("y" if open_end else "")
    return bridge + (narrow if case == "acc" else wide)


def _is_owned(noun: str) -> bool:
    return noun in _OWNED or (" " in noun and noun[-1] in "ıiuü" and not noun.endswith(_OWN_VOWEL))


def inflected(noun: str, case: Case) -> str:
    """Return the noun in the case; a final k softens before a vowel.

    >>> inflected("devamsızlık", "acc"), inflected("kurul toplantısı", "acc")
    ('devamsızlığı', 'kurul toplantısını')
    """
    tail = ending(noun, case)
    softens = noun.endswith("k") and tail[0] in _HARMONY and sum(char in _HARMONY for char in noun.lower()) > 1
    return (noun[:-1] + "ğ" if softens else noun) + tail


def numeral(number: int, case: Case, *, owned: bool = False) -> str:
    """Return a number with the ending its spoken form takes. owned: "the 25th of" something.

    >>> numeral(25, "dat", owned=True), numeral(2020, "dat"), numeral(6, "loc", owned=True)
    ("25'ine", "2020'ye", "6'sında")
    """
    word = _last_word(number)
    if not owned:
        return f"{number}'{ending(word, case, owned=False)}"
    vowel = _HARMONY[[char for char in word if char in _HARMONY][-1]]
    own = ("s" if word[-1] in _HARMONY else "") + vowel
    return f"{number}'{own}{ending(word + own, case, owned=True)}"


def _last_word(number: int) -> str:
    if number % 10:
        return _SPOKEN[number % 10]
    if number % 100:
        return _TENS[number % 100 // 10]
    return "yüz" if number % 1000 else "bin" if number else "sıfır"

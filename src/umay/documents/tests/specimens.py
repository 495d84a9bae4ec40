"""Tables in each language, with letters that fonts like to lack."""

from __future__ import annotations

from umay.documents.api import Both, Column, Section, TableDocument

WORDS = {
    "en": ("Plan of the year", "Duty", "Reason"),
    "tr": ("Güvenlik planı: ığüşöç İI", "Faaliyet", "Gerçekleştirilmeyecekse nedeni"),
    "kk": ("Әңгіме Ққ Ғғ Ңң Өө Ұұ Үү Һһ Іі", "Іс-шара", "Орындалмау себебі"),
    "ru": ("План мероприятий на год", "Мероприятие", "Причина невыполнения"),
    "vi": ("Kế hoạch ẵệỗợữỷ phòng, chống", "Nội dung", "Chủ trì"),
    "zh-hant": ("學校安全計畫鄭叡龜龍臺灣體", "內容", "負責單位"),
}


def table(lang: str = "en", *, rows: int = 3, typed: str = "said", second: str = "") -> TableDocument:
    """Return a table of three columns in two sections."""
    title, duty, reason = WORDS[lang]
    lines = tuple((number, Both(f"{typed} {number}" if typed == "said" else typed, second), reason) for number in range(1, rows + 1))
    return TableDocument(
        title=title,
        columns=(Column("№", 0.3, numbers=True), Column(duty, 3), Column(reason, 1.5)),
        sections=(Section("", lines[:1]), Section(duty, lines[1:])),
        lang=lang,
        facts=((duty, reason),),
        notes=(reason,),
        signatures=(duty, reason),
        footer=title,
    )

"""Says why a due date is what it is, and why a phrase was not read, in Turkish. Computes no dates."""

from __future__ import annotations

from typing import Final

from umay.timing.dues import Due, Note
from umay.timing.writers.tr_dates import say_date
from umay.timing.writers.tr_phrases import write
from umay.timing.writers.tr_words import EVENTS, capital

_NOTES: Final = {
    "clamped": "Ay daha kısa olduğu için ayın son günü alındı.",
    "shifted": "Hafta sonuna veya tatile rastladığı için gün kaydırıldı.",
    "full_weeks": "Haftalar pazartesiden pazara tam hafta olarak sayıldı.",
    "year_end_assumed": "Ay belirtilmediği için çalışma yılının sonu alındı.",
    "school_calendar": "Gün, okul takviminden alındı.",
    "source_year": "Yıl, belgenin kendisinden alındı.",
}
_PROBLEMS: Final = {
    "empty": "Zaman belirtilmemiş.",
    "no_timing": "Bu ifadede bir zaman bulunamadı.",
    "not_a_duty_time": "Bu bir belge adı, tarihi veya geçerlilik süresidir; görev zamanı değildir.",
    "partly": "İfadenin yalnızca bir bölümü anlaşıldı.",
    "ambiguous": "İfade birden fazla anlama geliyor; lütfen seçin.",
    "impossible": "Takvimde böyle bir gün yok.",
}


def explain(due: Due) -> str:
    """Return the sentence under a task: what falls due, when, and what that rests on."""
    one_day = due.window is not None and due.window[0] == due.window[1]
    phrase = write(due.timing)
    when = say_date(due.due) if one_day or phrase.startswith("en geç") else f"en geç {say_date(due.due)}"
    return " ".join([f"{capital(phrase)}: {when}.", *(_said(note) for note in due.notes)])


def _said(note: Note) -> str:
    if note.code == "event":
        name = EVENTS.get(note.event or "", note.event or "olay")
        return f"{capital(name)}: {say_date(note.day)}." if note.day else f"{capital(name)} tarihine göre."
    if note.code == "shifted" and note.day:
        return f"{say_date(note.day)} hafta sonuna veya tatile rastladığı için kaydırıldı."
    return _NOTES[note.code]


def say_problem(problem: str, unread: tuple[str, ...]) -> str:
    """Return why a phrase was not (wholly) read, naming the words left over."""
    said = _PROBLEMS.get(problem, "İfade anlaşılamadı.")
    return f"{said} Okunamayan: {', '.join(f'“{words}”' for words in unread)}." if unread else said

"""Which of the six languages a text is written in, by its letters and its commonest words. Nothing is translated here."""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[^\W\d_]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]", re.IGNORECASE)
_TURKISH = re.compile(r"[ğışİĞŞ]")
_SAMPLE: Final = 200_000
_COMMON: Final = {
    "tr": frozenset(("ve", "ile", "bir", "için", "okul", "bu", "olarak", "her", "veya", "öğrenci", "yapılır", "sürekli", "müdürlüğü")),
    "kk": frozenset(("және", "мен", "үшін", "бойынша", "туралы", "білім", "оқушылардың", "бір", "мектеп", "жылы", "болып", "жұмыс")),
    "ru": frozenset(("и", "в", "на", "по", "с", "для", "не", "о", "до", "за", "школы", "работы", "год", "или", "учащихся")),
    "vi": frozenset(("và", "các", "của", "trong", "cho", "công", "học", "giáo", "trường", "tổ", "năm", "thực", "với", "đường", "được")),
    "en": frozenset(("the", "and", "of", "to", "in", "for", "a", "with", "by", "school", "all", "is", "be", "on", "each")),
}  # fmt: skip


def detect(text: str) -> str:
    """Return "tr", "kk", "ru", "vi", "zh" or "en"; "en" for a text with too little to go by.

    >>> detect("Оқушылардың қауіпсіздігі"), detect("学校每月检查"), detect("Kế hoạch của nhà trường")
    ('kk', 'zh', 'vi')
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _WORD.findall(sample))) or 1
    if len(_CHINESE.findall(sample)) > 0.2 * letters:
        return "zh"
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic > 0.4 * letters:
        return "kk" if len(_KAZAKH.findall(sample)) > 0.015 * cyrillic else "ru"
    if len(_VIETNAMESE.findall(sample)) > 0.05 * letters:
        return "vi"
    hits = {lang: score(sample, lang) for lang in ("tr", "en", "vi")}
    hits["tr"] += 2 * len(_TURKISH.findall(sample)) / letters
    return max(hits, key=lambda lang: hits[lang]) if any(hits.values()) else "en"


def score(text: str, lang: str) -> float:
    """Return which share of the text's words are among the commonest of the language; how likely it is that language."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if lang == "zh":
        return len(_CHINESE.findall(text)) / (len(text) or 1)
    return sum(word in _COMMON[lang] for word in words) / (len(words) or 1)

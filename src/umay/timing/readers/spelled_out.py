"""Short spellings of plans written out before a language's reader reads them: "05/9" alone in a cell, "Tuần 2/10", "the autumn term".

Only what stands there in other words; nothing is dated here.
"""

from __future__ import annotations

import re
from typing import Final

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_VI_DAY: Final = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_EVENTS: Final = r"(?:incident|meeting|report|complaint|case|drill|inspection|training|visit)s?"
_MANY: Final = "(?:a |an |any |each |every |the )?"
_KINDS_OF_EVENTS: Final = r"(?:serious|major|reported|suspected|alleged|critical|violent|bullying|staff|safety)"
_TR_MONTHS: Final = "ocak|şubat|mart|nisan|may[ıi]s|haziran|temmuz|ağustos|eylül|ekim|kas[ıi]m|aral[ıi]k"
_TURKISH_MONTHS: Final = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
)  # fmt: skip


def _turkish_day(found: re.Match[str]) -> str:
    return f"{int(found[1])} {_TURKISH_MONTHS[int(found[2]) - 1]}"


_SPELLINGS: Final = {
    "vi": (
        (rf"^{_VI_DAY},? (?:ngày )?(?={_DAY}/{_MONTH}(?:/\d{{4}})?$)", "ngày "),
        (rf"^(?={_DAY}/{_MONTH}$)", "ngày "),
        (rf"^tuần (\d)/({_MONTH})((?:/\d{{4}})?)$", r"tuần \1 tháng \2\3"),
        (r"(\btuần \d) ?[-–] ?(?=tháng \d)", r"\1 "),
    ),
    "tr": (
        (rf"^({_DAY})[./]({_MONTH})$", _turkish_day),
        (rf"\b(\d{{1,2}} (?:{_TR_MONTHS})) ve (\d{{1,2}} (?:{_TR_MONTHS})) tarihlerine kadar", r"\1 tarihine kadar ve \2 tarihine kadar"),
        (r"\bokul(?:un|ların) açıldığı ilk (iki |üç |\d )?hafta(?:da|sında|lık sürede)?(?: içinde)?", r"ders yılının ilk \1haftası içinde"),
    ),
    "ru": ((r"^[а-яё]+ \((\d{1,2}\.\d{2})\)$", r"\1"),),
    "en": (
        (rf"\b(after|of|following|before|at|from) {_MANY}{_KINDS_OF_EVENTS} (?={_EVENTS}\b)", r"\1 the "),
        (rf"\bat (?:each|every) (?={_EVENTS}\b)", "at the "),
        (r"\b(?:autumn|fall) (?=term\b|semester\b)", "first "),
        (r"\bspring (?=term\b|semester\b)", "second "),
    ),
    "zh": ((rf"^({_MONTH})[./]({_DAY})$", r"\1月\2日"),),
}
_COMPILED: Final = {
    lang: tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in spellings) for lang, spellings in _SPELLINGS.items()
}


def spelled_out(phrase: str, lang: str) -> str:
    """Return the phrase with short spellings written out.

    >>> spelled_out("Tuần 2/10", "vi"), spelled_out("Autumn term", "en"), spelled_out("9/15", "zh")
    ('tuần 2 tháng 10', 'first term', '9月15日')
    """
    text = phrase.strip()
    for pattern, said in _COMPILED.get(lang, ()):
        text = pattern.sub(said, text)
    return text

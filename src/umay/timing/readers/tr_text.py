"""Turkish letters and endings: folding, and the case a word stands in. Knows no timing."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

Case = Literal["nom", "pos", "gen", "dat", "loc", "abl", "ins", "acc"]

_FOLDS: Final = str.maketrans(
    "İIıÎîŞşÇçĞğÜüÛûÖöÂâÁáÉéÊê’‘´`ʼ′“”„«»–—−‐‑‒―⁃•·\u00a0\u2009\u202f\u200b\ufeff\t\n\r",
    'iiiiissccgguuuuooaaaaeeee\'\'\'\'\'\'"""""--------""        ',
)
# Endings as they look once folded: plural, possession, case. Each is optional.
ENDING: Final = (
    r"'?(?:l[ae]r)?(?:(?:i|u|si|su|yi|yu)(?![a-z])|(?:i|u|si|su)(?=n))?"
    r"(?:n?[iu]n|n?[dt][ae]n?(?:ki)?|n[ae]|n[iu]|y?[ae]|y?l[ae]|yl[ae])?(?![a-z])"
)
_CASES: Final[tuple[tuple[re.Pattern[str], Case], ...]] = (
    (re.compile(r"[dt][ae]n$"), "abl"),
    (re.compile(r"[dt][ae](?:ki)?$"), "loc"),
    (re.compile(r"[iu]n$"), "gen"),
    (re.compile(r"n[iu]$"), "acc"),
    (re.compile(r"l[ae]$"), "ins"),
    (re.compile(r"[ae]$"), "dat"),
    (re.compile(r"[iu]$"), "pos"),
)


def tidy(phrase: str) -> str:
    """Return the phrase composed, with plain spaces; letters stay as they are."""
    return unicodedata.normalize("NFC", phrase.replace("i\u0307", "i").replace("I\u0307", "İ"))


def fold(phrase: str) -> str:
    """Return the phrase in small letters without Turkish marks, of the same length.

    >>> fold("EYLÜL’ün İLK haftası")
    "eylul'un ilk haftasi"
    """
    return "".join(low if len(low := char.lower()) == 1 else char for char in phrase.translate(_FOLDS))


def case_of(ending: str) -> Case:
    """Return the case an ending stands for.

    >>> case_of("larinda"), case_of("'ine"), case_of("")
    ('loc', 'dat', 'nom')
    """
    for pattern, case in _CASES:
        if pattern.search(ending.strip()):
            return case
    return "nom"


_AWAY: Final = re.compile(r"(?:'[dt][ea]n|(?<=[ıiuü])n[dt][ea]n|(?<=[^\d'])[dt][ea]n)$", re.IGNORECASE)


def bare(words: str) -> str:
    """Return the words without "from" at their end.

    >>> bare("2023-2024 eğitim öğretim yılından"), bare("15 Haziran 2025'ten")
    ('2023-2024 eğitim öğretim yılı', '15 Haziran 2025')
    """
    return _AWAY.sub("", words)

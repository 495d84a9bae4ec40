"""What a language's words consist of, and how words are made comparable. The words themselves are in the tables beside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "number", "title", "steps", "lead", "partners", "timing", "place", "result", "note", "goal", "audience", "budget",
    "reason", "status", "period", "reference",
]  # fmt: skip

_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    r"""Return the text lower-cased, with one kind of i, of dash and of space, so that words can be compared.

    >>> fold("İL  YÜRÜTME\nKURULU")
    'il yürütme kurulu'
    """
    plain = unicodedata.normalize("NFKC", text).replace("İ", "i").replace("I", "i").replace("ı", "i").lower()
    plain = (
        plain.replace("\u2013", "-").replace("\u2014", "-").replace("\u2019", "'").replace("\u00ad", "").replace("â", "a").replace("î", "i")
    )
    return _SPACES.sub(" ", plain).strip()


_PLAIN = str.maketrans("：，；（）！？－–—−’‘“”«»\u00a0\u3000０１２３４５６７８９ı", ':,;()!?----\'\'""""  0123456789i')


def _level_letter(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else small[0]


@lru_cache(maxsize=16384)
def level(text: str) -> str:
    """Return the text lower-cased and with plain punctuation, letter by letter, so that what is found in it can be cut from the text.

    >>> level("İŞ"), level("Işık")
    ('iş', 'işik')
    """
    return "".join(map(_level_letter, text)).translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words.

    columns: heading words of each kind of table column, folded; the longest one found in a heading decides.
    agents: matches words for people, offices and bodies. places: matches words for places.
    duty: matches a sentence that makes somebody do something. duty_headings: matches headings whose list items are duties
    even when they are mere nouns. asides: pairs of a code and what matches headings under which nothing is a duty.
    furniture: pairs of a code and what matches a single line that is no duty.
    labels: labels of explanations in a table ("Açıklama:", "Note:"). owner_heading: a heading that names an owner in group "who".
    subject: matches the subject at the start of a duty in group "who". timing_hint: matches words that may belong to a timing.
    Patterns are matched against `level` text, where only letters' case differs from the document.
    """

    columns: Mapping[Kind, tuple[str, ...]]
    agents: re.Pattern[str]
    places: re.Pattern[str]
    duty: re.Pattern[str]
    duty_headings: re.Pattern[str]
    asides: tuple[tuple[str, re.Pattern[str]], ...]
    furniture: tuple[tuple[str, re.Pattern[str]], ...]
    labels: re.Pattern[str]
    owner_heading: re.Pattern[str]
    subject: re.Pattern[str]
    timing_hint: re.Pattern[str]

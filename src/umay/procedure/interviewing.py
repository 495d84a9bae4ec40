"""How a child is listened to: what may be written down, which phrases lead, how often the child had to tell. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from umay.kernel.refusal import Refusal
from umay.packs import api as packs

FREE: Final = frozenset({"zh", "zh-hant"})  # languages written without spaces: a phrase is found inside the line
LONGEST_NOTE: Final = 1_500  # signs; ours: a note of facts is short, what is longer is an interview
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Leading:
    """A line that puts words into the child's mouth. line: its number from 1. phrase: what was recognised."""

    line: int
    phrase: str


def small(words: str, lang: str) -> str:
    """Return the words in small letters, as the language has them, with single spaces.

    >>> small("ISLAK Mı?", "tr"), small("DID  he", "en")
    ('ıslak mı?', 'did he')
    """
    if lang == "tr":
        words = words.replace("I", "ı").replace("İ", "i")
    return " ".join(words.translate(_APOSTROPHES).lower().split())


def leading(words: str, phrases: Mapping[str, Sequence[str]], lang: str) -> tuple[Leading, ...]:
    r"""Return the lines of a record that hold a leading phrase, in order, each phrase of a line once.

    phrases: by language, small letters. lang: of the reader; "zh-hant" takes the phrases of "zh" too. Only whole words count.

    >>> leading("What happened?\nDid he hit you?", {"en": ["did he"]}, "en")
    (Leading(line=2, phrase='did he'),)
    """
    wanted = [each for code in dict.fromkeys((lang, lang.partition("-")[0])) for each in phrases.get(code, ())]
    found = []
    for number, line in enumerate(words.splitlines(), start=1):
        said = small(line, lang)
        found += [Leading(number, each) for each in dict.fromkeys(wanted) if _holds(said, small(each, lang), lang)]
    return tuple(found)


def _holds(said: str, phrase: str, lang: str) -> bool:
    if lang in FREE:
        return phrase in said
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said) is not None


def is_minimal(interview: packs.Interview, holds: bool) -> bool:
    """Tell whether only a minimal note of facts may be kept. holds: whether the condition for it holds in this matter."""
    return interview.minimal is not None and holds


def keep_refusal(words: str, present: str, *, minimal: bool) -> Refusal | None:
    """Return why a record may not be kept, or None. present: who was there, in words."""
    if not words.strip():
        return Refusal("case.words_missing")
    if not present.strip():
        return Refusal("case.present_missing")
    if minimal and len(words) > LONGEST_NOTE:
        return Refusal("case.note_too_long", {"most": LONGEST_NOTE})
    return None


def warns(told_before: int, interview: packs.Interview) -> bool:
    """Tell whether asking the child now should be thought over: they have told it before.

    told_before: records of interviews kept with this child; the one that is about to begin is one more.
    """
    return told_before + 1 >= interview.retellings

"""How long an organisation outside may answer, and what it may be asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from umay.kernel.refusal import Refusal

OFFICES: Final = ("health", "psychology", "social", "child_rights", "police", "shelter", "other")
ANSWER_DAYS: Final = (7, 14, 30)
LONGEST: Final = 8_000
LEAST_NAME: Final = 3  # a longer one is also found with an ending, as some languages bend names


def open_for(days: int) -> timedelta:
    """Return how long the link opens."""
    return timedelta(days=days)


def question_refusal(question: str, office: str, days: int, names: Collection[str]) -> Refusal | None:
    """Return why the question may not be asked, or None. names: of the case's children, which may not stand in it.

    Whole names and their parts are looked for, since the link could fall into other hands.

    >>> question_refusal("How is Aliya?", "health", 14, ["Aliya Bek"]).code
    'handover.question_names_child'
    """
    if not question.strip():
        return Refusal("handover.words_missing")
    if len(question) > LONGEST:
        return Refusal("handover.words_long", {"most": LONGEST})
    if office not in OFFICES or days not in ANSWER_DAYS:
        return Refusal("handover.office_missing")
    parts = {part for name in names for part in _words(name) if len(part) >= LEAST_NAME}
    named = any(word == part or (len(part) > LEAST_NAME and word.startswith(part)) for word in _words(question) for part in parts)
    return Refusal("handover.question_names_child") if named else None


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said.casefold())


def answer_refusal(words: str) -> Refusal | None:
    """Return why an answer cannot be kept, or None."""
    if not words.strip():
        return Refusal("handover.words_missing")
    return Refusal("handover.words_long", {"most": LONGEST}) if len(words) > LONGEST else None

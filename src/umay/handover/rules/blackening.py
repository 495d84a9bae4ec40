"""Blackening names in a text: what goes out holds nothing of them, not even how long they were. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

LEAST: Final = 3  # a longer part is also found with an ending, as some languages bend names
BLACK: Final = "█████"
_WORD: Final = re.compile(r"[\w'’]+")


def blackened(text: str, names: Collection[str], own: str = "") -> str:
    """Return the text with every part of the names blackened, bent forms and whatever case too.

    own: the name of whom the text is about; what another shares with it, such as a family name, stays.

    >>> blackened("Timur's brother saw TIMURA and Li.", ["Timur Li"])
    '█████ brother saw █████ and █████.'
    """
    parts = {_folded(part) for name in names for part in _WORD.findall(name)} - {_folded(part) for part in _WORD.findall(own)}
    if not parts:
        return text
    return _WORD.sub(lambda found: BLACK if _is_named(_folded(found[0]), parts) else found[0], text)


def _is_named(word: str, parts: Iterable[str]) -> bool:
    return any(word == part or (len(part) >= LEAST and word.startswith(part)) for part in parts)


def _folded(word: str) -> str:
    """Return a word as it is compared: dotted, dotless and marked i alike."""
    return word.replace("İ", "i").replace("I", "i").replace("ı", "i").casefold()

"""The words by which plans are recognised, one table for each language. No recognising is done here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from umay.reading.words.shape import Words

LANGUAGES = ("tr", "kk", "ru", "vi", "zh", "en")


@cache
def words_of(lang: str) -> Words:
    """Return the words of the language; of English for one that is not known."""
    code = lang if lang in LANGUAGES else "en"
    return cast("Words", import_module(f"umay.reading.words.{code}").WORDS)

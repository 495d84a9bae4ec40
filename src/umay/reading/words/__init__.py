"""The words by which plans are recognised, one table for each language: `tr.toml` and its neighbours. No recognising is done here."""

from __future__ import annotations

from functools import cache

from umay.reading.words.loading import load
from umay.reading.words.shape import Words

LANGUAGES = ("tr", "kk", "ru", "vi", "zh", "en")


@cache
def words_of(lang: str) -> Words:
    """Return the words of the language; of English for one that is not known."""
    return load(lang if lang in LANGUAGES else "en")

"""Reads a phrase into the normal form; one module for each language."""

from __future__ import annotations

from importlib import import_module
from typing import Final, cast

from umay.timing.readers.spelled_out import spelled_out
from umay.timing.values import Reading

LANGUAGES: Final = ("tr", "kk", "ru", "vi", "zh", "en")


def base_language(lang: str) -> str:
    """Return the language that reads and writes for the code: both scripts of Chinese go to one.

    Raises ValueError for a language nobody reads.
    """
    base = lang.lower().replace("_", "-").split("-", maxsplit=1)[0]
    if base not in LANGUAGES:
        raise ValueError(f"{lang!r} is none of {', '.join(LANGUAGES)}")
    return base


def read(phrase: str, lang: str) -> Reading:
    """Return what the phrase means as a timing, or why it means none. Raises ValueError for an unknown language."""
    base = base_language(lang)
    module = import_module(f"umay.timing.readers.{base}")
    return cast(Reading, module.read(spelled_out(phrase, base)))

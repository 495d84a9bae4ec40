"""Puts names in the order of a language's own alphabet, and words in one script. The only module that knows ICU."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

import icu  # type: ignore[import-untyped]
from django.utils import translation

T = TypeVar("T")


@cache
def _collator(lang: str) -> icu.Collator:
    code = {"zh-hant": "zh_Hant", "zh-hans": "zh_Hans"}.get(lang, lang)
    return icu.Collator.createInstance(icu.Locale(code))


def sort_key(words: str, lang: str | None = None) -> bytes:
    """Return bytes that sort as the words do in the language; fit for a column.

    >>> sorted(["Işık", "İnci", "Ilgaz", "Çınar", "Can"], key=lambda name: sort_key(name, "tr"))
    ['Can', 'Çınar', 'Ilgaz', 'Işık', 'İnci']
    """
    key: bytes = _collator(lang or translation.get_language() or "en").getSortKey(words)
    return key


def in_order(things: Iterable[T], name: Callable[[T], str], lang: str | None = None) -> list[T]:
    """Return the things in the order of their names."""
    lang = lang or translation.get_language() or "en"
    return sorted(things, key=lambda thing: sort_key(name(thing), lang))


@cache
def _simplifier() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Traditional-Simplified")


def in_one_script(words: str) -> str:
    """Return Chinese words in simplified signs, so that both spellings can be compared; other words as they are.

    >>> in_one_script("學校") == in_one_script("学校")
    True
    """
    if not any("\u3400" <= sign <= "\u9fff" for sign in words):
        return words
    simplified: str = _simplifier().transliterate(words)
    return simplified

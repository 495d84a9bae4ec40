"""The fonts that come with Umay, so that a page looks alike on every machine; fonts of the system are not asked."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typst

WORD_FONT: Final = "Arial"  # a text document is opened where our fonts are not; this one is everywhere and has every letter we write
_FONT_MODULES: Final = ("fontpkg_noto_sans", "fontpkg_noto_serif", "pylopdf_fonts_zh_tw", "pylopdf_fonts_zh_cn")
_WORD_CHINESE: Final = {"zh-hans": "Microsoft YaHei"}
_LOCALES: Final = {"en": "en-GB", "tr": "tr-TR", "kk": "kk-KZ", "ru": "ru-RU", "vi": "vi-VN", "zh-hant": "zh-TW", "zh-hans": "zh-CN"}


@cache
def typeset_fonts() -> typst.Fonts:
    """Return the fonts for pdf, found once in a process."""
    found = [Path(spec.origin or "").parent for name in _FONT_MODULES if (spec := find_spec(name))]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[folder / "files" if (folder / "files").is_dir() else folder for folder in found],
    )


def written_in(lang: str, words: str) -> str:
    """Return the language with the Chinese script in which most of the words are written; other languages as they are.

    A plan in simplified signs is printed so, whichever script its reader chose for the pages.

    >>> written_in("zh-hant", "学校安全计划"), written_in("zh", "學校安全計畫"), written_in("tr", "plan")
    ('zh-hans', 'zh-hant', 'tr')
    """
    if lang == "zh-hans" or not lang.startswith("zh"):
        return lang
    return "zh-hans" if _outside("big5hkscs", words) > _outside("gb2312", words) else "zh-hant"


def _outside(charset: str, words: str) -> int:
    """Return how many Chinese signs of the words the character set does not have."""
    return sum("\u4e00" <= sign <= "\u9fff" and not sign.encode(charset, "ignore") for sign in words)


def chinese_word_font(lang: str) -> str:
    """Return the font that a text document names for Chinese signs."""
    return _WORD_CHINESE.get(lang, "Microsoft JhengHei")


def locale_of(lang: str) -> str:
    """Return language and region as files name them.

    >>> locale_of("zh-hant"), locale_of("zh")
    ('zh-TW', 'zh-TW')
    """
    return _LOCALES.get(lang, "zh-TW" if lang.startswith("zh") else lang)

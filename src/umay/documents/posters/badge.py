"""The paper pass of a visitor as pdf: a number to be read across a yard, and no visitor's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of, written_in
from umay.documents.typeset import compiled

_SHAPE: Final = Path(__file__).with_name("badge.typ")


@dataclass(frozen=True, slots=True)
class BadgeDocument:
    """What a pass says, in one language. lines: day, and whom they visit. foot: how to wear it."""

    lang: str
    school: str
    title: str
    number: str
    lines: tuple[str, ...]
    foot: str


def visitor_badge(badge: BadgeDocument) -> bytes:
    """Return the pass on a small sheet, A6 lying."""
    words = {
        "school": clean(badge.school), "title": clean(badge.title), "number": clean(badge.number),
        "lines": [clean(line) for line in badge.lines], "foot": clean(badge.foot),
    }  # fmt: skip
    lang = written_in(badge.lang, f"{badge.title} {badge.foot}")
    return compiled(_SHAPE, {**words, **dict(zip(("lang", "region"), locale_of(lang).split("-"), strict=True))})

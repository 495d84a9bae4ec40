"""Cards with a sign to scan, eight to a page, and the list of who gets which, as pdf. Whoever asks brings the words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import segno

from umay.documents.cleaning import clean
from umay.documents.papers.sheets import Words, spoken
from umay.documents.typeset import compiled

_SHAPE: Final = Path(__file__).with_name("cards.typ")


@dataclass(frozen=True, slots=True)
class PassCard:
    """One card. code: told aloud, so that it names nobody. url: whole; the sign leads there."""

    code: str
    url: str


@dataclass(frozen=True, slots=True)
class PassSheet:
    """Cards of one place. lines: code, name and class of who gets which, in the order of the cards.

    words: by language, one or two: title, how, lost for the cards; who, give, code, name, class for the list.
    """

    place: str
    cards: Sequence[PassCard]
    lines: Sequence[tuple[str, str, str]]
    words: Words


def pass_cards(sheet: PassSheet) -> bytes:
    """Return the cards, and after them the list. Raises ValueError for none, three languages or an address that is not whole."""
    if not sheet.cards or not all(one.url.startswith(("https://", "http://")) for one in sheet.cards):
        raise ValueError("a card leads to a whole address")
    cards = [{"code": clean(one.code), "sign": _sign(one.url)} for one in sheet.cards]
    lines = [[clean(part) for part in line] for line in sheet.lines]
    said: dict[str, Any] = {"place": clean(sheet.place), "cards": cards, "lines": lines, "spoken": spoken(sheet.words)}
    return compiled(_SHAPE, said)


def _sign(url: str) -> str:
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return out.getvalue().decode()

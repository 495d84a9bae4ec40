"""The sign of a checkpoint with its square code, and the sheets with the numbers of a week, as pdf in one or two languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of, written_in
from umay.documents.posters.poster import square_sign
from umay.documents.typeset import compiled

_SIGN: Final = Path(__file__).with_name("checkpoint.typ")
_SHEETS: Final = Path(__file__).with_name("week.typ")
_MOST_LANGUAGES: Final = 2


@dataclass(frozen=True, slots=True)
class SignWords:
    """What a sign says in one language: a word for the spot, to the public, to whoever walks, each with more beneath, and its last day."""

    lang: str
    spot: str
    public: str
    public_more: str
    staff: str
    staff_more: str
    until: str


@dataclass(frozen=True, slots=True)
class CheckpointDocument:
    """A checkpoint's sign. url: whole; the code leads there. spoken: one or two languages, the first larger."""

    school: str
    number: int
    name: str
    url: str
    spoken: tuple[SignWords, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.spoken) <= _MOST_LANGUAGES:
            raise ValueError("a sign speaks one or two languages")
        if not self.url.startswith(("https://", "http://")):
            raise ValueError("a sign leads to a whole address")


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What each sheet says in one language: which week, what the number is for, and that the old one goes away."""

    lang: str
    week: str
    about: str
    old: str


@dataclass(frozen=True, slots=True)
class WeekSheets:
    """The sheets of a week to cut out. points: number, name and the week's figures of each."""

    school: str
    points: tuple[tuple[int, str, str], ...]
    spoken: tuple[SheetWords, ...]


def checkpoint_signs(signs: tuple[CheckpointDocument, ...]) -> bytes:
    """Return the signs, each on a sheet of A4."""
    said = [
        {
            "school": clean(one.school), "number": str(one.number), "name": clean(one.name), "code": square_sign(one.url),
            "spoken": [
                {"spot": clean(each.spot), "public": clean(each.public), "public_more": clean(each.public_more), "staff": clean(each.staff),
                 "staff_more": clean(each.staff_more), "until": clean(each.until), **_locale(each.lang, each.public_more)}
                for each in one.spoken
            ],
        }
        for one in signs
    ]  # fmt: skip
    return compiled(_SIGN, {"signs": said})


def week_sheets(sheets: WeekSheets) -> bytes:
    """Return the sheets of a week, eight to a page."""
    spoken = [
        {"week": clean(one.week), "about": clean(one.about), "old": clean(one.old), **_locale(one.lang, one.about)} for one in sheets.spoken
    ]
    points = [{"number": str(number), "name": clean(name), "figures": figures} for number, name, figures in sheets.points]
    return compiled(_SHEETS, {"school": clean(sheets.school), "points": points, "spoken": spoken})


def _locale(lang: str, words: str) -> dict[str, Any]:
    script = written_in(lang, json.dumps(words, ensure_ascii=False))
    return dict(zip(("lang", "region"), locale_of(script).split("-"), strict=True))

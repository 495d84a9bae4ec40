"""The poster and the labels as pdf, in one or two languages, to be read from afar and without colour."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import segno

from umay.documents.cleaning import clean
from umay.documents.fonts import locale_of, written_in
from umay.documents.typeset import compiled

_WORDS: Final = Path(__file__).with_name("words")
_SHAPE: Final = Path(__file__).with_name("poster.typ")
LABELS: Final = 12
_NO_WORDS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class PosterHelpline:
    """A number one can call. names, notes: by language, such as "free, day and night"; "en" stands in for one that is missing."""

    number: str
    names: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)


@dataclass(frozen=True, slots=True)
class PosterDocument:
    """What the poster says. url: whole; the sign leads there. in_danger: the number for danger, "" for none.

    languages: one or two, the first larger. is_demo: says that nobody reads what is told there.
    """

    school: str
    url: str
    languages: tuple[str, ...]
    helplines: tuple[PosterHelpline, ...] = ()
    in_danger: str = ""
    is_demo: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.languages) <= 2:
            raise ValueError("a poster speaks one or two languages")
        if not self.url.startswith(("https://", "http://")):
            raise ValueError("a poster leads to a whole address")


def telling_poster(poster: PosterDocument) -> bytes:
    """Return the poster on a sheet of A4, and on a second one the labels to cut out."""
    spoken = [_spoken(poster, lang) for lang in poster.languages]
    words = {
        "school": clean(poster.school),
        "address": clean(poster.url.split("://", 1)[1].rstrip("/")),
        "sign": square_sign(poster.url),
        "danger": clean(poster.in_danger),
        "is_demo": poster.is_demo,
        "labels": LABELS,
        "spoken": spoken,
    }
    return compiled(_SHAPE, words)


def square_sign(url: str) -> str:
    """Return the square sign as a drawing; a quarter of it may be torn or dirty."""
    out = io.BytesIO()
    segno.make(url, error="q", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def _spoken(poster: PosterDocument, lang: str) -> dict[str, Any]:
    file = _WORDS / f"{lang}.txt"
    lines = (file if file.is_file() else _WORDS / "en.txt").read_text(encoding="utf-8").splitlines()
    said: dict[str, Any] = dict(line.split(": ", 1) for line in lines if line)
    said["helplines_listed"] = [
        {"name": clean(_in(one.names, lang)), "number": clean(one.number), "note": clean(_in(one.notes, lang))} for one in poster.helplines
    ]
    script = written_in(lang, json.dumps(said, ensure_ascii=False))
    return {**said, **dict(zip(("lang", "region"), locale_of(script).split("-"), strict=True))}


def _in(words: Mapping[str, str], lang: str) -> str:
    return words.get(lang) or words.get("en") or next(iter(words.values()), "")

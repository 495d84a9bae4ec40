"""What running text says with a label: "Responsible: the principal. Deadline: by 1 May." Only the labels; rows are elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from umay.reading.recognition.clues import BULLET, has_agent, has_duty, sentences
from umay.reading.words.shape import Kind, Words, fold, level

_KINDS: Final[tuple[Kind, ...]] = ("lead", "partners", "timing", "place")
_LABEL = re.compile(r"(?:^|(?<=[.;,(。；，（\n])|(?<=\s[-–—]))\s*(?P<label>[^\W\d_][^.;:,()\n。；，：（）]{1,40}?)\s*[:：]\s*(?=\S)")
_LONGEST_VALUE = 160
_SHORT_NAME = 40


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text without what it says with labels, and that. said: the words behind each label."""

    rest: str
    said: dict[Kind, str]


@dataclass(frozen=True, slots=True)
class _Place:
    kind: Kind
    at: int
    until: int


def labelled(text: str, words: Words) -> Labelled:
    """Return the text apart from what it says with labels that head the columns of plans, such as "Responsible:"."""
    plain = BULLET.sub("", text)
    marks = [(found, _kind_of(found["label"], words)) for found in _LABEL.finditer(plain)]
    places = [_Place(kind, found.start(), found.end()) for found, kind in marks if kind is not None]
    ends = [*(place.at for place in places[1:]), len(plain)]
    said: dict[Kind, str] = {}
    rest, begin = "", 0
    for place, end in zip(places, ends, strict=False):
        value = (sentences(plain[place.until : end]) or [""])[0]
        if place.kind in said or not _fits(place.kind, _bare(value), words):
            continue
        said[place.kind] = _bare(value)
        rest += plain[begin : place.at].rstrip(" (（-–—,;，；")
        begin = plain.index(value, place.until) + len(value)
    return Labelled((rest + plain[begin:]).strip() if said else text, said)


def _bare(value: str) -> str:
    """Return the words without the punctuation around them, and without a bracket that was opened before the label."""
    plain = value.strip(" \n.;,，。；（(")
    alone = plain.endswith((")", "）")) and "(" not in plain and "（" not in plain
    return plain[: -1 if alone else None].strip(" .;")


def _kind_of(label: str, words: Words) -> Kind | None:
    plain = fold(label)
    return next((kind for kind in _KINDS if plain in words.columns.get(kind, ())), None)


def _fits(kind: Kind, value: str, words: Words) -> bool:
    if not value or len(value) > _LONGEST_VALUE:
        return False
    if kind in ("lead", "partners"):
        return has_agent(value, words) or (len(value) <= _SHORT_NAME and not has_duty(value, words))
    return kind != "timing" or bool(words.timing_hint.search(level(value)))


def only_labels(text: str, words: Words) -> dict[Kind, str]:
    """Return what the text says with labels when it says nothing else; nothing when it does."""
    found = labelled(text, words)
    return found.said if not found.rest else {}

"""Turkish phrases as typed tokens: shapes, and words with their cases. Composes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, digits
from typing import Any, Final

from umay.timing.readers import tr_names as names
from umay.timing.readers import tr_words as words
from umay.timing.readers.token_rules import Token
from umay.timing.readers.tr_shapes import END, SHAPES
from umay.timing.readers.tr_text import ENDING, case_of, fold, tidy


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    pattern: re.Pattern[str]
    value: Any
    inflected: bool = False


def _compiled(stem: str) -> re.Pattern[str]:
    for mark, pattern in words.MARKS.items():
        stem = stem.replace(mark, pattern)
    spaced = stem.replace(" ", r"[\s-]+")
    body = spaced.replace("~", END) if spaced.count("~") == 1 else spaced.replace("~", ENDING)
    return re.compile(body + r"(?![a-z])")


def _entries() -> Iterator[_Entry]:
    """Fixed words before inflected ones: where both fit, the fixed one is meant."""
    plain = {**words.PLAIN, **names.PHRASES, "OWNOCC": names.OWN_OCCASIONS}
    valued = {**words.PLAIN_VALUES, "VAGUE": names.VAGUE, "OCC": names.OCCASIONS}
    for kind, stems in plain.items():
        yield from (_Entry(kind, _compiled(stem), None) for stem in stems)
    for kind, table in valued.items():
        yield from (_Entry(kind, _compiled(stem), value) for value, stems in table.items() for stem in stems)
    for kind, stems in words.INFLECTED.items():
        yield from (_Entry(kind, _compiled(stem), None, inflected=True) for stem in stems)
    for kind, table in {**words.INFLECTED_VALUES, "EVENT": names.EVENTS}.items():
        yield from (_Entry(kind, _compiled(stem), value, inflected=True) for value, stems in table.items() for stem in stems)
    yield from (_Entry("ORD", _compiled(word), value) for word, value in words.ORDINALS.items())
    yield from (_Entry("DIST", _compiled(word), value) for word, value in words.DISTRIBUTIVES.items())


def _by_letter() -> dict[str, tuple[_Entry, ...]]:
    entries = tuple(_entries())
    return {letter: tuple(entry for entry in entries if _may_start(entry.pattern.pattern, letter)) for letter in ascii_lowercase + digits}


def _may_start(pattern: str, letter: str) -> bool:
    return pattern[0] in {"(", letter}


_WORDS: Final = _by_letter()
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|.", re.DOTALL)


def tokenize(phrase: str) -> list[Token]:
    """The typed tokens of a phrase; where several fit the longest wins, shapes before words. Raises: ImpossibleDate."""
    written = tidy(phrase)
    text = fold(written)
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        if text[place] in {" ", '"'}:
            place += 1
            continue
        kind, value, width = _best(text, place)
        tokens.append(Token(kind, value, written[place : place + width].strip()))
        place += width
    return tokens


def _best(text: str, place: int) -> tuple[str, Any, int]:
    plain = _PLAIN_WORD.match(text, place)
    best: tuple[str, Any, int] = ("W", None, plain.end() - place if plain else 1)
    longest = 0
    for shape in SHAPES:
        hit = shape.pattern.match(text, place)
        if hit and len(hit.group()) > longest and (made := shape.build(hit)):
            best, longest = (*made, len(hit.group())), len(hit.group())
    for entry in _WORDS.get(text[place], ()):
        hit = entry.pattern.match(text, place)
        if hit and len(hit.group()) > longest:
            kind = f"{entry.kind}_{_ending_case(hit)}" if entry.inflected else entry.kind
            best, longest = (kind, entry.value, len(hit.group())), len(hit.group())
    return best


def _ending_case(hit: re.Match[str]) -> str:
    ending = hit.groupdict().get("end")
    return case_of(ending if ending is not None else hit.group().rsplit(" ", 1)[-1]).upper()

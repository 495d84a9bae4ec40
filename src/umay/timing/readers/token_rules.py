"""Phrases as typed tokens, rewritten by rules over their kinds until timings stand. No language's words are here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


class ImpossibleDate(ValueError):
    """The words name a day that no calendar has, such as 31 February."""


@dataclass(frozen=True, slots=True)
class Token:
    """One typed piece of a phrase. kind "W" is an ordinary word, "T" a finished timing; text is what stood there."""

    kind: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens a rule's pattern covered, with their values by kind."""

    tokens: tuple[Token, ...]

    def all(self, *kinds: str) -> list[Any]:
        """Values of all tokens of these kinds, in order."""
        return [token.value for token in self.tokens if token.kind in kinds]

    def one(self, *kinds: str) -> Any:
        """Value of the first token of these kinds, or None."""
        return next(iter(self.all(*kinds)), None)

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of these kinds is there."""
        return any(token.kind in kinds for token in self.tokens)

    def text(self, *kinds: str, gap: str = " ") -> str:
        """The words of the tokens of these kinds, of all when none is named."""
        return gap.join(token.text for token in self.tokens if not kinds or token.kind in kinds)


Build = Callable[[Match], tuple[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of kinds and what it becomes: kind and value of the new token, or None to decline."""

    pattern: re.Pattern[str]
    build: Build


def rule(pattern: str, build: Build) -> Rule:
    """One rule; the pattern is a regular expression over kinds: "EVERY NUM? UNIT (COMMA UNIT)*"."""
    kinds = re.sub(r"[A-Z][A-Z_]*", r"(?:\g<0>;)", pattern)
    return Rule(re.compile(kinds.replace(" ", "")), build)


def as_kind(kind: str, value: Any = None) -> Build:
    """This will build a token of that kind; a function is applied to the match."""
    return lambda match: (kind, value(match) if callable(value) else value)


def rewrite(tokens: list[Token], rules: Iterable[Rule]) -> list[Token]:
    """One pass from the left: at each place the longest pattern whose rule does not decline becomes one token."""
    starts, encoded = _encode(tokens)
    places = {start: index for index, start in enumerate(starts)}
    places[len(encoded)] = len(tokens)
    rules = tuple(rules)
    any_rule = _any_of(tuple(rule.pattern for rule in rules))
    done: list[Token] = []
    index = 0
    while index < len(tokens):
        if not any_rule.match(encoded, starts[index]):
            done.append(tokens[index])
            index += 1
            continue
        made, width = _longest(tokens, index, [(rule, rule.pattern.match(encoded, starts[index])) for rule in rules], places)
        done.append(made)
        index += width
    return done


@lru_cache(maxsize=64)
def _any_of(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    """One pattern that fits wherever any of them does: most places are ordinary words, where none has to be tried."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))


def _encode(tokens: list[Token]) -> tuple[list[int], str]:
    starts, encoded = [], ""
    for token in tokens:
        starts.append(len(encoded))
        encoded += token.kind + ";"
    return starts, encoded


def _longest(tokens: list[Token], index: int, tried: list[tuple[Rule, re.Match[str] | None]], places: dict[int, int]) -> tuple[Token, int]:
    hits = sorted(((places[hit.end()], rule) for rule, hit in tried if hit and hit.group()), key=lambda pair: -pair[0])
    for end, rule in hits:
        match = Match(tuple(tokens[index:end]))
        made = rule.build(match)
        if made is not None:
            return Token(made[0], made[1], match.text()), end - index
    return tokens[index], 1


@dataclass(frozen=True, slots=True)
class Shape:
    """A written form such as 05/9/2023: its pattern, its kind, and how its value is made; None declines."""

    kind: str
    pattern: re.Pattern[str]
    convert: Callable[[re.Match[str]], Any]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and shapes of a language. `word` finds an ordinary word where nothing else fits."""

    words: Mapping[str, tuple[str, Any]]
    known: re.Pattern[str]
    shapes: tuple[Shape, ...]
    word: re.Pattern[str]


def lexicon(tables: Mapping[str, Mapping[str, Any]], shapes: Iterable[Shape], word: str, *, spaced: bool) -> Lexicon:
    """A lexicon from tables by kind. spaced: words end at word boundaries."""
    words = {text: (kind, value) for kind, table in tables.items() for text, value in table.items()}
    bound = r"(?!\w)" if spaced else ""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(text) + (bound if text[-1].isalnum() else "") for text in longest_first)
    return Lexicon(words, re.compile(alternatives), tuple(shapes), re.compile(word))


def tokenize(text: str, lex: Lexicon, shown: str) -> list[Token]:
    """The typed tokens of a normalised text; where several fit the longest wins, shapes before words.

    shown: the same text, character for character, as it was written.
    """
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        token = _best(text, place, lex)
        end = place + len(token.text)
        value = shown[place + 1 : end - 1] if token.kind == "QUOTED" else token.value
        tokens.append(Token(token.kind, value, shown[place:end]))
        place = end
    return tokens


def _best(text: str, place: int, lex: Lexicon) -> Token:
    best: Token | None = None
    for shape in lex.shapes:
        hit = shape.pattern.match(text, place)
        if hit and hit.group() and (best is None or len(hit.group()) > len(best.text)):
            value = shape.convert(hit)
            best = Token(shape.kind, value, hit.group()) if value is not None else best
    hit = lex.known.match(text, place)
    if hit and (best is None or len(hit.group()) > len(best.text)):
        best = Token(*lex.words[hit.group()], hit.group())
    if best is None:
        plain = lex.word.match(text, place)
        piece = plain.group() if plain else text[place]
        best = Token("W", piece, piece)
    return best

"""How rules over Turkish tokens are written: a bare name stands for a word in any case. Holds no rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from umay.timing.readers.token_rules import Build, Match, Rule, Token, rule
from umay.timing.readers.tr_text import Case
from umay.timing.readers.tr_words import INFLECTED, INFLECTED_VALUES
from umay.timing.values import Timing

CASES: Final = ("NOM", "POS", "GEN", "DAT", "LOC", "ABL", "INS", "ACC")
_INFLECTED: Final = (
    frozenset(INFLECTED) | frozenset(INFLECTED_VALUES) | {"EVENT", "NUM", "POINT", "YEAR", "YEARS", "CLOCK", "MONTHS", "PERIOD"}
)
_MACROS: Final = {
    "UNIT": "(MINUTE|HOUR|DAY|WORKDAY|SCHOOLDAY|WEEK|AY|YEARU)",
    "CYCLE": "(DAY|WORKDAY|SCHOOLDAY|WEEK|AY|QUARTER|TERM|YEARU|SY)",
    "ONCE": "(DAY_LOC|WORKDAY_LOC|SCHOOLDAY_LOC|WEEK_LOC|AY_LOC|QUARTER_LOC|TERM_LOC|YEARU_LOC|SY_LOC)",
    "LONG": "(DAY|WEEK|AY|TERM|YEARU|SY)",
    "ROW": "(COMMA AND|COMMA|AND|OR|SLASH)",
    "INTIME": "(WITHIN|SURE_LOC)",
    "OFFSET": "(LATEST|MINI)? NUM_NOM UNIT",
}


def turn(pattern: str, build: Build) -> Rule:
    """A rule whose bare names cover every case: MONTH is MONTH_NOM, MONTH_GEN ..., UNIT any unit of time."""
    for _ in range(2):
        pattern = re.sub(r"[A-Z]+(?![A-Z_])", lambda name: _MACROS.get(name.group(), name.group()), pattern)
    return rule(re.sub(r"[A-Z]+(?:_[A-Z]+)?", _any_case, pattern), build)


def _any_case(name: re.Match[str]) -> str:
    if name.group() not in _INFLECTED:
        return f"({name.group()})"
    return "(" + "|".join(f"{name.group()}_{case}" for case in CASES) + ")"


def base(token: Token) -> str:
    """The token's kind without its case."""
    return token.kind.split("_")[0]


def case(token: Token) -> Case | None:
    """The token's case, None for words that have none."""
    kind, _, ending = token.kind.partition("_")
    return ending.lower() if ending and kind else None  # type: ignore[return-value]


def values(match: Match, *names: str) -> list[Any]:
    """Values of all tokens of these kinds, whatever their case."""
    return [token.value for token in match.tokens if base(token) in names]


def first(match: Match, *names: str) -> Any:
    """Value of the first token of these kinds, or None."""
    return next(iter(values(match, *names)), None)


def has(match: Match, *names: str) -> bool:
    """Whether a token of one of these kinds is there, whatever its case."""
    return any(base(token) in names for token in match.tokens)


def in_last_case(kind: str, match: Match, *skipped: str) -> str:
    """The kind with the case of the last inflected token, those of `skipped` kinds left out."""
    endings = [token.kind.split("_")[1] for token in match.tokens if "_" in token.kind and base(token) not in skipped]
    return f"{kind}_{endings[-1] if endings else 'NOM'}"


def timing(build: Any) -> Build:
    """A builder of finished timings from a function of the match; it declines where that gives None."""

    def made(match: Match) -> tuple[str, Any] | None:
        value = build(match)
        return None if value is None else ("T", value)

    return made


def fixed(value: Timing) -> Build:
    """A builder that always gives this timing."""
    return lambda _: ("T", value)


def where(test: Callable[[Match], bool], build: Build) -> Build:
    """The builder, declining where the test fails."""
    return lambda match: build(match) if test(match) else None

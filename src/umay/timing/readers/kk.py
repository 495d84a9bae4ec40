"""Reads Kazakh timing phrases. Words are in `kk_words` and `kk_events`, what they mean together in `kk_dates` and `kk_rules`."""

from __future__ import annotations

from typing import Final

from umay.timing.readers.kk_dates import DATES, DAYS_OF_MONTHS, POINTS
from umay.timing.readers.kk_ru_compose import reading, safely
from umay.timing.readers.kk_ru_tokens import clean, cut
from umay.timing.readers.kk_rules import ALONE, EVENTS, IN_CELLS, IN_SHORT, LAST_RESORT, OWN_EVENTS, REPEATS, lonely
from umay.timing.readers.kk_weeks import CLOCKS, HOURS, WEEKS
from umay.timing.readers.kk_words import KAZAKH
from umay.timing.readers.token_rules import Match, Rule, Token, rewrite, rule
from umay.timing.values import Reading

_TIMING_LIKE: Final = frozenset({
    "MONTH", "MONTH_ABL", "MONTH_ADJ", "WEEKDAY", "WEEKDAY_ABL", "P", "P_ABL", "CLOCK", "CLOCKS", "EACH", "UNITS", "NOTLATER",
    "YEARS", "SCHOOLYEARS",
})  # fmt: skip
_SHORT: Final = 8
_CELL: Final = 12  # tokens; in longer phrases "by the plan" is no time
_FEW: Final = 4  # "тұрақты" is an adjective too


def _without_titles(tokens: list[Token]) -> list[Token]:
    """Years in the name of a plan, and dates of validity, are no times of duties."""
    kinds = {token.kind for token in tokens}
    dated: set[str] = set()
    if kinds & {"TITLE", "FORP"}:
        dated |= {"YEARS", "SCHOOLYEARS"}
    if "VALID" in kinds:
        dated |= {"YEARS", "SCHOOLYEARS", "YEAR", "P", "P_ABL"}
    return [Token("DOCDATE", None, token.text) if token.kind in dated else token for token in tokens]


def _number_and_unit(match: Match) -> tuple[str, None] | None:
    return ("UNITS", None) if match.one("UNIT") in ("day", "working_day", "school_day", "week", "month", "quarter") else None


def read(phrase: str) -> Reading:
    """This will read when a Kazakh phrase falls due; see `Reading` for what it says when it cannot."""
    tokens = cut(clean(phrase), KAZAKH)
    tokens = _without_titles(rewrite(rewrite(tokens, POINTS), DAYS_OF_MONTHS))
    passes: list[tuple[Rule, ...]] = [
        (*ALONE, *(IN_CELLS if len(tokens) <= _CELL else ()), *(IN_SHORT if len(tokens) <= _FEW else ())),
        CLOCKS,
    ]
    passes.append((*DATES, *WEEKS, *REPEATS, *EVENTS, *HOURS))
    if len(tokens) <= _SHORT:
        passes.append(OWN_EVENTS)
    passes.extend([LAST_RESORT, (rule("(NUM|NUMS) UNIT", _number_and_unit),)])
    if len(tokens) == 1:
        passes.append((safely("YEAR|DAYMONTH", lonely),))
    return reading(tokens, tuple(passes), _TIMING_LIKE)

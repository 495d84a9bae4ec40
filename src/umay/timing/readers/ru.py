"""Reads Russian timing phrases. Words are in `ru_words` and `ru_events`, what they mean together in `ru_dates` and `ru_rules`."""

from __future__ import annotations

from typing import Final

from umay.timing.readers.kk_ru_compose import reading, safely
from umay.timing.readers.kk_ru_tokens import clean, cut
from umay.timing.readers.ru_dates import DATES, DAYS_OF_MONTHS, POINTS
from umay.timing.readers.ru_rules import ALONE, EVENTS, IN_CELLS, LAST_RESORT, OWN_EVENTS, REPEATS, lonely
from umay.timing.readers.ru_weeks import CLOCKS, HOURS, WEEKS
from umay.timing.readers.ru_words import RUSSIAN
from umay.timing.readers.token_rules import Match, Rule, Token, rewrite, rule
from umay.timing.values import Reading, SingleYear

_TIMING_LIKE: Final = frozenset({
    "MONTH", "WEEKDAY", "P", "CLOCK", "CLOCKS", "UNITS", "NOTLATER", "WITHIN", "AFTER", "ATLEAST", "ATMOST", "YEARS", "SCHOOLYEARS",
})  # fmt: skip
_SHORT: Final = 8
_FEW: Final = 4  # tokens; among more a year may be that of anything
_CELL: Final = 12  # tokens; in longer phrases "by the plan" is no time


def _sentence_title(tokens: list[Token]) -> list[Token]:
    """Years after the name of a plan, and dates of validity, are no times of duties."""
    kinds = [token.kind for token in tokens]
    found: list[Token] = []
    for index, token in enumerate(tokens):
        before = kinds[:index]
        named = (
            "TITLE" in before
            and token.kind in ("YEARS", "SCHOOLYEARS", "YEAR")
            and before[-1] not in ("IN", "WITHIN", "TILL", "NOTLATER", "TOWARD")
        )
        valid = "VALID" in before and token.kind in ("YEARS", "SCHOOLYEARS", "YEAR", "P")
        found.append(Token("DOCDATE", None, token.text) if named or valid else token)
    return found


def _number_and_unit(match: Match) -> tuple[str, None] | None:
    return ("UNITS", None) if match.one("UNIT") in ("day", "working_day", "school_day", "week", "month", "quarter") else None


def read(phrase: str) -> Reading:
    """This will read when a Russian phrase falls due; see `Reading` for what it says when it cannot."""
    tokens = cut(clean(phrase), RUSSIAN)
    tokens = rewrite(rewrite(tokens, POINTS), DAYS_OF_MONTHS)
    tokens = _sentence_title(tokens)
    passes: list[tuple[Rule, ...]] = [
        (*ALONE, *(IN_CELLS if len(tokens) <= _CELL else ())),
        CLOCKS,
        (*DATES, *WEEKS, *REPEATS, *EVENTS, *HOURS),
    ]
    if len(tokens) <= _SHORT:
        passes.append(OWN_EVENTS)
    passes.extend([LAST_RESORT, (rule("(NUM|NUMS) UNIT", _number_and_unit),)])
    if len(tokens) <= _FEW:
        passes.append((rule("YEAR", lambda match: ("T", SingleYear(match.one("YEAR")))),))
    if len(tokens) == 1:
        passes.append((safely("YEAR|DAYMONTH", lonely), rule("MAYBE_WE", lambda _: ("DAYS", ("WE",)))))
    return reading(tokens, tuple(passes), _TIMING_LIKE)

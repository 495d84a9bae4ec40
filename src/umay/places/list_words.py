"""A list of units in the reader's words: which rows are wrong and what may stand there, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from umay.kernel.refusal import Refusal
from umay.kernel.text import Text
from umay.places.queries import codes_of
from umay.places.rules.layout import RowError
from umay.places.rules.sheet import Change
from umay.places.rules.sheet_values import AGENCIES_IN, CHOICES_IN, LEVELS_IN, NO_IN, STAGES_IN, YES_IN
from umay.places.rules.sheet_words import HEADS_IN, Said, word_in

SHOWN_LINES: Final = 8
_WITH_STAGES: Final = ("sheet.stage_unknown", "school.no_stage")
_SIGNS_APART: Final = {"zh-hant": "、"}


@dataclass(frozen=True, slots=True)
class WrongRows:
    """One mistake and where it stands. lines: the first rows, as words; one: it is a single row; more: further rows."""

    lines: str
    one: bool
    more: int
    refusal: Refusal


def wrong_rows(errors: Sequence[RowError], country: str, lang: str) -> tuple[WrongRows, ...]:
    """Return each mistake once with all its rows, in the order in which they first appear."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for error in errors:
        found.setdefault((error.code, error.value, error.column), []).append(error.line)
    known = codes_of(country)
    return tuple(
        WrongRows(
            ", ".join(str(line) for line in lines[:SHOWN_LINES]),
            len(lines) == 1,
            max(len(lines) - SHOWN_LINES, 0),
            _refusal(code, value, column, known, lang),
        )
        for (code, value, column), lines in found.items()
    )


def _refusal(code: str, value: str, column: str, known: tuple[dict[str, Text], dict[str, Text]], lang: str) -> Refusal:
    values: dict[str, Any] = {"value": value, "column": word_in(HEADS_IN, column, lang)}
    if code == "sheet.no_column":
        values["value"] = values["column"]
    elif code == "sheet.level_unknown":
        values["allowed"] = _joined(_named(known[1], LEVELS_IN, lang), lang)
    elif code == "sheet.agency_unknown":
        values["allowed"] = _joined(_named(known[0], AGENCIES_IN, lang), lang)
    elif code in _WITH_STAGES or column:
        table = STAGES_IN if code in _WITH_STAGES else CHOICES_IN[column]
        values["allowed"] = _joined((word_in(table, one, lang) for one in table), lang)
    return Refusal(code, values)


def _named(known: dict[str, Text], table: dict[str, Said], lang: str) -> Iterable[str]:
    """Return a word for each code that is understood: the programmes' own where it is in the language, else Umay's."""
    for code, title in known.items():
        own = dict(title).get(lang) or dict(title).get(lang.partition("-")[0])
        yield own or (word_in(table, code, lang) if lang in table.get(code, {}) else title.in_(lang))


def _joined(words: Iterable[str], lang: str) -> str:
    return _SIGNS_APART.get(lang, ", ").join(f"“{word}”" if "," in word else word for word in words)


def known_heads(lang: str) -> str:
    """Return the heads that Umay writes in the language."""
    return _joined((word_in(HEADS_IN, name, lang) for name in HEADS_IN), lang)


def change_rows(changes: Sequence[Change], lang: str) -> tuple[tuple[str, str, str, str, str], ...]:
    """Return code, name, head, and what a fact was and would be, a row for each changed fact."""
    return tuple(
        (change.unit.code, change.unit.name, word_in(HEADS_IN, name, lang), _said(name, was, lang), _said(name, now, lang))
        for change in changes
        for name, was, now in change.facts
    )


def _said(name: str, value: object, lang: str) -> str:
    if value is None or value == ():
        return "–"
    if isinstance(value, bool):
        return (YES_IN if value else NO_IN)[lang][0]
    if isinstance(value, tuple):
        return _joined((word_in(STAGES_IN, str(one), lang) for one in value), lang)
    return word_in(CHOICES_IN[name], str(value), lang) if name in CHOICES_IN else str(value)

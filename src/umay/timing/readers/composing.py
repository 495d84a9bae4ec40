"""What the tokens left after all rules mean together: one reading. No language's words are here."""

from __future__ import annotations

from dataclasses import dataclass

from umay.timing.readers.repeats import is_weekday_of
from umay.timing.readers.token_rules import Token
from umay.timing.values import AllOf, AnyOf, AsNeeded, BellWindow, Continuous, EveryN, Immediate, Reading, Timing, Vague, WeeklyWindows

_TIMINGS = ("T", "TP")  # "TP" says less than the words: part of them has no place in the normal form
_EVERY_DAY = (EveryN(1, "day"), EveryN(1, "school_day"))
_BARE = 2  # "thứ hai" has two words
_EVERY = ("每", "every", "each", "on ", "mỗi", "hằng", "hàng", "her ")
FEW_WORDS = 4  # a cell with so few other words says what it says on purpose; a sentence says "timely" in passing


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which kinds of a language mean what here: alternatives, leftovers that look like timing, dates of documents."""

    alternatives: frozenset[str] = frozenset({"OR"})
    timing_like: frozenset[str] = frozenset()
    not_duty: frozenset[str] = frozenset({"DOCDATE"})
    few_words: int = FEW_WORDS


def compose(tokens: list[Token], kinds: Kinds) -> Reading:
    """One reading of all timings found. Parts that date nothing fall silent in a sentence that dates something."""
    found = [token for token in tokens if token.kind in _TIMINGS]
    unread = tuple(token.text for token in tokens if token.kind in kinds.timing_like or token.kind == "TP")
    if not found:
        return _nothing(tokens, kinds, unread)
    found = _without_weekdays_of_dates(found)
    either = _either(tokens, kinds)
    parts = _unique(_daily(_heard([token.value for token in found], few=sum(token.kind == "W" for token in tokens) <= kinds.few_words)))
    timing = parts[0] if len(parts) == 1 else AnyOf(parts) if either else AllOf(parts)
    return Reading(timing, "partly" if unread else None, unread)


def _without_weekdays_of_dates(found: list[Token]) -> list[Token]:
    """Leave out a weekday that stands bare beside the date it is the day of: "Monday, 7 September"."""
    beside = zip(found, [None, *found], [*found[1:], None], strict=False)
    return [token for token, left, right in beside if not any(near and _names_day_of(token, near) for near in (left, right))]


def _names_day_of(token: Token, near: Token) -> bool:
    bare = len(token.text.split()) <= _BARE and not token.text.startswith(_EVERY)
    return bare and is_weekday_of(token.value, near.value)


def _nothing(tokens: list[Token], kinds: Kinds, unread: tuple[str, ...]) -> Reading:
    if any(token.kind in kinds.not_duty for token in tokens):
        return Reading(None, "not_a_duty_time")
    return Reading(None, "no_timing", unread)


def _either(tokens: list[Token], kinds: Kinds) -> bool:
    places = [index for index, token in enumerate(tokens) if token.kind in _TIMINGS]
    between = tokens[places[0] : places[-1]]
    return any(token.kind in kinds.alternatives for token in between)


def _heard(parts: list[Timing], *, few: bool) -> list[Timing]:
    if few:
        return parts
    dated: list[Timing] = [part for part in parts if not isinstance(part, Vague | Immediate | AsNeeded | Continuous)]
    return dated or parts


def _daily(parts: list[Timing]) -> list[Timing]:
    """Windows are of every day: saying so adds nothing. Bells rung apart are one timing."""
    bells = [part for part in parts if isinstance(part, BellWindow)]
    if not bells and not any(isinstance(part, WeeklyWindows) for part in parts):
        return parts
    anchors = tuple(dict.fromkeys(anchor for bell in bells for anchor in bell.anchors))
    rest = [part for part in parts if not isinstance(part, BellWindow) and part not in _EVERY_DAY]
    return [*([BellWindow(anchors)] if bells else []), *rest]


def _unique(parts: list[Timing]) -> tuple[Timing, ...]:
    flat: list[Timing] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, AllOf) and len(parts) > 1 else [part])
    return tuple(dict.fromkeys(flat))

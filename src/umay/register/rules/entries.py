"""What an entry in the inner register needs, how long it stands, and when a name is like one of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from umay.kernel.refusal import Refusal

LONGEST_YEARS: Final = 30  # docs/sources.md#inner-register


class Appeal(StrEnum):
    """How far an appeal against the decision is."""

    OPEN = "open"
    PENDING = "pending"
    NONE = "none"
    UPHELD = "upheld"


class Answer(StrEnum):
    """What a human of the office says of two names that are alike."""

    OPEN = "open"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as it is written. appeal_until_on: the last day for an appeal; None where there is none."""

    name: str
    birth_year: int | None
    decision: str
    decided_on: date
    heard_on: date | None
    appeal: Appeal
    appeal_until_on: date | None
    expires_on: date


def entry_refusal(entry: Draft, today: date) -> Refusal | None:
    """Return why an entry may not be made, or None if it may: a final decision, the person heard, no appeal under way, an end.

    Source: docs/sources.md#inner-register.
    """
    if not entry.name.strip() or not entry.decision.strip():
        return Refusal("register.entry_incomplete")
    if entry.decided_on > today:
        return Refusal("register.decision_to_come")
    if entry.heard_on is None or entry.heard_on > entry.decided_on:
        return Refusal("register.not_heard")
    is_open = entry.appeal is Appeal.OPEN and (entry.appeal_until_on is None or entry.appeal_until_on >= today)
    if entry.appeal is Appeal.PENDING or is_open:
        return Refusal("register.not_final")
    if not today < entry.expires_on <= _years_after(entry.decided_on, LONGEST_YEARS):
        return Refusal("register.entry_end")
    return None


def is_alike(shared: int, own_words: int, their_words: int) -> bool:
    """Tell whether two names are alike: two of their parts are the same, or the only part that one of them has.

    >>> is_alike(2, 2, 3), is_alike(1, 2, 2), is_alike(1, 1, 1)
    (True, False, True)
    """
    return shared >= min(2, own_words, their_words) > 0


def years_agree(one: int | None, other: int | None) -> bool:
    """Tell whether two years of birth may be the same person's: one that nobody asked for agrees with any."""
    return one is None or other is None or one == other


def _years_after(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))

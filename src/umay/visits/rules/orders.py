"""From when until when an order holds, and who takes one back. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

LONGEST_DAYS: Final = 5 * 366
"""Longer than any order of a court or governor that we know of; a longer one is entered again."""


@dataclass(frozen=True, slots=True)
class Dates:
    """An order's days: when it was given, and the first and last day on which it holds."""

    given_on: date
    from_on: date
    until_on: date


def dates_refusal(dates: Dates, today: date) -> Refusal | None:
    """Return why an order with these days cannot be entered today, or None."""
    if dates.given_on > today:
        return Refusal("visits.given_later")
    if dates.until_on < dates.from_on:
        return Refusal("visits.ends_before")
    if dates.until_on < today:
        return Refusal("visits.order_over")
    if dates.until_on - dates.from_on > timedelta(days=LONGEST_DAYS):
        return Refusal("visits.order_too_long")
    return None


def holds(from_on: date, until_on: date, day: date) -> bool:
    """Tell whether an order holds on the day: its last day counts.

    >>> holds(date(2026, 9, 1), date(2026, 11, 20), date(2026, 11, 20)), holds(date(2026, 9, 1), date(2026, 11, 20), date(2026, 11, 21))
    (True, False)
    """
    return from_on <= day <= until_on


def word_refusal(word_by: int | None, entered_by: int, by: int | None) -> Refusal | None:
    """Return why this person cannot give the head's word about an order that the gate wrote down, or None: once, and never who wrote it.

    >>> word_refusal(None, 7, 7).code, word_refusal(3, 7, 3).code, word_refusal(None, 7, 3)
    ('visits.word_own', 'visits.word_given', None)
    """
    if word_by is not None:
        return Refusal("visits.word_given")
    return Refusal("visits.word_own") if by is None or by == entered_by else None


def ask_back_refusal(asked_by: int | None) -> Refusal | None:
    """Return why nobody can ask to take it back now, or None. asked_by: who asked already."""
    return None if asked_by is None else Refusal("visits.back_asked")


def back_refusal(asked_by: int | None, by: int | None) -> Refusal | None:
    """Return why this person cannot take an order back, or None: one asks, another does."""
    if asked_by is None:
        return Refusal("visits.back_not_asked")
    return Refusal("visits.second_person") if by is None or asked_by == by else None

"""When records go on their day of deletion, and when a job that deletes stops and asks a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

EVERY: Final = timedelta(days=1)
MOST_MOVED: Final = timedelta(days=1)
MOST_SHARE: Final = 0.02
ALWAYS_FEW: Final = 3  # of a small office's records one alone is more than 2 %
CONSENT_HOLDS: Final = timedelta(hours=72)
LONGEST_HOLD: Final = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of deletion is about to do. last_at: of the round before, None for the first. allowed_at: when a person said go on."""

    due: int
    total: int
    last_at: datetime | None
    allowed_at: datetime | None = None


def round_refusal(round_: Round, now: datetime) -> Refusal | None:
    """Return why nothing may be deleted now, or None: the clock moved by more than a day, or too many would go at once.

    Source: docs/sources.md#security-c5-12.

    >>> round_refusal(Round(due=30, total=1_000, last_at=None), datetime(2026, 1, 2)).code
    'absence.too_many_to_delete'
    """
    if round_.allowed_at is not None and round_.allowed_at <= now <= round_.allowed_at + CONSENT_HOLDS:
        return None
    if round_.last_at is not None and abs(now - round_.last_at - EVERY) > MOST_MOVED:
        return Refusal("absence.clock_moved")
    if round_.due > max(ALWAYS_FEW, round_.total * MOST_SHARE):
        return Refusal("absence.too_many_to_delete")
    return None


def is_due(delete_on: date, hold_until_on: date | None, today: date) -> bool:
    """Tell whether a record goes today: its day has come, and no legal hold stops it."""
    return delete_on <= today and (hold_until_on is None or hold_until_on < today)


def hold_refusal(until_on: date | None, today: date) -> Refusal | None:
    """Return why a hold may not last until the day, or None: it has an end, after today and within two years."""
    if until_on is None or until_on <= today:
        return Refusal("absence.hold_without_end")
    return Refusal("absence.hold_too_long") if until_on > today + LONGEST_HOLD else None

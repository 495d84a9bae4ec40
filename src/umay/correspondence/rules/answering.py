"""How a letter leaves, and when silence after it is too long. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from umay.kernel.refusal import Refusal

WAYS: Final = ("hand", "post", "mail")
"""By hand, by post, by sealed e-mail."""
USUAL_DAYS: Final = 14
ANSWER_DAYS: Final[Mapping[str, int]] = {"police": 7, "prosecutor": 7, "child_rights": 7, "guardians": 3}
"""After how many days without an answer the lead is reminded; ours, for no document says."""
NEVER_LISTED: Final = frozenset({"accusation"})
"""Kinds that stand in no list outside their case."""


def answer_days(kind: str) -> int:
    """Return after how many days silence is said on the lead's day."""
    return ANSWER_DAYS.get(kind, USUAL_DAYS)


def silent_days(kind: str, sent_on: date, today: date) -> int:
    """Return for how many days no answer came, 0 while that is not too long.

    >>> silent_days("police", date(2026, 11, 2), date(2026, 11, 9)), silent_days("police", date(2026, 11, 2), date(2026, 11, 8))
    (7, 0)
    """
    days = (today - sent_on).days
    return days if days >= answer_days(kind) else 0


def sending_refusal(way: str, sent_on: date, written_on: date, today: date) -> Refusal | None:
    """Return why the sending cannot be kept, or None."""
    if way not in WAYS:
        return Refusal("correspondence.way_unknown")
    return None if written_on <= sent_on <= today else Refusal("correspondence.sent_day")


def answer_refusal(number: str, received_on: date, sent_on: date | None, today: date) -> Refusal | None:
    """Return why the answer cannot be kept, or None: it has a number, and comes after the letter left."""
    if sent_on is None:
        return Refusal("correspondence.not_sent")
    if not number.strip():
        return Refusal("correspondence.number_missing")
    return None if sent_on <= received_on <= today else Refusal("correspondence.received_day")

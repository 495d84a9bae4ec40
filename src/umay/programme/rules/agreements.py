"""Where an agreement stands on a day. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from umay.kernel.refusal import Refusal

MOST_PARTIES = 20


class Standing(StrEnum):
    """How an agreement stands, the most pressing first."""

    EXPIRED = "expired"
    EXPIRES_SOON = "expires_soon"
    NOT_SIGNED = "not_signed"
    IN_FORCE = "in_force"
    ENDED = "ended"


def standing(*, signed_on: date | None, expires_on: date | None, remind_days: int, ended: bool, today: date) -> Standing:
    """Return how the agreement stands. It counts as expired from the day after it expires."""
    if ended:
        return Standing.ENDED
    if expires_on is not None and expires_on < today:
        return Standing.EXPIRED
    if signed_on is None or signed_on > today:
        return Standing.NOT_SIGNED
    if expires_on is not None and expires_on - timedelta(days=remind_days) <= today:
        return Standing.EXPIRES_SOON
    return Standing.IN_FORCE


def agreement_refusal(*, title: str, parties: tuple[str, ...], signed_on: date | None, expires_on: date | None) -> Refusal | None:
    """Return why the agreement cannot be kept, or None."""
    if not title.strip():
        return Refusal("agreement.title_missing")
    if not parties:
        return Refusal("agreement.no_party")
    if len(parties) > MOST_PARTIES:
        return Refusal("agreement.too_many_parties", {"most": MOST_PARTIES})
    if signed_on is not None and expires_on is not None and expires_on < signed_on:
        return Refusal("agreement.ends_before_it_starts")
    return None

"""Where an agreement stands on a day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says. parties: offices or groups, never a family by name. expires_on None: open end."""

    kind: str
    title: str
    parties: tuple[str, ...]
    scope: str = ""
    signed_on: date | None = None
    expires_on: date | None = None
    remind_days: int = 60


def agreement_refusal(terms: Terms) -> Refusal | None:
    """Return why the agreement cannot be kept, or None."""
    if not terms.title.strip():
        return Refusal("agreement.title_missing")
    if not terms.parties:
        return Refusal("agreement.no_party")
    if len(terms.parties) > MOST_PARTIES:
        return Refusal("agreement.too_many_parties", {"most": MOST_PARTIES})
    if terms.signed_on is not None and terms.expires_on is not None and terms.expires_on < terms.signed_on:
        return Refusal("agreement.ends_before_it_starts")
    return None

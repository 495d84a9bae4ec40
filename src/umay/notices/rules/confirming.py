"""How a telephone is confirmed: how long a code holds, how often it may be asked for, tried and mistyped. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

HOLDS: Final = timedelta(minutes=10)
AGAIN_AFTER: Final = timedelta(minutes=1)
COUNTED: Final = timedelta(days=1)
IN_A_DAY: Final = 5  # codes; each costs money and may ring a stranger
WRONG_AT_MOST: Final = 5
TELEPHONES: Final = 3
BROWSERS: Final = 10
TRIAL_AGAIN_AFTER: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes asked for: how many by this person within COUNTED, the last for this telephone, how often a wrong one was typed since."""

    count: int
    last_at: datetime | None
    wrong: int


def code_refusal(codes: Codes, now: datetime) -> Refusal | None:
    """Return why no further code is sent now, or None if one is."""
    if codes.last_at is not None and now < codes.last_at + AGAIN_AFTER:
        return Refusal("phone.code_too_soon")
    if codes.count >= IN_A_DAY:
        return Refusal("phone.codes_used_up")
    return None


def confirm_refusal(codes: Codes, now: datetime, *, fits: bool) -> Refusal | None:
    """Return why a typed code does not confirm, or None if it does."""
    if codes.last_at is None or now >= codes.last_at + HOLDS or codes.wrong >= WRONG_AT_MOST:
        return Refusal("phone.code_over")
    return None if fits else Refusal("phone.code_wrong")

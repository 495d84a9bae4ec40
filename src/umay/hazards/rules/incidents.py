"""What may be noted of an incident, and which time counts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from umay.hazards.rules.kinds import SERIOUS, Nature
from umay.kernel.refusal import Refusal

MOST_WORDS: Final = 2000
MOST_TIMES: Final = 40
"""How often more is said of one incident: enough for everybody who was there, too little to bury what the first one wrote."""

LONGEST_BACK: Final = timedelta(days=31)
AHEAD: Final = timedelta(minutes=5)  # two clocks are never alike


def happened_at(device_at: datetime | None, now: datetime) -> datetime:
    """Return when it happened, as it counts: the device's time where that can be, the server's where the device's clock is off.

    A device that was without a connection sends later what happened earlier; one that is ahead, or weeks behind, is not believed.
    """
    if device_at is None or device_at > now + AHEAD or device_at < now - LONGEST_BACK:
        return now
    return min(device_at, now)


def note_refusal(nature: Nature, where: str, what: str) -> Refusal | None:
    """Return why an incident may not be noted so, or None: of a child who was harmed no story is kept here."""
    if len(where) > 200 or len(what) > MOST_WORDS:
        return Refusal("hazards.too_long")
    return Refusal("hazards.story_of_a_child") if nature is Nature.CHILD_HARMED and what.strip() else None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody adds to an incident."""

    nature: Nature
    where: str
    what: str


def words_refusal(said: Said, times: int, *, is_closed: bool) -> Refusal | None:
    """Return why this is not added to an incident, or None. times: how often something was added before."""
    if is_closed:
        return Refusal("hazards.incident_closed")
    if refusal := note_refusal(said.nature, said.where, said.what):
        return refusal
    if not said.where.strip() and not said.what.strip():
        return Refusal("hazards.words_missing")
    return Refusal("hazards.words_many") if times >= MOST_TIMES else None


def is_serious(nature: Nature) -> bool:
    """Tell whether the office above is told at once."""
    return nature in SERIOUS


def close_refusal(nature: Nature, review: str, *, is_closed: bool) -> Refusal | None:
    """Return why an incident may not be closed, or None: somebody has written what was learned, a child's matter excepted."""
    if is_closed:
        return Refusal("hazards.incident_closed")
    if len(review) > MOST_WORDS:
        return Refusal("hazards.too_long")
    if nature is Nature.CHILD_HARMED:
        return Refusal("hazards.story_of_a_child") if review.strip() else None
    return None if review.strip() else Refusal("hazards.review_missing")

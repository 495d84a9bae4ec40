"""Who may give a key back, and when. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from umay.kernel.refusal import Refusal
from umay.vault.rules.opening import SHARE_HOLDS

SHARES: Final = 3
NEEDED: Final = 2
LEAST_REASON: Final = 20


@dataclass(frozen=True, slots=True)
class Going:
    """A recovery as the rule sees it. person, started_by, shared_by: ids of persons; shared_by None: no share was given yet."""

    person: int
    started_by: int
    ends_at: datetime
    is_done: bool
    shared_by: int | None
    shared_at: datetime | None


def holders_refusal(holders: Collection[int], keeper: int | None) -> Refusal | None:
    """Return why the shares may not go to these persons, or None if they may. keeper: who holds the ceremony; None for the machine."""
    if len(set(holders)) != SHARES or len(holders) != SHARES:
        return Refusal("recovery.three_people", {"count": SHARES})
    return Refusal("recovery.not_yourself") if keeper in holders else None


def start_refusal(reason: str, *, is_own: bool, is_running: bool, is_sealed: bool) -> Refusal | None:
    """Return why a recovery may not be started, or None if it may. is_sealed: there is a key that the officials' key opens."""
    if len(reason.strip()) < LEAST_REASON:
        return Refusal("recovery.reason_missing", {"least": LEAST_REASON})
    if is_own:
        return Refusal("recovery.not_yourself")
    if is_running:
        return Refusal("recovery.running")
    return None if is_sealed else Refusal("recovery.nothing_sealed")


def share_refusal(going: Going, giver: int, now: datetime) -> Refusal | None:
    """Return why this official may not give a share now, or None if they may."""
    if going.is_done or now >= going.ends_at:
        return Refusal("recovery.over")
    if giver in (going.person, going.started_by):
        return Refusal("recovery.not_yourself")
    return Refusal("recovery.given_already") if going.shared_by == giver and holds(going.shared_at, now) else None


def holds(shared_at: datetime | None, now: datetime) -> bool:
    """Tell whether a share that was given at a time still waits for the second."""
    return shared_at is not None and now - shared_at < SHARE_HOLDS

"""Who may be let into a case, until when, and who never. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from umay.kernel.refusal import Refusal

LEAD: Final = "lead"
MEMBER: Final = "member"
GUEST: Final = "guest"
ROLES: Final = (LEAD, MEMBER, GUEST)
REASONS: Final = ("team", "teaches", "cares", "substitute", "expert")
"""Why somebody is let in: of the team by their post, teaches or looks after the child, stands in for a member, was asked for advice."""
GUEST_DAYS: Final = 92  # ours: nobody outside the team stays longer than a school quarter without being let in anew


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's way into a case. until_at: None for as long as the appointment lasts. ended_at: when it was taken back."""

    person_id: int
    role: str
    from_at: datetime
    until_at: datetime | None = None
    ended_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Tell whether the way in is open now: from its moment on, and no longer from the moment it ends."""
        ends = [each for each in (self.until_at, self.ended_at) if each is not None]
        return self.from_at <= now and all(now < each for each in ends)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom somebody wants to let in. has_keys: a key of theirs is known, so that anything can be sealed to them at all.

    by_post: their post works on cases; whose does not is a guest, until a day.
    """

    person_id: int
    role: str
    reason: str
    until_on: date | None
    has_keys: bool
    by_post: bool = True


def let_in_refusal(wanted: Wanted, held: Collection[Held], excluded: Collection[int], now: datetime, today: date) -> Refusal | None:
    """Return why the person may not be let in, or None.

    excluded: persons whom the matter is about, or near to whom it is; they are never let in.
    """
    if wanted.person_id in excluded:
        return Refusal("case.person_excluded")
    if any(one.person_id == wanted.person_id and one.is_open(now) for one in held):
        return Refusal("case.is_member")
    if wanted.role not in (MEMBER, GUEST) or wanted.reason not in REASONS:
        return Refusal("case.grant_unknown")
    if not wanted.by_post and wanted.role != GUEST:
        return Refusal("case.only_guest")
    last = today + timedelta(days=GUEST_DAYS) if wanted.role == GUEST else date.max
    day = wanted.until_on or (date.min if wanted.role == GUEST else today)
    if not today <= day <= last:
        return Refusal("case.grant_needs_day", {"days": GUEST_DAYS})
    return None if wanted.has_keys else Refusal("case.person_without_keys")


def remove_refusal(person_id: int, held: Collection[Held], now: datetime) -> Refusal | None:
    """Return why the person may not be taken off the case, or None: somebody must always lead it."""
    mine = next((one for one in held if one.person_id == person_id and one.is_open(now)), None)
    if mine is None:
        return Refusal("case.no_member")
    return Refusal("case.lead_stays") if mine.role == LEAD else None


def lead_refusal(person_id: int, held: Collection[Held], now: datetime) -> Refusal | None:
    """Return why the lead may not go over to the person, or None: only a member of the case can take it."""
    mine = next((one for one in held if one.person_id == person_id and one.is_open(now)), None)
    if mine is None or mine.role == GUEST:
        return Refusal("case.no_member")
    return Refusal("case.leads_already") if mine.role == LEAD else None

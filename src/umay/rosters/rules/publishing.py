"""When a roster may be published, and which days are free for one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from umay.kernel.refusal import Refusal
from umay.rosters.rules.states import RosterState


def publish_refusal(state: RosterState, *, shifts: int, broken: int, overlaps: str) -> Refusal | None:
    """Return why a roster may not be published now, or None if it may.

    broken: shifts of people who may not serve. overlaps: the uid of another published roster that has days of it, "" for none.

    >>> publish_refusal(RosterState.DRAFT, shifts=0, broken=0, overlaps="").code
    'rosters.empty'
    """
    if state is not RosterState.DRAFT:
        return Refusal("rosters.not_draft")
    if not shifts:
        return Refusal("rosters.empty")
    if broken:
        return Refusal("rosters.broken", {"number": broken})
    return Refusal("rosters.overlaps", {"uid": overlaps}) if overlaps else None


def free_days(first: date, last: date, taken: Iterable[tuple[date, date]]) -> tuple[date, date] | None:
    """Return the first stretch between two days, both included, that no roster has; None where they have all of it.

    >>> free_days(date(2026, 9, 1), date(2026, 9, 30), [(date(2026, 8, 1), date(2026, 9, 10))])
    (datetime.date(2026, 9, 11), datetime.date(2026, 9, 30))
    """
    for begins, ends in sorted(taken):
        if first < begins:
            last = min(last, begins - timedelta(days=1))
            break
        first = max(first, ends + timedelta(days=1))
    return (first, last) if first <= last else None

"""What of a case may leave it, why, and what of it is destroyed here once somebody took it. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

PURPOSES: Final = ("investigation", "court", "protection")
BASES: Final = ("duty", "request", "order", "consent")
"""By which right it is handed on: a duty to tell, a written request, an order of a court or prosecutor, consent."""
NEVER: Final = frozenset({"letter", "closing", "reopening", "forbidden"})
"""Kinds of entries that are about the school's own acts and are not offered."""
INVESTIGATED: Final = frozenset({"told", "interview", "inquiry", "note"})
"""Kinds that are material of an investigation; plans, wishes, decisions and the weighing of danger go on helping the child and stay."""
BACKUP_DAYS: Final = 35  # SECURITY C6: the last backup that holds a destroyed key lives so long


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to hand over. chosen, files: ids. known: the ids that the case offers, those of files too."""

    office: str
    purpose: str
    basis: str
    chosen: frozenset[Uid]
    files: frozenset[Uid]
    known: frozenset[Uid]


def package_refusal(wanted: Wanted, offices: Collection[str]) -> Refusal | None:
    """Return why the package may not be made, or None."""
    if not wanted.chosen and not wanted.files:
        return Refusal("handover.nothing_chosen")
    if not wanted.chosen | wanted.files <= wanted.known:
        return Refusal("handover.not_of_case")
    if wanted.office not in offices or wanted.purpose not in PURPOSES or wanted.basis not in BASES:
        return Refusal("handover.basis_missing")
    return None


@dataclass(frozen=True, slots=True)
class Taken:
    """Who took a package: name and post, on which day, under which number of their own paper."""

    name: str
    post: str
    taken_on: date
    number: str


def receipt_refusal(taken: Taken, made_on: date, today: date, *, known: bool) -> Refusal | None:
    """Return why the receipt may not be kept, or None. known: there is one already."""
    if known:
        return Refusal("handover.receipt_known")
    if not (taken.name.strip() and taken.post.strip() and taken.number.strip()):
        return Refusal("handover.receipt_incomplete")
    return None if made_on <= taken.taken_on <= today else Refusal("handover.receipt_day")


def backups_until(destroyed_on: date) -> date:
    """Return the day on which the last backup that holds the key is destroyed.

    >>> backups_until(date(2026, 11, 22))
    datetime.date(2026, 12, 27)
    """
    return destroyed_on + timedelta(days=BACKUP_DAYS)

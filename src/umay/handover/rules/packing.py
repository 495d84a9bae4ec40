"""What of a case may leave it, why, and what of it is destroyed here once somebody took it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

PURPOSES: Final = ("investigation", "court", "protection", "school")
BASES: Final = ("duty", "request", "order", "consent")
"""By which right it is handed on: a duty to tell, a written request, an order of a court or prosecutor, consent."""
NEVER: Final = frozenset({"letter", "closing", "reopening", "forbidden"})
"""Kinds of entries that are about the school's own acts and are not offered."""
INVESTIGATED: Final = frozenset({"told", "interview", "inquiry", "note"})
"""Kinds that are material of an investigation; plans, wishes, decisions and the weighing of danger go on helping the child and stay."""
IMAGES_TO: Final = frozenset({"police", "gendarmerie", "prosecutor"})
"""Agencies that images of abuse may go to; nobody else gets them, whatever the basis."""
MOST_BYTES: Final = 200 * 1024 * 1024  # ours: a package is made in memory
BACKUP_DAYS: Final = 35  # SECURITY C6: the last backup that holds a destroyed key lives so long


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to hand over. chosen: ids. known: the ids that the case offers, those of reports and files too.

    has_images: a file that shows abuse is among them. most: bytes that the chosen files have at most.
    """

    office: str
    purpose: str
    basis: str
    chosen: frozenset[Uid]
    known: frozenset[Uid]
    has_images: bool = False
    most: int = 0


def package_refusal(wanted: Wanted, offices: Mapping[str, str]) -> Refusal | None:
    """Return why the package may not be made, or None. offices: by code the agency of each."""
    if not wanted.chosen:
        return Refusal("handover.nothing_chosen")
    if not wanted.chosen <= wanted.known:
        return Refusal("handover.not_of_case")
    if wanted.office not in offices or wanted.purpose not in PURPOSES or wanted.basis not in BASES:
        return Refusal("handover.basis_missing")
    if wanted.has_images and offices[wanted.office] not in IMAGES_TO:
        return Refusal("handover.images_to_police")
    return Refusal("handover.too_big", {"most": MOST_BYTES // 1024 // 1024}) if wanted.most > MOST_BYTES else None


def is_whole(report: Uid, files: Collection[Uid], sent_reports: Collection[Uid], sent_files: Collection[Uid]) -> bool:
    """Tell whether a report left with all its files: only then is it destroyed here."""
    return report in sent_reports and set(files) <= set(sent_files)


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

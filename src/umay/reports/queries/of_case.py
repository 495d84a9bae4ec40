"""Which reports a case was made of, and how many files came with each: for whoever hands them over. Nothing is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from umay.core.api import Actor, query
from umay.reports.models import Attachment
from umay.reports.queries.visible import mine

_PIECE: Final = 64 * 1024  # bytes of a file in one sealed piece


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file that came with a report. most: it has no more bytes. shows_abuse: it leaves its seal for the hand-over alone."""

    uid: UUID
    number: int
    most: int
    kept_apart: bool
    shows_abuse: bool


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A report of a case, of those that the reader holds a key to."""

    uid: UUID
    received_at: datetime
    files: tuple[CaseFile, ...]


@query
def reports_of_case(actor: Actor, case_ref: UUID) -> tuple[CaseReport, ...]:
    """Return the reports of a case and those joined to them, oldest first, that the actor can read."""
    rows = list(mine(actor).filter(Q(case_ref=case_ref) | Q(joined_to__case_ref=case_ref)).order_by("received_at", "pk"))
    files: dict[UUID, list[CaseFile]] = {}
    for one in Attachment.objects.filter(report__in=rows).order_by("message__number", "number"):
        listed = files.setdefault(one.report_id, [])
        listed.append(CaseFile(one.pk, len(listed) + 1, one.chunks * _PIECE, one.kept_apart, one.shows_abuse))
    return tuple(CaseReport(one.pk, one.received_at, tuple(files.get(one.pk, ()))) for one in rows)

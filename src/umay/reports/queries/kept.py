"""Reports that run out some day: set aside, without a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from umay.core.api import Actor, query
from umay.reports.models import Report, ReportState

EMPTY: Final = ("empty", "test")


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report that was set aside. is_empty: it was none at all."""

    id: UUID
    country: str
    decided_at: datetime
    is_empty: bool


@query
def kept_reports(_actor: Actor) -> tuple[KeptReport, ...]:
    """Return the reports that were set aside and whose keys are still there. For the system's own round over all units."""
    found = Report.objects.filter(state=ReportState.SET_ASIDE, case_ref__isnull=True, ended_at__isnull=False, wraps__isnull=False)
    rows = found.distinct().values_list("pk", "country", "ended_at", "aside_reason")
    return tuple(KeptReport(pk, country, at, reason in EMPTY) for pk, country, at, reason in rows if at is not None)

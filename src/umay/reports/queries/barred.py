"""Whom reports name, and who therefore sees nothing that is made of them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from umay.reports.models import Excluded


def barred_from(report_ids: Collection[UUID]) -> frozenset[int]:
    """Return the persons cut off from any of the reports, of those that are there for this transaction's person."""
    return frozenset(Excluded.objects.filter(report_id__in=report_ids).values_list("person_id", flat=True))


def barred_from_case(case_ref: UUID) -> frozenset[int]:
    """Return the persons cut off from any report of the case, of those that are there for this transaction's person."""
    return frozenset(Excluded.objects.filter(report__case_ref=case_ref).values_list("person_id", flat=True))

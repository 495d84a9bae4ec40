"""All that has a clock, over every unit: for the system's own daily round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, query
from umay.handover.models import Hold
from umay.handover.rules.retention import CASE, IDLE, OF_PACKS, SPAM, TELLER, Kept
from umay.reports import api as reports


@query
def everything_kept(actor: Actor) -> tuple[Kept, ...]:
    """Return what has a clock that runs, with the months that its country's procedure says."""
    return (*_cases(), *_reports(actor))


def _cases() -> Iterator[Kept]:
    with connection.cursor() as cursor:
        cursor.execute("select uid, country, closed_at, ends from umay_kept_cases()")
        rows = cursor.fetchall()
    for uid, country, closed_at, ends in rows:
        if closed_at is None or not ends:
            continue
        if "reporter" in ends:
            yield Kept(TELLER, uid, closed_at.date(), _months(country, TELLER))
        yield Kept(CASE, uid, closed_at.date(), _months(country, CASE))


def _reports(actor: Actor) -> Iterator[Kept]:
    for one in reports.kept_reports(actor):
        category = SPAM if one.is_empty else IDLE
        yield Kept(category, one.id, one.decided_at.date(), _months(one.country, category))


def _months(country: str, category: str) -> int | None:
    return next((one.months for one in reports.response_for(country).retention if one.category == OF_PACKS[category]), None)


def held_now(now: datetime) -> frozenset[UUID]:
    """Return the cases whose clocks somebody stopped."""
    rows = Hold.objects.filter(ended_at__isnull=True, until_on__gte=now.date())
    return frozenset(rows.values_list("case_ref", flat=True))

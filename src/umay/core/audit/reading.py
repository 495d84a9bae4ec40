"""Reading back what the trail holds about something: when, what, in which appointment. For whoever may know it; the callers ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from umay.core.access.actor import Actor
from umay.core.models import AuditEntry

MOST = 5_000
AGAIN: Final = timedelta(minutes=10)
"""So long the same act of the same person on the same thing is one that was sent twice."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """An act as the trail holds it."""

    at: datetime
    verb: str
    subject: str
    person_id: int | None
    appointment_id: int | None
    detail: Mapping[str, object]


def audit_lines(subjects: Collection[str], verbs: Collection[str]) -> tuple[AuditLine, ...]:
    """Return the acts of some verbs on some subjects, newest first, at most 5,000. subjects: ids as they were recorded."""
    rows = AuditEntry.objects.filter(subject__in=[str(one) for one in subjects], verb__in=list(verbs)).order_by("-at", "-pk")[:MOST]
    return tuple(AuditLine(one.at, one.verb, one.subject, one.person_id, one.appointment_id, one.detail) for one in rows)


def just_done(actor: Actor, verb: str, subjects: Collection[object], now: datetime) -> frozenset[str]:
    """Return on which things this very person did the act a moment ago: a second click finds it done. Nobody else learns of it so.

    What is recorded of such a second click, with "again" in its detail, is no deed itself and makes the time no longer.
    verb: as recorded. subjects: ids as they were recorded.
    """
    if actor.person_id is None:
        return frozenset()
    said = [str(one) for one in subjects]
    rows = AuditEntry.objects.filter(subject__in=said, verb=verb, person_id=actor.person_id, at__gt=now - AGAIN, at__lte=now)
    return frozenset(subject for subject, detail in rows.values_list("subject", "detail") if detail.get("again") is not True)

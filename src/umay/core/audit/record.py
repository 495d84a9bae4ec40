"""Writing to the trail, in the transaction of the act. Ids and codes only, never content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from umay.core.access.actor import Actor, Place
from umay.core.ledger import current
from umay.core.models import AuditEntry


def record(
    actor: Actor,
    verb: str,
    subject: UUID | int | str,
    *,
    at: datetime,
    place: Place | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write one entry and note it in the ledger.

    verb: past tense, dotted, such as "task.recorded". subject: the id of what was touched. at: aware. detail: ids, codes and
    counts only. place None: the actor's own unit.
    """
    where = place or (actor.seat.place if actor.seat else None)
    AuditEntry.objects.create(
        at=at,
        person_id=actor.person_id,
        appointment_id=actor.seat.appointment_id if actor.seat else None,
        verb=verb,
        subject=str(subject),
        unit_id=where.unit_id if where else None,
        province_id=where.province_id if where else None,
        detail=dict(detail or {}),
    )
    ledger = current.get()
    if ledger is not None:
        ledger.recorded.append(verb)


def record_refused(actor: Actor, action: str, code: str, at: object) -> None:
    """Write that an action was refused. at: aware datetime, or anything else for "the server's own clock"."""
    when = at if isinstance(at, datetime) else datetime.now(UTC)
    record(actor, "access.refused", action, at=when, detail={"code": code})

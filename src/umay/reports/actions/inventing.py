"""Inventing what was told, for a demo: sealed as everything is, to keys that are accepted nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, record, require, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.reports.models import Channel, TellingPlace
from umay.reports.rules.telling import Told
from umay.reports.sealed.intake import ask_intake
from umay.reports.sealed.packing import Way, seal_report


@action(Perm.REPORT_LOG, "report.invented")
def invent_report(actor: Actor, unit_uid: UUID, told: Told, *, channel: str, author_id: int | None = None, at: datetime) -> UUID:
    """Keep an invented report at a demo's telling place, as if it had come in at that time; return its id.

    Raises UnitMissing; Refused ("report.no_place") where people could tell in earnest. Audit: report.invented, and report.received.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.REPORT_LOG, unit.place)
    place = TellingPlace.objects.filter(unit_id=unit.id, is_demo=True, closed_at__isnull=True).first()
    if place is None:
        raise Refused(Refusal("report.no_place"))

    opened = ask_intake("intake_open", {"code": place.code, "day": at.astimezone(UTC).date().isoformat()})
    way = Way(place.code, channel, "public", uuid4(), at, author_id=author_id)
    receipt = sealing.new_receipt() if channel == Channel.WEB else None  # nobody keeps it; with one, the team can answer
    sealed = seal_report(opened, told, (), receipt, way)
    answer = ask_intake("intake_submit", sealed.said, sealed.blobs)

    record(actor, "report.invented", answer["id"], at=at, place=unit.place)
    return UUID(answer["id"])

"""Staff's own reports, and those that somebody took at the telephone, from the letter box, by messenger or face to face."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.reports.models import Channel, TellingPlace
from umay.reports.rules.telling import Told
from umay.reports.sealed.files import ready
from umay.reports.sealed.intake import ask_intake
from umay.reports.sealed.packing import Way, seal_report

TAKEN_BY: frozenset[str] = frozenset(set(Channel.values) - {Channel.WEB})


@action(Perm.REPORT_LOG, "report.logged")
def log_report(actor: Actor, told: Told, receipt: sealing.Receipt | None, *, channel: str, key: UUID, today: date, now: datetime) -> UUID:
    """Keep a report of one's own unit, in the teller's words, sealed to the team; whoever wrote it down cannot open it again.

    receipt: for the teller to come back with; None for a letter without a sender. The same key again keeps nothing twice.
    Return the report's id. Raises Refused ("report.no_place", "report.channel", "report.empty"). Audit: report.logged, and report.received.
    """
    if actor.seat is None:
        raise Refused(Refusal("report.no_place"))
    require(actor, Perm.REPORT_LOG, actor.seat.place)
    place = TellingPlace.objects.filter(unit_id=actor.seat.place.unit_id, closed_at__isnull=True).first()
    if no := _refusal(place, told, channel):
        raise Refused(no)

    granter = str(actor.person_uid)
    opened = ask_intake("intake_open", {"code": place.code, "day": today.isoformat()})  # type: ignore[union-attr]
    way = Way(place.code, channel, granter, key, now, author_id=actor.person_id)  # type: ignore[union-attr]
    sealed = seal_report(opened, told, ready(told.files), receipt, way)
    answer = ask_intake("intake_submit", sealed.said, sealed.blobs)
    if "no" in answer:
        raise Refused(Refusal("report.already_sent"))

    record(actor, "report.logged", answer["id"], at=now, detail={"channel": channel})
    return UUID(answer["id"])


def _refusal(place: TellingPlace | None, told: Told, channel: str) -> Refusal | None:
    if place is None:
        return Refusal("report.no_place")
    if channel not in TAKEN_BY:
        return Refusal("report.channel")
    return None if told.words.strip() else Refusal("report.empty")

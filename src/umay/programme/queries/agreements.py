"""Agreements in the actor's area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from umay.core.api import Actor, Perm, access_refusal, query
from umay.places import api as places
from umay.programme.models import Agreement
from umay.programme.rules.agreements import Standing, standing
from umay.web.api import dates

KINDS = {
    "sub_protocol": _("Sub-protocol with a municipality"),
    "school_family": _("Agreement between school and families"),
    "agencies": _("Agreement between offices"),
    "other": _("Another agreement"),
}
STANDING_WORDS = {
    Standing.EXPIRED: (_("Expired"), "late"),
    Standing.EXPIRES_SOON: (_("Expires soon"), "due"),
    Standing.NOT_SIGNED: (_("Not signed yet"), "due"),
    Standing.IN_FORCE: (_("In force"), "done"),
    Standing.ENDED: (_("Ended"), "plain"),
}


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as the list shows it."""

    uid: UUID
    title: str
    kind: str
    unit: str
    parties: str
    scope: str
    signed: str
    expires: str
    standing: str
    tone: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class AgreementsPage:
    """The agreements of the area, the most pressing first."""

    lines: tuple[AgreementLine, ...]
    unit_uid: UUID | None


@query
def agreements_page(actor: Actor, *, today: date) -> AgreementsPage:
    """Return the agreements in the actor's area; row security keeps others out. Empty for somebody who may not read them."""
    if actor.seat is None or not actor.holds(Perm.AGREEMENT_READ):
        return AgreementsPage((), None)
    rows = list(Agreement.objects.order_by("expires_on", "pk")[:500])
    units = places.cards(row.unit_id for row in rows)
    order = list(Standing)
    lines = sorted(((_standing(row, today), row) for row in rows), key=lambda pair: order.index(pair[0]))
    own = places.unit_by_id(actor, actor.seat.place.unit_id)
    may_keep = access_refusal(actor, Perm.AGREEMENT_KEEP, own.place) is None
    return AgreementsPage(tuple(_line(actor, row, one, units[row.unit_id]) for one, row in lines), own.uid if may_keep else None)


def _standing(row: Agreement, today: date) -> Standing:
    return standing(
        signed_on=row.signed_on, expires_on=row.expires_on, remind_days=row.remind_days, ended=row.ended_at is not None, today=today
    )


def _line(actor: Actor, row: Agreement, one: Standing, unit: places.UnitCard) -> AgreementLine:
    words, tone = STANDING_WORDS[one]
    return AgreementLine(
        uid=row.uid,
        title=row.title,
        kind=str(KINDS[row.kind]),
        unit=unit.name,
        parties=", ".join(row.parties),
        scope=row.scope,
        signed=dates.say_date(row.signed_on) if row.signed_on else "",
        expires=dates.say_date(row.expires_on) if row.expires_on else "",
        standing=str(words),
        tone=tone,
        may_end=one is not Standing.ENDED and access_refusal(actor, Perm.AGREEMENT_KEEP, unit.place) is None,
    )

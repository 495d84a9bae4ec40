"""Recording agreements of a unit and ending them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.programme.models import Agreement
from umay.programme.rules.agreements import Terms, agreement_refusal


@action(Perm.AGREEMENT_KEEP, "agreement.recorded")
def record_agreement(actor: Actor, unit_uid: UUID, terms: Terms, *, now: datetime) -> Agreement:
    """Record an agreement of a unit. Sent twice, it is kept once.

    Raises UnitMissing; Refused ("access.not_granted", "agreement.…"). Audit: agreement.recorded.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.AGREEMENT_KEEP, unit.place)
    if no := agreement_refusal(terms):
        raise Refused(no)

    row, _made = Agreement.objects.get_or_create(
        unit_id=unit.id,
        kind=terms.kind,
        title=terms.title.strip(),
        parties=list(terms.parties),
        scope=terms.scope.strip(),
        signed_on=terms.signed_on,
        expires_on=terms.expires_on,
        ended_at=None,
        defaults={
            "country": unit.country,
            "province_id": unit.province_id,
            "district_id": unit.district_id,
            "remind_days": terms.remind_days,
            "recorded_at": now,
            "recorded_by_id": actor.person_id,
        },
    )

    record(actor, "agreement.recorded", row.uid, at=now, place=unit.place, detail={"kind": terms.kind})
    return row


@action(Perm.AGREEMENT_KEEP, "agreement.ended")
def end_agreement(actor: Actor, agreement_uid: UUID, *, now: datetime) -> Agreement:
    """End an agreement before its time; it stays in the list.

    Raises Agreement.DoesNotExist; Refused ("access.not_granted", "agreement.already_ended"). Audit: agreement.ended.
    """
    row = Agreement.objects.select_for_update().get(uid=agreement_uid)
    try:
        unit = places.unit_by_id(actor, row.unit_id)
    except places.UnitMissing:  # out of sight is as good as not there
        raise Agreement.DoesNotExist from None
    require(actor, Perm.AGREEMENT_KEEP, unit.place)
    if row.ended_at is not None:
        raise Refused(Refusal("agreement.already_ended"))

    row.ended_at = now
    row.ended_by_id = actor.person_id
    row.save(update_fields=["ended_at", "ended_by_id"])

    record(actor, "agreement.ended", row.uid, at=now, place=unit.place)
    return row

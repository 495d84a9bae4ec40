"""A unit says which item of a higher programme a row of its own carries out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.programme.models import Obligation, PackVersion, UpperItem


@action(Perm.PROGRAMME_ADOPT, "item.taken_up")
def take_up(actor: Actor, obligation_uid: UUID, upper: str, *, now: datetime) -> UpperItem:
    """Say that a row of the unit's own programme carries out an item, "pack:item", of a higher one. Said twice, it is kept once.

    Raises Obligation.DoesNotExist; Refused ("access.not_granted", "cascade.no_such_item"). Audit: item.taken_up.
    """
    row = Obligation.objects.select_related("adoption").get(uid=obligation_uid)
    try:
        unit = places.unit_by_id(actor, row.adoption.unit_id)
    except places.UnitMissing:
        raise Obligation.DoesNotExist from None
    require(actor, Perm.PROGRAMME_ADOPT, unit.place)
    pack_code, _, item = upper.partition(":")
    version = PackVersion.objects.filter(code=pack_code, country=unit.country).order_by("-published_at", "-pk").first()
    if version is None or item not in {one["id"] for one in version.content["obligations"]}:
        raise Refused(Refusal("cascade.no_such_item"))

    link, _made = UpperItem.objects.get_or_create(
        obligation=row, upper=upper, defaults={"recorded_at": now, "recorded_by_id": actor.person_id}
    )

    record(actor, "item.taken_up", row.uid, at=now, place=unit.place, detail={"upper": upper})
    return link

"""Acting for a unit below whose people are away: with a reason, for four hours, and its people are told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people.models import Appointment, BrokenGlass
from umay.people.rules import glass as rules
from umay.places import api as places


@action(Perm.GLASS_BREAK, "glass.broken")
def break_glass(actor: Actor, unit_uid: UUID, *, reason: str, now: datetime) -> BrokenGlass:
    """Act for a unit from now on for four hours, as its deputy head would.

    Raises Unit.DoesNotExist; Refused ("access.not_granted", "glass.own_unit", "glass.reason_missing", "glass.open_already").
    Audit: glass.broken. Queues: notices.tell_broken_glass.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.GLASS_BREAK, unit.place)
    if actor.seat is None:
        raise Refused(Refusal("access.not_granted", {"perm": Perm.GLASS_BREAK.value}))
    held = Appointment.objects.select_for_update().get(pk=actor.seat.appointment_id)  # two clicks wait for each other here
    open_already = BrokenGlass.objects.filter(appointment=held, unit_id=unit.id, until_at__gt=now).exists()
    if no := rules.break_refusal(own_unit=unit.id == actor.seat.place.unit_id, reason=reason, open_already=open_already):
        raise Refused(no)

    glass = BrokenGlass.objects.create(appointment=held, unit_id=unit.id, reason=reason.strip(), from_at=now, until_at=now + rules.LASTS)

    record(actor, "glass.broken", glass.uid, at=now, place=unit.place, detail={"until": glass.until_at.isoformat()})
    later("notices.tell_broken_glass", glass_id=glass.pk)
    return glass


@action(None, "glass.given_back")
def give_glass_back(actor: Actor, glass_uid: UUID, *, now: datetime) -> BrokenGlass:
    """Stop acting for a unit before the four hours are over. Only what is one's own is touched.

    Raises BrokenGlass.DoesNotExist; Refused ("glass.over"). Audit: glass.given_back.
    """
    mine = actor.seat.appointment_id if actor.seat else 0
    glass = BrokenGlass.objects.select_for_update().get(uid=glass_uid, appointment_id=mine)
    if glass.until_at <= now:
        raise Refused(Refusal("glass.over"))

    glass.until_at = now
    glass.save(update_fields=["until_at"])

    record(actor, "glass.given_back", glass.uid, at=now, place=places.cards([glass.unit_id])[glass.unit_id].place)
    return glass

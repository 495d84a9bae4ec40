"""A unit writes down a day that its duties count from."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.programme.actions import laying_days
from umay.programme.models import Adoption, SaidDay
from umay.programme.queries import adoptions, asked_dates
from umay.programme.rules.asked_dates import day_refusal


@action(Perm.TASK_RECORD, "programme.day_said")
def say_day(actor: Actor, adoption_uid: UUID, *, name: str, ordinal: int, day: date, today: date, now: datetime) -> int:
    """Write down or correct a day for the actor's own unit; what counts from it is dated. Returns how many dates were written.

    name: one that the adoption asks of the unit. ordinal: which of the year's; one more than there are adds one. What was recorded keeps
    its date. Raises Adoption.DoesNotExist; UnitMissing; Refused ("access.not_granted", "adoption.already_withdrawn", "event.…").
    Audit: programme.day_said.
    """
    if actor.seat is None:
        raise Adoption.DoesNotExist
    adoption = adoptions.locked_adoption(actor, adoption_uid)
    unit = places.unit_by_id(actor, actor.seat.place.unit_id)
    require(actor, Perm.TASK_RECORD, unit.place)
    if adoption.withdrawn_at is not None:
        raise Refused(Refusal("adoption.already_withdrawn"))
    asked = asked_dates.asked_of(adoption, unit.id)
    there = asked_dates.days_said(adoption, unit.id).get(name, {})
    if no := day_refusal(name, ordinal, day, asked=frozenset(asked), there=there, today=today):
        raise Refused(no)

    kept = {"day": day, "said_at": now, "said_by_id": actor.person_id}
    where = {"province_id": unit.province_id, "district_id": unit.district_id}
    SaidDay.objects.update_or_create(adoption=adoption, unit_id=unit.id, name=name, ordinal=ordinal, defaults=where | kept)
    written = laying_days.lay_said_days(adoption, asked[name], units=[unit.id])

    detail = {"name": name, "ordinal": ordinal, "day": day.isoformat()}
    record(actor, "programme.day_said", adoption.uid, at=now, place=unit.place, detail=detail)
    return written

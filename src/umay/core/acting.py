"""What the acts of rooms that work in one school share: where they may act, what their rows carry, what the same form made before."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from umay.core.access.actor import Actor, Place, own_place
from umay.core.access.check import require
from umay.core.access.perms import Perm
from umay.kernel.refusal import Refusal, Refused

Row = TypeVar("Row", bound=Model)


def school_of(actor: Actor, perm: Perm) -> Place:
    """Return the place of the actor's own school, where they have the permission.

    Raises Refused ("access.not_granted", "access.of_a_school"): an office above does nothing in a school's place.
    """
    place = own_place(actor)
    require(actor, perm, place)
    if actor.seat is not None and actor.seat.level != "unit":
        raise Refused(Refusal("access.of_a_school"))
    return place


def school_columns(actor: Actor, place: Place, now: datetime) -> dict[str, Any]:
    """Return what every row of a school carries: where it is, and who recorded it when."""
    return {
        "unit_id": place.unit_id, "country": place.country, "province_id": place.province_id, "district_id": place.district_id,
        "recorded_at": now, "recorded_by_id": actor.person_id,
    }  # fmt: skip


def sent_before(rows: QuerySet[Row], place: Place, key: UUID | None, **same: object) -> Row | None:
    """Return what the same form made already, so that an impatient hand makes one; None for something new.

    key: of the form. same: what it says above all: another name under the same key is another thing, sent after going back.
    Two at once wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [f"sent/{rows.model.__name__}", place.unit_id])
    return rows.filter(unit_id=place.unit_id, key=key, **same).first() if key else None

"""What the acts of the room share: the actor's own school, its columns, the paper of an agreement."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from umay.core.api import Actor, Perm, Place, require
from umay.documents.api import examine
from umay.kernel.refusal import Refusal, Refused
from umay.ways.models import BusPaper, BusPlan
from umay.web.api import PickedFile

Row = TypeVar("Row", bound=Model)
NOWHERE: Final = Place(0, "", "")
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
PAPERS: Final = PICTURES | {"application/pdf"}


def school_of(actor: Actor, perm: Perm) -> Place:
    """Return the place of the actor's own school, where they have the permission.

    Raises Refused ("access.not_granted", "access.of_a_school"): an office above leads no line.
    """
    place = actor.seat.place if actor.seat else NOWHERE
    require(actor, perm, place)
    if actor.seat is not None and actor.seat.level != "unit":
        raise Refused(Refusal("access.of_a_school"))
    return place


def columns(actor: Actor, place: Place, now: datetime) -> dict[str, Any]:
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


def keep_paper(plan: BusPlan, picked: PickedFile | None, by: int | None, now: datetime) -> None:
    """Keep the paper of an agreement, a picture drawn anew. Raises Refused ("ways.no_such_file")."""
    if picked is None or not picked.data:
        return
    seen = examine(picked.data, picked.name)
    is_raw = seen.media_type in PICTURES and not seen.may_preview  # a broken one holds what the camera wrote
    if seen.refusal is not None or seen.media_type not in PAPERS or seen.is_risky or is_raw:
        raise Refused(Refusal("ways.no_such_file"))
    BusPaper.objects.create(
        unit_id=plan.unit_id, plan=plan, name=picked.name[-120:], media_type=seen.media_type, data=seen.copy, kept_at=now, kept_by_id=by
    )

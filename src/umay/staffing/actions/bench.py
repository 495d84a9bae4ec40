"""What acts have in common: somebody's row, locked, of the actor's own school, and a new row under the id of its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from django.db import IntegrityError

from umay.core.api import Actor, Perm, Place, require
from umay.staffing.models import Worker
from umay.staffing.queries.days import own_school

Made = TypeVar("Made")


def kept_worker(actor: Actor, uid: UUID) -> tuple[Worker, Place]:
    """Return somebody of the actor's school, locked, whom the actor keeps.

    Raises Worker.DoesNotExist for a missing and a hidden one alike; Refused ("access.not_granted").
    """
    place = own_school(actor)
    one = Worker.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    require(actor, Perm.STAFFING_KEEP, place)
    return one, place


def made_under(key: UUID | None, make: Callable[[UUID], tuple[Made, bool]]) -> tuple[Made, bool]:
    """Return what was made under the id of its form, and whether it is new; under a fresh id where a row of another school has that one.

    make: get_or_create by an id, whose own savepoint keeps the rest of the act.
    """
    try:
        return make(key or uuid4())
    except IntegrityError:  # held by a row that is hidden here
        return make(uuid4())

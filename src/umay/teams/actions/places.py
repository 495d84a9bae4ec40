"""Opening and shutting the page where people tell a unit."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.places import api as places
from umay.reports.api import TellingPlace, shown_in

_SIGNS: Final = "23456789abcdefghjkmnpqrstvwxyz"  # none that are taken for another when read aloud or from a poster
_LENGTH: Final = 7


@action(Perm.TELLING_KEEP, "telling.opened")
def open_telling(actor: Actor, unit_uid: UUID, *, is_demo: bool = False, now: datetime) -> str:
    """Open the page where people tell the unit, or bring what it shows up to date; return the code of its address.

    The code stays the same once it hangs on walls. Raises UnitMissing. Audit: telling.opened.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)
    shown = shown_in(unit.place.country)
    row = TellingPlace.objects.select_for_update().filter(unit_id=unit.place.unit_id).first()

    code = _keep(row, shown, now) if row else _make(unit, shown, is_demo=is_demo, now=now)

    record(actor, "telling.opened", unit.uid, at=now, place=unit.place)
    return code


def _keep(row: TellingPlace, shown: dict[str, Any], now: datetime) -> str:
    row.shown, row.closed_at = shown, None
    row.opened_at = now if row.closed_at else row.opened_at
    row.save(update_fields=["shown", "closed_at", "opened_at"])
    return row.code


def _make(unit: places.UnitCard, shown: dict[str, Any], *, is_demo: bool, now: datetime) -> str:
    code = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    TellingPlace.objects.create(
        unit_id=unit.place.unit_id, country=unit.place.country, code=code, shown=shown, is_demo=is_demo, opened_at=now
    )
    return code


@action(Perm.TELLING_KEEP, "telling.shut")
def shut_telling(actor: Actor, unit_uid: UUID, *, now: datetime) -> None:
    """Shut the page; receipts of what was told before go on opening their inboxes. Raises UnitMissing. Audit: telling.shut."""
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TELLING_KEEP, unit.place)

    TellingPlace.objects.filter(unit_id=unit.place.unit_id, closed_at__isnull=True).update(closed_at=now)

    record(actor, "telling.shut", unit.uid, at=now, place=unit.place)

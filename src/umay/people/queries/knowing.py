"""Who asks: one statement for the session, the account, the person, the appointments held today and the units acted for.

Asked anew for each request, so that an appointment that ended or a session that was taken back is gone with the next click.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import connection

from umay.core.api import Function
from umay.people.models import Account
from umay.places import api as places

SEAT_COLUMNS: Final = f"h.id, h.uid, h.role, h.role_title, h.function, {places.CARD_COLUMNS}"
SEAT_TABLES: Final = f"people_appointment h join ({places.CARD_TABLES}) on u.id = h.unit_id"
_SEAT_WIDTH: Final = 5 + places.CARD_WIDTH

_KNOWN: Final = f"""
select n.session_data, p.uid, p.shown, {{account}}, {SEAT_COLUMNS},
    (select array_agg(g.unit_id) from people_brokenglass g
     where g.appointment_id = h.id and g.from_at <= %(now)s and g.until_at > %(now)s)
from people_session n
left join people_account c on c.id = n.account_id
left join people_person p on p.id = c.person_id
left join ({SEAT_TABLES}) on h.person_id = c.person_id and h.during @> %(today)s::date
where n.key_hash = %(key)s and n.expires_at > %(now)s and (%(demo)s or p.is_demo is not true)
order by h.recorded_at, h.id
"""  # noqa: S608 - only our own constants are joined in
_SEATS: Final = f"""
select {SEAT_COLUMNS} from {SEAT_TABLES} where h.person_id = %s and h.during @> %s::date order by h.recorded_at, h.id
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One appointment as its holder sees it."""

    id: int
    uid: UUID
    unit: places.UnitCard
    role: str
    role_title: dict[str, str]
    function: Function


@dataclass(frozen=True, slots=True)
class Known:
    """What a session says, and whose it is. account None: a visitor's. acting_for: ids of units by the appointment that acts for them."""

    session_data: str
    account: Account | None
    person_uid: UUID | None
    shown: str
    seats: tuple[SeatCard, ...]
    acting_for: dict[int, tuple[int, ...]]


@cache
def _account_fields() -> tuple[tuple[str, ...], str]:
    """Return the names of an account's fields, and its columns for the statement."""
    fields = Account._meta.concrete_fields  # noqa: SLF001 - Django's own door
    return tuple(field.attname for field in fields), ", ".join(f"c.{field.column}" for field in fields)


def known(key_hash: str, *, today: date, now: datetime) -> Known | None:
    """Return whom the session belongs to; None when there is no such session, it ran out, or is an invented person's outside of a demo."""
    names, columns = _account_fields()
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN.replace("{account}", columns), {"key": key_hash, "today": today, "now": now, "demo": settings.UMAY_DEMO})
        rows = cursor.fetchall()
    if not rows:
        return None
    data, uid, shown = rows[0][:3]
    first = 3 + len(names)
    account = Account.from_db("default", names, rows[0][3:first]) if uid is not None else None
    held = [row[first:] for row in rows if row[first] is not None]
    seats = tuple(_seat(row[:_SEAT_WIDTH]) for row in held)
    return Known(data, account, uid, shown or "", seats, {row[0]: tuple(row[-1]) for row in held if row[-1]})


def seats_of(person_id: int, today: date) -> tuple[SeatCard, ...]:
    """Return the appointments that the person holds on the day, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_SEATS, [person_id, today])
        return tuple(_seat(row) for row in cursor.fetchall())


def _seat(row: tuple[Any, ...]) -> SeatCard:
    appointment_id, uid, role, title, function, *unit = row
    title = json.loads(title) if isinstance(title, str) else title
    return SeatCard(appointment_id, uid, places.card_from(tuple(unit)), role, title, Function(function))

"""What a cell of a grid counts: each unit with its state. And areas as overviews need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection

from umay.core.api import Actor, Perm, query, require
from umay.places import api as places
from umay.places.api import Area
from umay.programme.models import Obligation
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.queries.unit_grids import DutyColumn, scope_place
from umay.programme.queries.words import spoken
from umay.programme.rules.buckets import Mark, mark
from umay.programme.rules.states import State

_COUNTED: Final = f"""
select distinct on (u.id) u.id, u.uid, u.name, d.ordinal, d.opens_on, d.due_on, r.state, u.sort_keys ->> %(lang)s
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on a.id = %(adoption)s and {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live' and o.uid = %(duty)s
join programme_obligationowner w on w.obligation_id = o.id and {OWNER_MATCHES}
join programme_due d on d.obligation_id = o.id and {ON_ITS_CALENDAR}
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = u.id and r.ordinal = d.ordinal
where u.is_open and (case when %(kind)s = 'province' then u.province_id else u.district_id end) = %(area)s
order by u.id,
    (coalesce(d.opens_on, d.due_on) <= %(today)s) desc,
    case when coalesce(d.opens_on, d.due_on) <= %(today)s then %(today)s::date - d.due_on else d.due_on - %(today)s::date end
"""  # noqa: S608 - only our own constants are joined in

MOST_COUNTED: Final = 2000


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """A unit that a cell counts."""

    uid: UUID
    name: str
    ordinal: int
    due_on: date
    mark: Mark


@dataclass(frozen=True, slots=True)
class Counted:
    """What a cell counts."""

    duty: DutyColumn
    units: tuple[CountedUnit, ...]


@query
def counted_units(actor: Actor, adoption_id: int, *, area_id: int, kind: str, duty_uid: str, today: date, lang: str) -> Counted:
    """Return the units of an area that owe a duty, with their state now, by name; 2,000 at most.

    kind: of the area, "province" or "district". Raises Refused ("access.not_granted"); KeyError when the adoption has no such duty.
    """
    province = area_id if kind == "province" else places.area_province(area_id)
    require(actor, Perm.ROLLUP_READ, scope_place(actor, province_id=province, district_id=None if kind == "province" else area_id))
    duty = Obligation.objects.filter(adoption_id=adoption_id, uid=duty_uid).first()
    if duty is None:
        raise KeyError(duty_uid)
    asked: dict[str, Any] = {"adoption": adoption_id, "duty": duty_uid, "kind": kind, "area": area_id, "today": today, "lang": lang}
    with connection.cursor() as cursor:
        cursor.execute(f"select * from ({_COUNTED}) as found (a, b, c, d, e, f, g, h) order by h limit {MOST_COUNTED}", asked)  # noqa: S608 - our own
        rows = cursor.fetchall()
    column = DutyColumn(duty.pk, duty.uid, spoken(duty.title, lang), f"{spoken(duty.section_title, lang)} {duty.item}".strip())
    return Counted(column, tuple(_counted(row, today) for row in rows))


def _counted(row: tuple[Any, ...], today: date) -> CountedUnit:
    _id, uid, name, ordinal, opens_on, due_on, state, _key = row
    return CountedUnit(uid, name, ordinal, due_on, mark(State(state) if state else None, due_on, opens_on, today))


@dataclass(frozen=True, slots=True)
class AreaCard:
    """An area as an overview needs it."""

    id: int
    uid: UUID
    name: str
    kind: str
    province_id: int | None


def area_card(actor: Actor, uid: str) -> AreaCard:
    """Return a province or district of the actor's country by its public id; its territories are public.

    Raises KeyError when there is none: missing, of another country, or of a kind that no overview counts by.
    """
    country = actor.seat.place.country if actor.seat else ""
    try:
        found = Area.objects.get(uid=uid, country=country, kind__in=("province", "district"))
    except (Area.DoesNotExist, ValueError, ValidationError):
        raise KeyError(uid) from None
    return AreaCard(found.pk, found.uid, found.name, found.kind, found.province_id)


def own_area(actor: Actor) -> AreaCard | None:
    """Return the area that the actor's unit answers for; None for the nation and for a school's own unit."""
    seat = actor.seat
    area_id = {"province": seat.place.province_id, "district": seat.place.district_id}.get(seat.level) if seat else None
    if area_id is None:
        return None
    found = Area.objects.get(pk=area_id)
    return AreaCard(found.pk, found.uid, found.name, found.kind, found.province_id)

"""Whose figures somebody asks for: the country, an area, a unit. And what lies beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection
from django.urls import reverse

from umay.core.api import Actor, Perm, Place, require
from umay.places import api as places
from umay.programme import api as programme
from umay.web.api import in_order

BELOW: Final = {"country": "province", "province": "district", "district": "unit"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A country, province, district or unit as it is asked for. id: of the area or unit, 0 for the country. address: of its figures."""

    level: str
    id: int
    name: str
    address: str
    place: Place

    @property
    def below(self) -> str:
        """The level right beneath; "" beneath a unit."""
        return BELOW.get(self.level, "")


def asked_node(actor: Actor, area: str, unit: str) -> Asked:
    """Return whose figures are asked for: an area's, a unit's, else those of the actor's own area.

    Raises KeyError, UnitMissing for what is hidden or not there; Refused ("access.not_granted").
    """
    own = places.own_unit(actor)
    if unit:
        found = of_unit(places.unit_by_uid(actor, _uuid(unit)))
    elif area:
        found = of_area(programme.area_card(actor, area), own.country)
    else:
        found = _own(actor, own)
    require(actor, Perm.JOURNAL_COUNT, found.place)
    return found


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise KeyError(words) from None


def _own(actor: Actor, own: places.UnitCard) -> Asked:
    area = programme.own_area(actor)
    if area is not None:
        return of_area(area, own.country)
    if actor.seat is not None and actor.seat.level == "nation":
        name = places.Area.objects.filter(country=own.country, kind="country").values_list("name", flat=True).first() or own.country
        return Asked("country", 0, name, reverse("indicators"), Place(0, "", own.country))
    return of_unit(own)


def unit_called(code: str) -> places.UnitCard | None:
    """Return the unit with the code; the widest where several countries use it; None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute("select id from places_unit where code = %s order by parent_id is not null, id limit 1", [code])
        row = cursor.fetchone()
    return places.cards([row[0]])[row[0]] if row else None


def standing_for(card: places.UnitCard) -> Asked:
    """Return what a unit stands for: an office for its area, a school for itself."""
    level = places.reach_of(card)
    if level == "nation":
        return Asked("country", 0, card.area_name, reverse("indicators"), Place(0, "", card.country))
    area_id = {"province": card.province_id, "district": card.district_id}.get(level)
    if area_id is None:
        return of_unit(card)
    district = area_id if level == "district" else None
    return Asked(level, area_id, card.area_name, reverse("indicators"), Place(0, "", card.country, card.province_id, district))


def of_unit(card: places.UnitCard) -> Asked:
    """Return a unit as it is asked for."""
    return Asked("unit", card.id, card.where, f"{reverse('indicators')}?unit={card.uid}", card.place)


def of_area(area: programme.AreaCard, country: str) -> Asked:
    """Return an area as it is asked for."""
    district = area.id if area.kind == "district" else None
    place = Place(0, "", country, area.id if area.kind == "province" else area.province_id, district)
    return Asked(area.kind, area.id, area.name, f"{reverse('indicators')}?area={area.uid}", place)


@dataclass(frozen=True, slots=True)
class Child:
    """What lies right beneath: its id, name and address."""

    id: int
    name: str
    address: str


_AREAS: Final = "select id, name, uid from places_area where country = %s and kind = %s and (%s::bigint is null or parent_id = %s)"
_SCHOOLS: Final = """
select u.id, u.name, u.uid from places_unit u
where u.district_id = %s and (u.level = %s and u.is_open or exists (select from journal_line l where l.unit_id = u.id))
"""


def children(node: Asked) -> list[Child]:
    """Return what lies right beneath, by name."""
    if not node.below:
        return []
    with connection.cursor() as cursor:
        if node.below == "unit":
            cursor.execute(_SCHOOLS, [node.id, places.SCHOOL_LEVEL])
        else:
            above = node.id or None
            cursor.execute(_AREAS, [node.place.country, node.below, above, above])
        rows = cursor.fetchall()
    word = "unit" if node.below == "unit" else "area"
    found = [Child(row[0], row[1], f"{reverse('indicators')}?{word}={row[2]}") for row in rows]
    return list(in_order(found, lambda child: child.name))

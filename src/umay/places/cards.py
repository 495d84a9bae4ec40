"""Units as others need them, read by statements of our own: every page asks for some, and the model layer costs more than the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Place
from umay.places.models import Unit


@dataclass(frozen=True, slots=True)
class UnitCard:
    """A unit as others need it. grade, stages: only for schools. calendar_id: its own calendar where it has one."""

    id: int
    uid: UUID
    name: str
    agency: str
    level: str
    country: str
    area_name: str
    area_kind: str
    province_id: int | None
    district_id: int | None
    parent_id: int | None
    own_calendar_id: int | None
    stages: tuple[str, ...] = ()
    grade: int | None = None
    boarding: bool = False

    @property
    def place(self) -> Place:
        """The unit as access sees it."""
        return Place(self.id, self.agency, self.country, self.province_id, self.district_id)

    @property
    def where(self) -> str:
        """The unit's name, and its area's unless the name says it."""
        return self.name if self.area_name in self.name else f"{self.name} · {self.area_name}"


CARD_COLUMNS: Final = """
    u.id, u.uid, u.name, u.agency, u.level, u.country, r.name, r.kind, u.province_id, u.district_id, u.parent_id, u.own_calendar_id,
    s.stages, s.grade, s.boarding
"""
CARD_TABLES: Final = "places_unit u join places_area r on r.id = u.area_id left join places_school s on s.unit_id = u.id"
"""What a statement of an upper room joins to have the card of a unit: `card_from` takes the columns."""
CARD_WIDTH: Final = 15


def card_from(row: tuple[Any, ...]) -> UnitCard:
    """Return the card that a statement's columns CARD_COLUMNS give."""
    school: tuple[Any, ...] = (tuple(row[12] or ()), row[13], bool(row[14]))
    return UnitCard(*row[:12], *school)


def card_of(unit: Unit) -> UnitCard:
    """Return the card of a unit loaded with its area and school."""
    school = getattr(unit, "school", None)
    return UnitCard(
        id=unit.pk,
        uid=unit.uid,
        name=unit.name,
        agency=unit.agency,
        level=unit.level,
        country=unit.country,
        area_name=unit.area.name,
        area_kind=unit.area.kind,
        province_id=unit.province_id,
        district_id=unit.district_id,
        parent_id=unit.parent_id,
        own_calendar_id=unit.own_calendar_id,
        stages=tuple(school.stages) if school else (),
        grade=school.grade if school else None,
        boarding=school.boarding if school else False,
    )


def cards(ids: Iterable[int]) -> dict[int, UnitCard]:
    """Return the cards of units by id, whoever asks: names of offices are public. One statement for any number, none for none."""
    wanted = list(ids)
    found = _read("u.id = any(%s)", [wanted]) if wanted else []
    return {card.id: card for card in found}


_IN_SCOPE: Final = {"nation": "u.country = %s", "province": "u.province_id = %s", "district": "u.district_id = %s", "unit": "u.id = %s"}


def card_in_scope(actor: Actor, condition: str, value: object) -> UnitCard:
    """Return the unit of the actor's area that fulfils the condition, one of our own constants with a place for the value.

    Raises Unit.DoesNotExist for a missing and a hidden one alike.
    """
    seat = actor.seat
    if actor.is_job:
        found = _read(condition, [value])
    elif seat is None:
        found = []
    else:
        level = seat.level if seat.level in _IN_SCOPE else "unit"
        place = seat.place
        area = {"nation": place.country, "province": place.province_id, "district": place.district_id}.get(level, place.unit_id)
        found = _read(f"{condition} and {_IN_SCOPE[level]}", [value, area])
    if not found:
        raise Unit.DoesNotExist
    return found[0]


def _read(condition: str, values: list[Any]) -> list[UnitCard]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {CARD_COLUMNS} from {CARD_TABLES} where {condition}", values)  # noqa: S608 - only our own constants
        return [card_from(row) for row in cursor.fetchall()]

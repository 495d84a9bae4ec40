"""Seating people in bodies. Called inside an action of the room whose body it is: that action asks for permission and records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from umay.people.models import Body, BodySeat


def seat_in_body(unit_id: int, kind: str, title: Mapping[str, str], *, role: str, person_id: int, on: date) -> int:
    """Seat a person from the day on in a unit's body, which is made when it is not there; return the seat's id.

    Sitting there already changes nothing.
    """
    body, _made = Body.objects.select_for_update().get_or_create(unit_id=unit_id, kind=kind, defaults={"title": dict(title)})
    held = BodySeat.objects.filter(body=body, role=role, person_id=person_id, during__contains=on).first()
    if held is None:
        held = BodySeat.objects.create(body=body, role=role, person_id=person_id, during=DateRange(on, None))
    return held.pk


def leave_body(unit_id: int, kind: str, seat_id: int, *, on: date) -> int | None:
    """End a seat of a unit's body before the day; one that began on it is taken back whole. Return whose it was; None for no such seat."""
    held = BodySeat.objects.select_for_update().filter(pk=seat_id, body__unit_id=unit_id, body__kind=kind, during__contains=on).first()
    if held is None:
        return None
    if held.during.lower == on:
        held.delete()
    else:
        held.during = DateRange(held.during.lower, on)
        held.save(update_fields=["during"])
    return held.person_id

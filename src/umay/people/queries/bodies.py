"""Who sits in a body of a unit, and whom of the unit one could seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from umay.core.api import Function
from umay.kernel.text import Text
from umay.people.models import Appointment, BodySeat


@dataclass(frozen=True, slots=True)
class BodySeatCard:
    """A seat that somebody holds. role: the seat's code. is_of_unit: they hold an appointment in the body's unit on the day."""

    id: int
    role: str
    person_id: int
    is_of_unit: bool


@dataclass(frozen=True, slots=True)
class StaffCard:
    """Somebody who holds an appointment in a unit. title: of the post, in the reader's language."""

    person_id: int
    function: Function
    title: str


def body_seats(unit_id: int, kind: str, today: date) -> tuple[BodySeatCard, ...]:
    """Return the seats of a unit's body that are held on the day; none where there is no such body."""
    found = BodySeat.objects.filter(body__unit_id=unit_id, body__kind=kind, during__contains=today, person__isnull=False).order_by("pk")
    here = set(Appointment.objects.filter(unit_id=unit_id, during__contains=today).values_list("person_id", flat=True))
    return tuple(BodySeatCard(one.pk, one.role, one.person_id, one.person_id in here) for one in found if one.person_id)


def staff_of(unit_id: int, today: date, *, lang: str) -> tuple[StaffCard, ...]:
    """Return who holds an appointment in the unit on the day, each person once, in the order of their appointing."""
    held = Appointment.objects.filter(unit_id=unit_id, during__contains=today).order_by("pk")
    cards = (StaffCard(one.person_id, Function(one.function), Text.of(one.role_title or {"en": one.role}).in_(lang)) for one in held)
    return tuple({card.person_id: card for card in cards}.values())

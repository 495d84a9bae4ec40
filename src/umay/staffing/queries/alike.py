"""By which entries of the inner register somebody like this one was found at the same school."""

from __future__ import annotations

from uuid import UUID

from umay.register import api as register
from umay.staffing.models import Worker


def found_here(one: Worker) -> set[UUID]:
    """Return the entries by which somebody of this school was found who has this one's account or number, or nearly the same name.

    However the name is written this time, and whatever year of birth is said.
    """
    found = register.found_at(one.unit_id)
    there = Worker.objects.filter(pk__in=found.keys()).exclude(pk=one.pk)
    return {entry for other in there if _is_like(one, other) for entry in found[other.pk]}


def _is_like(one: Worker, other: Worker) -> bool:
    number = register.folded_number(one.phone)
    has_number = bool(number) and number == register.folded_number(other.phone)
    return one.person_id == other.person_id or has_number or register.nearly_same(one.name, other.name)

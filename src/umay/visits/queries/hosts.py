"""Whom a visitor may come to, and who gives a word about an order: chosen from the people of the school."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from umay.core.api import Actor, Function, own_place, query
from umay.people import api as people
from umay.staffing import api as staffing
from umay.web.api import in_order

TEACH = (staffing.Kind.TEACHER, staffing.Kind.LEADER)


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody of the school. key: by which a form names them. shown: name and post, as a list shows them. person_id None: unknown."""

    key: str
    name: str
    shown: str
    person_id: int | None
    is_head: bool = False


@query
def hosts(actor: Actor, today: date, *, lang: str) -> tuple[Host, ...]:
    """Return the people of the actor's school, each once, in the order of their names."""
    place = own_place(actor)
    staff = people.staff_of(place.unit_id, today, lang=lang)
    names = people.names_of([one.person_id for one in staff])
    heads = {Function.UNIT_HEAD, Function.DEPUTY_HEAD}
    found = [
        Host(f"p{one.person_id}", name, f"{name} · {one.title}", one.person_id, one.function in heads)
        for one in staff
        if (name := names.get(one.person_id, "")) and one.function not in (Function.GUARD, Function.VOLUNTEER)
    ]
    known = {one.person_id for one in found}
    found += [
        Host(f"w{one.id}", one.name, f"{one.name} · {one.class_name}" if one.class_name else one.name, one.person_id)
        for one in staffing.workers_at(actor, kinds=TEACH)
        if one.person_id not in known
    ]
    return tuple(in_order(found, lambda one: one.shown))

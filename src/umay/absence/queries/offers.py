"""Whom a form may offer: guidance centres, other offices with their people, those who may go on a visit."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from umay.absence.models import Followed, MobileTeam
from umay.absence.queries.let_in import held
from umay.core.api import Actor, Perm, functions_with, own_place, query
from umay.people import api as people
from umay.places import api as places

Choices = tuple[tuple[str, str], ...]


def _offices(actor: Actor, today: date) -> dict[int, list[int]]:
    """Return the offices of the actor's province that follow absent children, with their people; schools are none."""
    place = own_place(actor)
    rows = people.Appointment.objects.filter(
        during__contains=today,
        function__in=functions_with(Perm.ABSENT_KEEP),
        unit__province_id=place.province_id,
        unit__country=place.country,
    ).exclude(unit__level=places.SCHOOL_LEVEL)
    found: dict[int, list[int]] = {}
    for unit, person in rows.exclude(unit_id=place.unit_id).order_by("unit_id", "pk").values_list("unit_id", "person_id"):
        found.setdefault(unit, []).append(person)
    return found


@query
def centres(actor: Actor, today: date) -> Choices:
    """Return the offices that could coordinate, by name; the id as text."""
    cards = places.cards(_offices(actor, today))
    return tuple(sorted(((str(one.id), one.where) for one in cards.values()), key=lambda pair: pair[1]))


@query
def outsiders(actor: Actor, uid: UUID, today: date) -> Choices:
    """Return the people of other offices who could be let in, as "unit-person" and words."""
    row = Followed.objects.get(pk=uid)
    offices = {unit: persons for unit, persons in _offices(actor, today).items() if unit not in (row.unit_id, row.centre_id)}
    cards, ids = places.cards(offices), {one for persons in offices.values() for one in persons}
    names = people.names_of(ids)
    posts = people.posts_of(ids, today, near=0, lang=get_language() or "en")
    return tuple(
        (f"{unit}-{person}", f"{cards[unit].name}: {names.get(person, '')}" + (f", {posts[person]}" if posts.get(person) else ""))
        for unit, persons in offices.items()
        for person in persons
    )


@query
def colleagues(actor: Actor, uid: UUID) -> Choices:
    """Return who else was let in and could see a protected place: of the unit and its guidance centre, not by a share."""
    let_in = held(Followed.objects.get(pk=uid))
    names = people.names_of(let_in)
    return tuple((str(one), names.get(one, "")) for one, holder in let_in.items() if holder.share is None and one != actor.person_id)


@query
def visitors(actor: Actor, uid: UUID) -> Choices:
    """Return who may go on a visit, as "person" or "person/team" and words: those let in, each with the teams of their office."""
    del actor
    let_in = held(Followed.objects.get(pk=uid))
    names = people.names_of(let_in)
    teams = MobileTeam.objects.filter(unit_id__in={one.unit_id for one in let_in.values()}, closed_at__isnull=True).order_by("name")
    found = []
    for person, holder in let_in.items():
        own = [team for team in teams if team.unit_id == holder.unit_id]
        found += [(f"{person}/{team.id}", f"{names.get(person, '')} · {team.name}") for team in own]
        if not own:
            found.append((str(person), names.get(person, "")))
    return tuple(found)

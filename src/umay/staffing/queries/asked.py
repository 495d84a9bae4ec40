"""What the programmes of a country and the school itself ask of people near children."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from umay.core.api import Actor, query
from umay.places import api as places
from umay.staffing.models import AskedKind
from umay.staffing.queries.days import own_place
from umay.staffing.rules.kinds import Kind
from umay.staffing.rules.serving import Asked


@cache
def asked_in(country: str) -> Asked:
    """Return what the first programme of the country that says so asks; nothing where none does."""
    for pack in places.packs_of(country):
        said = getattr(pack, "clearance", None)
        if said is not None:
            return Asked(
                version=said.version,
                articles=", ".join(said.articles),
                clearance=frozenset(Kind(one) for one in said.kinds),
                training_first=frozenset(Kind(one) for one in said.training_first),
            )
    return Asked()


def asked_at(units: Collection[tuple[int, str]]) -> dict[int, Asked]:
    """Return by school what is asked there: what the programme asks, and what it chose besides. units: with their country."""
    more: dict[int, set[Kind]] = {}
    for unit_id, kind in AskedKind.objects.filter(unit_id__in=[unit for unit, _country in units]).values_list("unit_id", "kind"):
        more.setdefault(unit_id, set()).add(Kind(kind))
    said = {unit: asked_in(country) for unit, country in units}
    return {unit: replace(one, clearance=one.clearance | more.get(unit, set())) for unit, one in said.items()}


@query
def asked_here(actor: Actor) -> tuple[Asked, frozenset[Kind]]:
    """Return what is asked at the actor's school, and of which kinds its programme asks a proof whatever the school chooses."""
    place = own_place(actor)
    return asked_at({(place.unit_id, place.country)})[place.unit_id], asked_in(place.country).clearance

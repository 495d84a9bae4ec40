"""What the programmes of a country ask of people near children."""

from __future__ import annotations

from functools import cache

from umay.places import api as places
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

"""Whose a duty is within its unit: the posts that the programme names, and whether the reader holds such a post."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from umay.core.api import Actor, query
from umay.places import api as places
from umay.programme.models import ObligationOwner, PackVersion
from umay.programme.queries.words import spoken
from umay.programme.rules.whose import is_mine


@dataclass(frozen=True, slots=True)
class Whose:
    """titles: the posts of each duty in the reader's language, by the id of its obligation. mine: ids of what falls to the reader."""

    titles: Mapping[int, str]
    mine: frozenset[int]


@lru_cache(maxsize=64)
def _roles(version_id: int, _digest: str) -> dict[str, tuple[dict[str, str], str]]:
    """Return title and function of each post of a pack; a published version never changes, and the digest tells it from another."""
    roles: list[dict[str, Any]] = PackVersion.objects.values_list("content__roles", flat=True).get(pk=version_id) or []
    return {role["code"]: (role["title"], role["function"]) for role in roles}


@query
def whose(actor: Actor, unit: places.UnitCard, obligations: Collection[int], *, lang: str) -> Whose:
    """Return whose the unit's duties are, within the unit. obligations: ids of what its day shows."""
    own = ObligationOwner.objects.filter(obligation__in=obligations, agency=unit.agency, level=unit.level).order_by("party")
    named: dict[int, list[tuple[dict[str, str], str] | None]] = {}
    pack = "obligation__adoption__pack"
    for obligation_id, role, version_id, digest in own.values_list("obligation_id", "role", f"{pack}_id", f"{pack}__digest"):
        named.setdefault(obligation_id, []).append(_roles(version_id, digest).get(role) if role else None)
    function = str(actor.seat.function) if actor.seat else ""
    return Whose(
        {one: ", ".join(dict.fromkeys(spoken(post[0], lang) for post in posts if post)) for one, posts in named.items()},
        frozenset(one for one in obligations if is_mine([post[1] if post else "" for post in named.get(one, ())], function)),
    )

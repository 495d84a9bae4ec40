"""The cascade: which items of a programme somebody below has taken up, and which nobody has."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, query
from umay.programme.models import Obligation, UpperItem
from umay.programme.queries.adoptions import pack_of, pack_version
from umay.programme.queries.words import spoken


@dataclass(frozen=True, slots=True)
class TakenUp:
    """One item of the upper programme. by: which items of which units' programmes carry it out."""

    key: str
    item: str
    title: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CascadePage:
    """A programme's items by whether somebody took them up. own: the actor's own rows that could carry one out."""

    title: str
    taken: tuple[TakenUp, ...]
    open: tuple[TakenUp, ...]
    own: tuple[tuple[UUID, str], ...]


@query
def cascade_page(actor: Actor, pack_uid: UUID, *, lang: str) -> CascadePage:
    """Return the items of a programme that others carry out or nobody does yet. Programmes are public. Raises PackVersion.DoesNotExist."""
    version = pack_version(pack_uid)
    pack = pack_of(version)
    country = actor.seat.place.country if actor.seat else ""
    links: dict[str, list[str]] = {}
    found = UpperItem.objects.filter(upper__startswith=f"{version.code}:", obligation__adoption__withdrawn_at__isnull=True)
    found = found.filter(obligation__adoption__country=country).select_related("obligation__adoption__unit")
    for link in found.order_by("obligation__position"):
        row = link.obligation
        links.setdefault(link.upper, []).append(f"{row.adoption.unit.name}: {row.item} {spoken(row.title, lang)}")
    items = tuple(
        TakenUp(f"{version.code}:{one.id}", one.item, spoken(dict(one.title), lang), tuple(links.get(f"{version.code}:{one.id}", ())))
        for one in pack.obligations
        if one.status != "not_carried_out"
    )
    return CascadePage(
        spoken(version.title, lang), tuple(one for one in items if one.by), tuple(one for one in items if not one.by), _own(actor, lang)
    )


def _own(actor: Actor, lang: str) -> tuple[tuple[UUID, str], ...]:
    """Return the rows of programmes that the actor's own unit adopted."""
    if actor.seat is None:
        return ()
    rows = Obligation.objects.filter(adoption__unit_id=actor.seat.place.unit_id, adoption__withdrawn_at__isnull=True)
    return tuple((row.uid, f"{row.item} {spoken(row.title, lang)}") for row in rows.order_by("adoption_id", "position"))

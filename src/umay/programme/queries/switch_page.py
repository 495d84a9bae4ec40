"""What following another version of an adopted programme would change, before anybody says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, Perm, query, require
from umay.kernel.refusal import Refused
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption
from umay.programme.queries import adoptions
from umay.programme.queries.rulings import choices_for_all
from umay.programme.queries.words import said, spoken
from umay.programme.rules import versions as rules


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A duty that another version adds, says otherwise or leaves out. was: when it was due before, "" where nothing changes in that."""

    title: str
    when: str
    was: str


@dataclass(frozen=True, slots=True)
class SwitchPage:
    """What would change. proposals: dates of an old plan to be confirmed for this year: name, title, old, new, remark."""

    adoption_uid: UUID
    pack_uid: UUID
    title: str
    unit_name: str
    old_version: str
    new_version: str
    added: tuple[RowSeen, ...]
    changed: tuple[RowSeen, ...]
    gone: tuple[RowSeen, ...]
    proposals: tuple[adoptions.YearProposal, ...]


@query
def switch_page(actor: Actor, adoption_uid: UUID, pack_uid: UUID, *, lang: str) -> SwitchPage:
    """Return what would change if the adoption followed the version.

    Raises Adoption.DoesNotExist for a missing and a foreign one alike; PackVersion.DoesNotExist; Refused ("access.not_granted",
    "adoption.…").
    """
    country = actor.seat.place.country if actor.seat else ""
    adoption = Adoption.objects.select_related("pack", "unit").get(uid=adoption_uid, country=country, withdrawn_at__isnull=True)
    try:
        require(actor, Perm.PROGRAMME_ADOPT, places.unit_by_id(actor, adoption.unit_id).place)
    except places.UnitMissing:
        raise Adoption.DoesNotExist from None
    version = adoptions.pack_version(pack_uid)
    if no := adoptions.switch_refusal(adoption, version):
        raise Refused(no)
    rulings = choices_for_all(adoption)
    old, new = adoptions.pack_for(adoption), adoptions.pack_as(adoption, version)
    found = rules.changes(old, new, rulings)
    return SwitchPage(
        adoption_uid=adoption.uid,
        pack_uid=version.uid,
        title=spoken(version.title, lang),
        unit_name=adoption.unit.name,
        old_version=adoption.pack.version,
        new_version=version.version,
        added=tuple(_seen(code, new, None, rulings, lang) for code in found.added),
        changed=tuple(_seen(code, new, old, rulings, lang) for code in found.changed),
        gone=tuple(_seen(code, old, None, rulings, lang) for code in found.gone),
        proposals=tuple(one for one in adoptions.proposals(new, adoption.school_year) if one.name not in adoption.shifts),
    )


def _seen(code: str, pack: packs.Pack, before: packs.Pack | None, rulings: Mapping[str, int], lang: str) -> RowSeen:
    title = next(dict(one.title) for one in pack.obligations if one.id == code)
    when = said(packs.holding(pack, code, rulings).timing, lang)
    was = said(packs.holding(before, code, rulings).timing, lang) if before is not None else when
    return RowSeen(spoken(title, lang), when, was if was != when else "")

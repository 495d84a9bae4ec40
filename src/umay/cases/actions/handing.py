"""What the room of hand-overs does to a case: sealing papers into it, and destroying keys of what another office took over."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.cases.actions.bench import Draft, begin, done, write
from umay.cases.models import Child, Compartment, CompartmentWrap, Entry
from umay.cases.queries import common
from umay.cases.queries.opened import Work
from umay.cases.sealed import Texts, begin_epoch, open_entry, open_name, seal_entry, seal_name
from umay.core.api import Actor, Perm, action, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.vault import api as vaults


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A letter, or words about one, as it stands in the case. uid: of the entry."""

    uid: UUID
    texts: Texts
    child: UUID | None = None
    code: str = ""


@action(Perm.CASE_LEAD, "case.paper_kept")
def keep_paper(actor: Actor, vault: vaults.Vault, uid: UUID, paper: Paper, *, now: datetime) -> UUID:
    """Seal the words of a paper into the case, closed ones too, once for its uid; return the entry's uid.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "case.no_key", "case.vault_of_another"). Audit: case.paper_kept.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)

    entry = write(work, Draft("letter", paper.texts, work.child(paper.child), paper.code, uid=paper.uid))

    done(work, "case.paper_kept", detail={"entry": str(entry.uid)})
    return entry.uid


Ends = Callable[[UUID, int], None]
"""Writes down that the keys of a compartment end with an epoch, before anything that they sealed is touched."""


@action(Perm.CASE_LEAD, "case.keys_destroyed")
def destroy_keys(
    actor: Actor, vault: vaults.Vault, uid: UUID, gone: Collection[UUID], ends: Ends, *, instead: str, now: datetime
) -> tuple[tuple[UUID, int], ...]:
    """Destroy the keys of the compartments in which some entries lie; what else is in them is sealed anew, with a new key.

    gone: uids of the entries whose words are no more. instead: what stands there from now on. Return each compartment with the last epoch
    that was destroyed. Raises CaseMissing; Refused ("access.not_granted", "case.guest", "case.no_key" when something that stays cannot
    be opened). Audit: case.keys_destroyed, with the compartments.
    """
    work = begin(actor, vault, uid, now, Perm.CASE_LEAD, closed=True)
    named = Compartment.objects.select_for_update().filter(case=work.case, entries__uid__in=list(gone)).order_by("pk")
    parts = {part.pk: part for part in named}  # an entry each may name the same one

    ended = tuple(_begin_anew(work, part, frozenset(gone), ends, instead) for part in parts.values())

    done(work, "case.keys_destroyed", detail={"parts": [str(part) for part, _epoch in ended], "entries": len(gone)})
    return ended


def _begin_anew(work: Work, part: Compartment, gone: frozenset[UUID], ends: Ends, instead: str) -> tuple[UUID, int]:
    entries = list(Entry.objects.filter(compartment=part).order_by("pk"))
    child = next((one for one in work.children.values() if one.pk == part.child_id), None)
    try:
        kept = {one.pk: {"words": instead} if one.uid in gone else open_entry(work.keys, one) for one in entries}
    except sealing.CannotOpen:
        raise Refused(Refusal("case.no_key")) from None
    name = open_name(work.keys, child) if child else ""
    if child is not None and not name:
        raise Refused(Refusal("case.no_key"))

    ended = part.epoch
    ends(part.uid, ended)
    key = _next_key(work, part)
    for entry in entries:
        seal_entry(work.keys, part, entry, kept[entry.pk])
        Entry.objects.filter(pk=entry.pk).update(epoch=entry.epoch, blob=entry.blob)
    if child is not None:
        seal_name(key, part, child, name)
        Child.objects.filter(pk=child.pk).update(name=child.name, epoch=child.epoch)
    CompartmentWrap.objects.filter(compartment=part, epoch__lte=ended).delete()
    return part.uid, ended


def _next_key(work: Work, part: Compartment) -> sealing.Secret:
    holders = set(part.wraps.filter(epoch=part.epoch).values_list("person_id", flat=True))
    part.epoch, part.renew = part.epoch + 1, False
    part.save(update_fields=["epoch", "renew"])
    stay = holders & set(common.members_of(work.case, work.now))
    key = begin_epoch(work.case, part, stay, granter=work.keys.vault.person_uid, now=work.now)
    work.keys.taken[part.pk, part.epoch] = key
    return key

"""How the texts of a case are locked: which key, bound to which place, handed to whom. Reads no request and keeps nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from umay.cases.models import Case, Child, Compartment, CompartmentWrap, Entry
from umay.core.api import app_key, install_id, sealing
from umay.vault import api as vaults

Texts = Mapping[str, str]
"""Words by the field they were written in."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one case that one person can take out, for as long as a request takes."""

    case_uid: UUID
    vault: vaults.Vault
    parts: Mapping[int, Compartment]
    wraps: Mapping[tuple[int, int, UUID], CompartmentWrap]
    taken: dict[tuple[int, int], sealing.Secret] = field(default_factory=dict, repr=False)

    def key(self, part_id: int, epoch: int) -> sealing.Secret:
        """Return the key of a compartment and epoch. Raises CannotOpen where it was never handed to this person, or not by Umay."""
        if (part_id, epoch) not in self.taken:
            self.taken[part_id, epoch] = self._take(part_id, epoch)
        return self.taken[part_id, epoch]

    def _take(self, part_id: int, epoch: int) -> sealing.Secret:
        for key_uid, pair in self.vault.pairs.items():
            wrap = self.wraps.get((part_id, epoch, key_uid))
            if wrap is not None and part_id in self.parts:
                part = self.parts[part_id]
                if not sealing.grant_is_genuine(app_key(), bytes(wrap.mark), *_mark_parts(self.case_uid, part, wrap)):
                    raise sealing.CannotOpen("sealed.changed")
                return sealing.unwrap(bytes(wrap.blob), pair, _wrapping(self.case_uid, part, wrap))
        raise sealing.CannotOpen("sealed.key")

    def holds(self, part: Compartment) -> bool:
        """Tell whether the key in use of a compartment opens for this person."""
        try:
            self.key(part.pk, part.epoch)
        except sealing.CannotOpen:
            return False
        return True

    def part_of(self, child: Child | None) -> Compartment:
        """Return the compartment of a child, or of the whole case."""
        return next(one for one in self.parts.values() if one.child_id == (child.pk if child else None) and one.kind != "reporter")


def keys_of(case: Case, vault: vaults.Vault) -> Keys:
    """Return what the person of the vault can take out of the case. Two queries."""
    return keys_of_many([case], vault)[case.pk]


def keys_of_many(cases: Collection[Case], vault: vaults.Vault) -> dict[int, Keys]:
    """Return what the person of the vault can take out of each of several cases, by the case's id. Two queries for any number."""
    parts: dict[int, dict[int, Compartment]] = {case.pk: {} for case in cases}
    for part in Compartment.objects.filter(case__in=cases):
        parts[part.case_id][part.pk] = part
    wraps: dict[int, dict[tuple[int, int, UUID], CompartmentWrap]] = {case.pk: {} for case in cases}
    for one in CompartmentWrap.objects.filter(compartment__case__in=cases, person_id=vault.person_id).select_related("compartment"):
        wraps[one.compartment.case_id][one.compartment_id, one.epoch, one.key_uid] = one
    return {case.pk: Keys(case.uid, vault, parts[case.pk], wraps[case.pk]) for case in cases}


def hand_out(case: Case, part: Compartment, key: sealing.Secret, person_ids: Collection[int], *, granter: UUID, now: datetime) -> None:
    """Hand the key of a compartment's epoch to persons; those without keys of their own are left out."""
    found = vaults.wrap_for(person_ids, key, matter=case.uid, compartment=str(part.uid), epoch=part.epoch, granter=str(granter))
    _keep(case, part, found, granter, now)


def begin_epoch(case: Case, part: Compartment, person_ids: Collection[int], *, granter: UUID, now: datetime) -> sealing.Secret:
    """Make the key of the compartment's epoch, hand it to persons and to the officials' recovery key, and return it."""
    key = sealing.new_secret()
    hand_out(case, part, key, person_ids, granter=granter, now=now)
    kept = vaults.wrap_for_recovery(key, matter=case.uid, compartment=str(part.uid), epoch=part.epoch, granter=str(granter))
    if kept is not None:
        _keep(case, part, [kept], granter, now)
    return key


def _keep(case: Case, part: Compartment, wrapped: Iterable[vaults.Wrapped], granter: UUID, now: datetime) -> None:
    rows = [
        CompartmentWrap(
            compartment=part, epoch=part.epoch, key_uid=one.key_uid, person_id=one.person_id, granter=str(granter),
            blob=one.blob, made_at=now,
        )
        for one in wrapped
    ]  # fmt: skip
    for row in rows:
        row.mark = sealing.mark_grant(app_key(), *_mark_parts(case.uid, part, row))
    CompartmentWrap.objects.bulk_create(rows, ignore_conflicts=True)


def _wrapping(case_uid: UUID, part: Compartment, wrap: CompartmentWrap) -> sealing.Wrapping:
    return sealing.Wrapping(case_uid, str(part.uid), wrap.epoch, wrap.key_uid, wrap.granter)


def _mark_parts(case_uid: UUID, part: Compartment, wrap: CompartmentWrap) -> tuple[str, ...]:
    return "case", str(case_uid), str(part.uid), str(wrap.epoch), str(wrap.key_uid), str(wrap.person_id), wrap.granter


def _spot(row: Entry | Child, part: Compartment) -> sealing.Spot:
    if isinstance(row, Entry):
        return sealing.Spot(install_id(), "cases_entry", row.uid, "blob", str(part.uid), row.epoch, row.version)
    return sealing.Spot(install_id(), "cases_child", row.uid, "name", str(part.uid), row.epoch, 1)


def seal_entry(keys: Keys, part: Compartment, entry: Entry, texts: Texts) -> None:
    """Put the texts into the entry, sealed for its row, its compartment's key in use and its version."""
    entry.compartment, entry.epoch = part, part.epoch
    entry.blob = sealing.seal_words(keys.key(part.pk, part.epoch), json.dumps(dict(texts), ensure_ascii=False), _spot(entry, part))


def open_entry(keys: Keys, entry: Entry) -> Texts:
    """Return the texts of an entry. Raises CannotOpen."""
    part = keys.parts.get(entry.compartment_id)
    if part is None:
        raise sealing.CannotOpen("sealed.key")
    found: Texts = json.loads(sealing.open_words(keys.key(part.pk, entry.epoch), bytes(entry.blob), _spot(entry, part)))
    return found


def seal_name(key: sealing.Secret, part: Compartment, child: Child, name: str) -> None:
    """Put the child's name into its row, sealed with the key in use of its compartment."""
    child.epoch = part.epoch
    child.name = sealing.seal_words(key, name, _spot(child, part))


def open_name(keys: Keys, child: Child) -> str:
    """Return the child's name; "" for whoever holds no key to this child."""
    part = keys.part_of(child)
    try:
        return sealing.open_words(keys.key(part.pk, child.epoch), bytes(child.name), _spot(child, part))
    except sealing.CannotOpen:
        return ""

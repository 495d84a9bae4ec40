"""How a followed child's words are locked: which key, bound to which place, handed to whom. Reads no request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from umay.absence.models import Followed, Share, Wrap
from umay.core.api import app_key, install_id, sealing
from umay.vault import api as vaults

CHILD: Final = "child"
PLACE: Final = "place"
Texts = Mapping[str, str]
"""Words by the field they were written in."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody to let in. unit_id: the unit for which; until_on and share: of another office."""

    person_id: int
    unit_id: int
    until_on: date | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The keys of one record that one vault opens, for as long as a request takes."""

    record: Followed
    vault: vaults.Vault
    taken: dict[tuple[str, int], sealing.Secret] = field(default_factory=dict)

    def key(self, compartment: str, epoch: int) -> sealing.Secret:
        """Return a compartment's key of an epoch. Raises sealing.CannotOpen where it was never handed to this person, or not by Umay."""
        if (compartment, epoch) not in self.taken:
            self.taken[compartment, epoch] = self._take(compartment, epoch)
        return self.taken[compartment, epoch]

    def _take(self, compartment: str, epoch: int) -> sealing.Secret:
        mine = Wrap.objects.filter(record=self.record, compartment=compartment, epoch=epoch, person_id=self.vault.person_id)
        for wrap in mine.filter(holder_key__in=list(self.vault.pairs)):
            pair = self.vault.pair(wrap.holder_key)
            if pair is not None:
                if not sealing.grant_is_genuine(app_key(), bytes(wrap.mark), *_mark_parts(wrap)):
                    raise sealing.CannotOpen("sealed.changed")
                return sealing.unwrap(bytes(wrap.blob), pair, _wrapping(wrap))
        raise sealing.CannotOpen("sealed.key")

    def holds(self, compartment: str) -> bool:
        """Tell whether the compartment's key in use opens for this person."""
        try:
            self.key(compartment, epoch_of(self.record, compartment))
        except sealing.CannotOpen:
            return False
        return True

    def in_use(self, compartment: str) -> sealing.Secret:
        """Return the compartment's key in use. Raises sealing.CannotOpen."""
        return self.key(compartment, epoch_of(self.record, compartment))


def epoch_of(record: Followed, compartment: str) -> int:
    """Return which key of the compartment is in use."""
    return record.child_epoch if compartment == CHILD else record.place_epoch


def hand_out(record: Followed, compartment: str, epoch: int, key: sealing.Secret, holders: Iterable[Holder], *, by: Granter) -> int:
    """Hand a key to persons and keep the rows; those without keys of their own are left out. Return how many got it."""
    wanted = {one.person_id: one for one in holders}
    granter = str(by.uid)
    found = vaults.wrap_for(wanted, key, matter=record.id, compartment=compartment, epoch=epoch, granter=granter)
    rows = [_row((record, compartment, epoch), one, wanted[one.person_id], by) for one in found]
    Wrap.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@dataclass(frozen=True, slots=True)
class Granter:
    """Who hands keys out, and when."""

    uid: UUID
    at: datetime


def begin_epoch(record: Followed, compartment: str, holders: Iterable[Holder], *, by: Granter) -> sealing.Secret:
    """Make the key of the compartment's epoch, hand it to persons and to the officials' recovery key, and return it."""
    key, epoch = sealing.new_secret(), epoch_of(record, compartment)
    people = list(holders)
    kept = vaults.wrap_for_recovery(key, matter=record.id, compartment=compartment, epoch=epoch, granter=str(by.uid))
    nobody = Holder(0, 0)
    rows = [_row((record, compartment, epoch), kept, nobody, by)] if kept is not None else []
    wanted = {one.person_id: one for one in people}
    found = vaults.wrap_for(wanted, key, matter=record.id, compartment=compartment, epoch=epoch, granter=str(by.uid))
    rows += [_row((record, compartment, epoch), one, wanted[one.person_id], by) for one in found]
    Wrap.objects.bulk_create(rows)  # in one statement: a record that is new stays new until all its first keys are there
    return key


def _row(part: tuple[Followed, str, int], wrapped: vaults.Wrapped, holder: Holder, by: Granter) -> Wrap:
    record, compartment, epoch = part
    row = Wrap(
        record=record, compartment=compartment, epoch=epoch, holder_key=wrapped.key_uid, person_id=wrapped.person_id,
        unit_id=holder.unit_id or None, share=holder.share, until_on=holder.until_on, granter=str(by.uid), blob=wrapped.blob, made_at=by.at,
    )  # fmt: skip
    row.mark = sealing.mark_grant(app_key(), *_mark_parts(row))
    return row


def _wrapping(wrap: Wrap) -> sealing.Wrapping:
    return sealing.Wrapping(wrap.record_id, wrap.compartment, wrap.epoch, wrap.holder_key, wrap.granter)


def _mark_parts(wrap: Wrap) -> tuple[str, ...]:
    """Return what the mark holds together: nobody can lengthen a way in by writing another day into the row."""
    until = wrap.until_on.isoformat() if wrap.until_on else ""
    return (
        "absence", str(wrap.record_id), wrap.compartment, str(wrap.epoch), str(wrap.holder_key), str(wrap.person_id),
        str(wrap.unit_id or ""), until, wrap.granter,
    )  # fmt: skip


def _spot(table: str, row: UUID, column: str, compartment: str, versions: tuple[int, int]) -> sealing.Spot:
    epoch, version = versions
    return sealing.Spot(install_id(), f"absence_{table}", row, column, compartment, epoch, version)


def seal_child(key: sealing.Secret, record: Followed, texts: Texts) -> None:
    """Put name, contacts and notes into the record, sealed for its epoch and version."""
    spot = _spot("followed", record.id, "words_blob", CHILD, (record.child_epoch, record.words_version))
    record.words_blob = sealing.seal_words(key, json.dumps(dict(texts), ensure_ascii=False), spot)


def open_child(keys: Keys) -> dict[str, str]:
    """Return name, contacts and notes. Raises sealing.CannotOpen."""
    record = keys.record
    spot = _spot("followed", record.id, "words_blob", CHILD, (record.child_epoch, record.words_version))
    found: dict[str, str] = json.loads(sealing.open_words(keys.in_use(CHILD), bytes(record.words_blob or b""), spot))
    return found


def seal_place(key: sealing.Secret, record: Followed, texts: Texts) -> None:
    """Put school and address into the record, sealed for its epoch and version."""
    spot = _spot("followed", record.id, "place_blob", PLACE, (record.place_epoch, record.place_version))
    record.place_blob = sealing.seal_words(key, json.dumps(dict(texts), ensure_ascii=False), spot)


def open_place(keys: Keys) -> dict[str, str]:
    """Return school and address. Raises sealing.CannotOpen for whoever was not let in to the place."""
    record = keys.record
    spot = _spot("followed", record.id, "place_blob", PLACE, (record.place_epoch, record.place_version))
    found: dict[str, str] = json.loads(sealing.open_words(keys.in_use(PLACE), bytes(record.place_blob or b""), spot))
    return found


def seal_part(keys: Keys, table: str, row: UUID, column: str, texts: Texts) -> bytes:
    """Seal words of a visit or a measure in the compartment "child", with its key in use."""
    spot = _spot(table, row, column, CHILD, (keys.record.child_epoch, 1))
    return sealing.seal_words(keys.in_use(CHILD), json.dumps(dict(texts), ensure_ascii=False), spot)


def open_part(keys: Keys, table: str, row: UUID, column: str, sealed: tuple[int, bytes]) -> dict[str, str]:
    """Return words of a visit or a measure. sealed: the epoch and the bytes. Raises sealing.CannotOpen."""
    epoch, blob = sealed
    found: dict[str, str] = json.loads(sealing.open_words(keys.key(CHILD, epoch), blob, _spot(table, row, column, CHILD, (epoch, 1))))
    return found

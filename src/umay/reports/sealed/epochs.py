"""Epochs of a report's key: after anybody is cut off, what is added opens for those alone who still read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from umay.core.api import sealing
from umay.reports.models import Report, ReportWrap
from umay.reports.rules.triage import NEVER
from umay.reports.sealed.packing import (
    FILE,
    RECEIPT,
    RECEIPT_RUNG,
    RECOVERY_RUNG,
    mark_of,
    receipt_is_genuine,
    receipt_mark,
    receipt_wrapping,
)
from umay.vault.api import wrap_for, wrap_for_recovery

RENEWED: Final = "job"


def renew(report: Report) -> bool:
    """Begin a new epoch of what was told, for those who read it now or will, its teller and the officials; tell whether it began.

    The fresh key is forgotten at once, so nobody's vault is needed. Where nobody who reads has keys the old epoch goes on: what a child
    adds must open for somebody. The report is locked by the caller.
    """
    key, epoch = sealing.new_secret(), report.epoch + 1
    held = ReportWrap.objects.filter(report=report, compartment=FILE, ended_at__isnull=True)
    readers = {one.person_id: one for one in held.filter(person_id__isnull=False).order_by("-opens_at") if one.person_id}
    fresh = wrap_for(readers, key, matter=report.pk, compartment=FILE, epoch=epoch, granter=RENEWED)
    if not fresh:
        return False
    rows = [_row(report, epoch, one.key_uid, one.blob, person=readers[one.person_id]) for one in fresh]
    officials = wrap_for_recovery(key, matter=report.pk, compartment=FILE, epoch=epoch, granter=RENEWED)
    if officials is not None:
        rows.append(_row(report, epoch, officials.key_uid, officials.blob))
    if (public := _teller_public(report)) is not None:
        rows.append(_receipt_row(report, sealing.wrap(key, public, receipt_wrapping(report.pk, epoch)), public, epoch))
    ReportWrap.objects.bulk_create(rows)
    report.epoch = epoch
    report.save(update_fields=["epoch"])
    return True


def _row(report: Report, epoch: int, key_uid: UUID, blob: bytes, *, person: ReportWrap | None = None) -> ReportWrap:
    """Return a wrap of the new epoch, on the rung and with the clock of the one before; without a person, of the officials' key."""
    wrapping = sealing.Wrapping(report.pk, FILE, epoch, key_uid, RENEWED)
    return ReportWrap(
        report=report, compartment=FILE, epoch=epoch, holder_key=key_uid, blob=blob, mark=mark_of(wrapping), granter=RENEWED,
        person_id=person.person_id if person else None, rung=person.rung if person else RECOVERY_RUNG,
        opens_at=person.opens_at if person else NEVER,
    )  # fmt: skip


def _receipt_row(report: Report, blob: bytes, public: bytes, epoch: int) -> ReportWrap:
    """Return the teller's own wrap of an epoch."""
    return ReportWrap(
        report=report, compartment=FILE, epoch=epoch, holder_key=report.pk, rung=RECEIPT_RUNG, opens_at=NEVER, blob=blob,
        mark=receipt_mark(receipt_wrapping(report.pk, epoch), public, blob), granter=RECEIPT,
    )  # fmt: skip


def _teller_public(report: Report) -> bytes | None:
    """Return the public half of the receipt as Umay itself wrote it; None without a receipt, or when somebody put another in its place."""
    first = ReportWrap.objects.filter(report=report, rung=RECEIPT_RUNG, person_id__isnull=True).order_by("epoch").first()
    if report.receipt_public is None or first is None:
        return None
    public, wrapping = bytes(report.receipt_public), receipt_wrapping(report.pk, first.epoch)
    return public if receipt_is_genuine(wrapping, public, bytes(first.blob), bytes(first.mark)) else None


def keys_of_receipt(found: Mapping[str, Any], receipt: sealing.Receipt) -> dict[int, sealing.Secret]:
    """Return by epoch the keys that a receipt opens, from what `intake_read` answers.

    Raises sealing.CannotOpen for a wrap that Umay did not make: what is added must not be sealed to somebody who slipped in a key.
    """
    pair, report, keys = sealing.pair_of_receipt(receipt), UUID(found["id"]), {}
    for one in found["keys"]:
        wrapping, blob = receipt_wrapping(report, one["epoch"]), bytes.fromhex(one["blob"])
        if not receipt_is_genuine(wrapping, pair.public, blob, bytes.fromhex(one["mark"])):
            raise sealing.CannotOpen("sealed.changed")
        keys[one["epoch"]] = sealing.unwrap(blob, pair, wrapping)
    return keys

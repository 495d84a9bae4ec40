"""Gives each entry a dense number and a hash that holds the one before; signs the head; verifies it all.

Only entries whose transaction is older than every running one are sealed, so that none can turn up behind the seal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection, transaction
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from umay.core.audit.chain import GENESIS, canonical, link
from umay.core.models import AuditAnchor, AuditEntry, AuditSeal

_LOCK: Final = 7_241_905  # one sealer at a time
_BATCH: Final = 10_000
_FIELDS: Final = ("id", "xid", "at", "person_id", "appointment_id", "verb", "subject", "unit_id", "province_id", "detail", "salt")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found. first_bad: the number of the first entry that does not fit, None if all do.

    sealed, waiting: how many entries carry a seal and how many not yet. anchored: the number of the newest anchor that fits.
    """

    sealed: int
    waiting: int
    anchored: int
    first_bad: int | None


def seal(limit: int = _BATCH) -> int:
    """Seal the entries that can no longer be overtaken, oldest transaction first; returns how many. 0 if another sealer is at work."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        horizon = cursor.fetchone()[0]
        head = AuditSeal.objects.order_by("-number").first()
        number, before = (head.number, bytes(head.hash)) if head else (0, GENESIS)
        waiting = AuditEntry.objects.filter(seal__isnull=True, xid__lt=horizon).order_by("xid", "id")[:limit]
        seals = []
        for entry in waiting.values(*_FIELDS):
            number, before = number + 1, link(before, number + 1, canonical(entry))
            seals.append(AuditSeal(number=number, entry_id=entry["id"], hash=before))
        AuditSeal.objects.bulk_create(seals)
    return len(seals)


def anchor(day: date, key: bytes) -> AuditAnchor | None:
    """Sign the head of the chain for the day; None if nothing is sealed. key: 32 bytes, kept outside the database. Once a day."""
    head = AuditSeal.objects.order_by("-number").first()
    if head is None:
        return None
    message = _message(day, head.number, bytes(head.hash))
    signature = SigningKey(key).sign(message).signature
    made, _ = AuditAnchor.objects.get_or_create(day=day, defaults={"number": head.number, "hash": bytes(head.hash), "signature": signature})
    return made


def _message(day: date, number: int, head: bytes) -> bytes:
    return b"umay anchor|" + day.isoformat().encode() + b"|" + str(number).encode() + b"|" + head


def verify(public_key: bytes | None = None) -> Verdict:
    """Walk the whole chain and compare it with its anchors. public_key: of the anchors; None leaves signatures unchecked."""
    before, number, first_bad, heads = GENESIS, 0, None, {}
    for sealed_number, sealed_hash, entry in _sealed():
        number += 1
        before = link(before, number, canonical(entry))
        if sealed_number != number or sealed_hash != before:
            first_bad = number
            break
        heads[number] = before
    anchored = 0
    for one in AuditAnchor.objects.order_by("day"):
        if first_bad is None and (heads.get(one.number) != bytes(one.hash) or not _signed(one, public_key)):
            first_bad = one.number
        elif first_bad is None:
            anchored = one.number
    waiting = AuditEntry.objects.filter(seal__isnull=True).count()
    return Verdict(number if first_bad is None else first_bad - 1, waiting, anchored, first_bad)


def _sealed() -> Iterator[tuple[int, bytes, dict[str, object]]]:
    fields = [f"entry__{name}" for name in _FIELDS]
    for row in AuditSeal.objects.order_by("number").values("number", "hash", *fields).iterator(chunk_size=5_000):
        yield row["number"], bytes(row["hash"]), {name: row[f"entry__{name}"] for name in _FIELDS}


def _signed(one: AuditAnchor, public_key: bytes | None) -> bool:
    if public_key is None:
        return True
    try:
        VerifyKey(public_key).verify(_message(one.day, one.number, bytes(one.hash)), bytes(one.signature))
    except BadSignatureError:
        return False
    return True

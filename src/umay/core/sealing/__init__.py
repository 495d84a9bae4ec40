"""Sealing: pure functions that lock bytes to a key and a place, and open them again. No Django, no database, no clock.

Owns the formats of everything sealed. Who holds which key, who may read what and where blobs are kept belongs to the rooms
above, which write `from umay.core.api import sealing`. Every opening that fails raises CannotOpen and nothing else.
"""

from __future__ import annotations

from umay.core.sealing.fields import Spot, epoch_of, open_sealed, open_words, seal, seal_words, sealed_length
from umay.core.sealing.marks import MOST_KEYS, MarkKey, carrying_key, grant_is_genuine, key_is_genuine, mark_grant, mark_key
from umay.core.sealing.receipts import Receipt, lookup_of, new_receipt, pair_of_receipt, read_receipt
from umay.core.sealing.secret import CannotOpen, KeyPair, Secret, new_pair, new_secret, pair_of
from umay.core.sealing.shares import Share, join, read_share, split
from umay.core.sealing.slots import (
    Cost,
    new_recovery_code,
    open_slot_by_secret,
    open_slot_by_words,
    read_recovery_code,
    slot_by_secret,
    slot_by_words,
)
from umay.core.sealing.streams import open_stream, pieces_of, seal_stream
from umay.core.sealing.wraps import Wrapping, unwrap, wrap

__all__ = [
    "MOST_KEYS",
    "CannotOpen",
    "Cost",
    "KeyPair",
    "MarkKey",
    "Receipt",
    "Secret",
    "Share",
    "Spot",
    "Wrapping",
    "carrying_key",
    "epoch_of",
    "grant_is_genuine",
    "join",
    "key_is_genuine",
    "lookup_of",
    "mark_grant",
    "mark_key",
    "new_pair",
    "new_receipt",
    "new_recovery_code",
    "new_secret",
    "open_sealed",
    "open_slot_by_secret",
    "open_slot_by_words",
    "open_stream",
    "open_words",
    "pair_of",
    "pair_of_receipt",
    "pieces_of",
    "read_receipt",
    "read_recovery_code",
    "read_share",
    "seal",
    "seal_stream",
    "seal_words",
    "sealed_length",
    "slot_by_secret",
    "slot_by_words",
    "split",
    "unwrap",
    "wrap",
]

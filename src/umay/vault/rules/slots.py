"""The ways to open a key, and which of them may go. Pure."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from umay.kernel.refusal import Refusal


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - words for the vault alone
    PASSWORD = "password"  # noqa: S105 - the sign-in password that one had when the slot was made
    RECOVERY_CODE = "recovery_code"  # kept on paper by the person, used once
    PRF = "prf"  # a passkey; never the only way
    ONE_TIME = "one_time"  # a code that two officials gave, for some days
    NEWER_KEY = "newer_key"  # the person's newer key opens this older one


TYPED: Final = frozenset({SlotKind.PASSPHRASE, SlotKind.PASSWORD})
"""Kinds that open the vault each day by something typed."""
CODES: Final = frozenset({SlotKind.RECOVERY_CODE, SlotKind.ONE_TIME})
"""Kinds that open it once, to choose a new passphrase."""
REMOVABLE: Final = frozenset({SlotKind.PASSPHRASE, SlotKind.PASSWORD, SlotKind.RECOVERY_CODE, SlotKind.PRF})


def remove_refusal(kind: SlotKind, held: Collection[SlotKind]) -> Refusal | None:
    """Return why a slot of the kind may not be taken away from among those held, or None if it may.

    Something that is typed must be left: a passkey can be lost with its telephone, and not every browser asks it.

    >>> remove_refusal(SlotKind.PASSPHRASE, [SlotKind.PASSPHRASE, SlotKind.PRF]).code
    'vault.last_slot'
    """
    if kind not in REMOVABLE:
        return Refusal("vault.slot_stays")
    left = list(held)
    left.remove(kind)
    return None if kind is SlotKind.PRF or any(one in TYPED for one in left) else Refusal("vault.last_slot")

"""One blob that two keys open can be built for the bare cipher; ours refuses it.

Such a blob would let somebody who may put a slot into the table try two passwords with each guess, or many with a longer one.
"""

from __future__ import annotations

import struct
from typing import Final

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt

from umay.core import sealing
from umay.core.sealing import slots
from umay.core.sealing.envelope import commitment
from umay.core.tests.sealing.specimens import APP_KEY, PEPPER

PRIME: Final = 2**130 - 5
BLOCK: Final = 16
FULL: Final = 1 << 128  # every whole block counts with this bit set
NONCE: Final = bytes(24)
CONTEXT: Final = b"umay|v1|slot|" + slots._SECRET_HEAD.pack(1, 2).hex().encode() + b"|x"


def quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    for first, second, third, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        state[first] = (state[first] + state[second]) & 0xFFFFFFFF
        mixed = state[third] ^ state[first]
        state[third] = (mixed << turn | mixed >> 32 - turn) & 0xFFFFFFFF


def rounds(key: bytes, rest: bytes) -> tuple[list[int], list[int]]:
    """ChaCha20 (RFC 8439, 2.3): the state before and after twenty rounds."""
    before = [*struct.unpack("<4I", b"expand 32-byte k"), *struct.unpack("<8I", key), *struct.unpack("<4I", rest)]
    after = list(before)
    for _ in range(10):
        for column in range(4):
            quarter(after, column, column + 4, column + 8, column + 12)
        for column in range(4):
            quarter(after, column, (column + 1) % 4 + 4, (column + 2) % 4 + 8, (column + 3) % 4 + 12)
    return before, after


def one_time_key(key: bytes) -> tuple[int, int]:
    """What Poly1305 is keyed with under XChaCha20 for NONCE: the clamped multiplier and the addend."""
    _, after = rounds(key, NONCE[:16])
    inner = struct.pack("<8I", *after[:4], *after[12:])
    before, after = rounds(inner, bytes(8) + NONCE[16:])
    stream = struct.pack("<8I", *((x + y) & 0xFFFFFFFF for x, y in zip(before[:8], after[:8], strict=True)))
    clamp = 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    return int.from_bytes(stream[:16], "little") & clamp, int.from_bytes(stream[16:], "little")


def total(blocks: list[int], multiplier: int) -> int:
    found = 0
    for block in blocks:
        found = (found + block) * multiplier % PRIME
    return found


def blocks_of(sealed: bytes) -> list[int]:
    filled = CONTEXT + bytes(-len(CONTEXT) % BLOCK) + sealed + struct.pack("<QQ", len(CONTEXT), len(sealed))
    return [int.from_bytes(filled[at : at + BLOCK], "little") + FULL for at in range(0, len(filled), BLOCK)]


def opened_by_both(one: bytes, other: bytes) -> bytes:
    """Build 32 bytes of ciphertext and a tag that are right under two keys, by solving for the second block."""
    (r, s), (q, t) = one_time_key(one), one_time_key(other)
    for first in range(1000):
        start = first.to_bytes(BLOCK, "little")
        without = blocks_of(start + bytes(BLOCK))
        without[-2] = 0
        for carry in range(-4, 5):
            # total(r) + s and total(q) + t must agree in their low 128 bits.
            wanted = (total(without, q) + t - total(without, r) - s + carry * FULL) % PRIME
            block = wanted * pow(r * r - q * q, -1, PRIME) % PRIME - FULL
            if not 0 <= block < FULL:
                continue
            sealed = start + block.to_bytes(BLOCK, "little")
            tags = {(total(blocks_of(sealed), x) + y) % FULL for x, y in ((r, s), (q, t))}
            if len(tags) == 1:
                return sealed + tags.pop().to_bytes(BLOCK, "little")
    raise AssertionError("no such block found")


def test_a_slot_built_to_open_with_two_secrets_opens_with_one_at_most() -> None:
    keys = [slots._key_of_secret(PEPPER), slots._key_of_secret(APP_KEY)]
    sealed = opened_by_both(keys[0].raw, keys[1].raw)

    for key in keys:  # the cipher alone is content with both
        assert len(crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, CONTEXT, NONCE, key.raw)) == 32

    slot = slots._SECRET_HEAD.pack(1, 2) + NONCE + commitment(keys[0], NONCE) + sealed
    assert isinstance(sealing.open_slot_by_secret(slot, PEPPER, "x"), sealing.Secret)
    with pytest.raises(sealing.CannotOpen) as refused:
        sealing.open_slot_by_secret(slot, APP_KEY, "x")
    assert refused.value.code == "sealed.key"

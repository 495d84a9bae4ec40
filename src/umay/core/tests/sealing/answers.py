"""Makes the known answers with fixed chance. No tests here.

`vectors.json` was written once by `json.dumps(fresh(), indent=2)`, `stream_v1.bin` by joining what `seal_stream` gave for STREAM. Neither
is ever written again: what was sealed then must open for ever. A new format gets a new file beside them.
"""

from __future__ import annotations

from hashlib import sha256

from umay.core import sealing
from umay.core.sealing.fields import seal_with
from umay.core.sealing.shares import split_with
from umay.core.sealing.slots import slot_with
from umay.core.tests.sealing.specimens import APP_KEY, CHEAP, HOLDER, KEY, PAIR, PEPPER, PERSON, RECEIPT, SPOT, WORDS, WRAPPING

NONCE = bytes(range(200, 224))
SALT = bytes(range(16))
STREAM = b"a picture" * 1000
LANGUAGES = ("en", "tr", "ru", "kk", "zh-hant")


def count_up(length: int) -> bytes:
    """Stand in for chance."""
    return bytes(range(1, length + 1))


def fresh() -> dict[str, object]:
    """Return every answer that the code gives today."""
    slot_words = slot_with(KEY, "correct horse", "vault", CHEAP, chance=SALT, nonce=NONCE)
    return {
        "how": "written once by answers.fresh() with fixed chance; never written again",
        "public": PAIR.public.hex(),
        "field": seal_with(KEY, WORDS.encode(), SPOT, nonce=NONCE).hex(),
        "field_digest_of_64_steps": sha256(seal_with(KEY, bytes(65_000), SPOT, nonce=NONCE)).hexdigest(),
        "slot_by_words": slot_words.hex(),
        "mark_key": sealing.mark_key(APP_KEY, PERSON, HOLDER, 1, PAIR.public).hex(),
        "mark_grant": sealing.mark_grant(APP_KEY, "case", "person", "2026-09-01").hex(),
        "receipt_code": RECEIPT.code,
        "receipt_words": {language: " ".join(RECEIPT.words(language) or ()) for language in LANGUAGES},
        "receipt_lookup": sealing.lookup_of(RECEIPT, PEPPER).hex(),
        "receipt_public": sealing.pair_of_receipt(RECEIPT).public.hex(),
        "shares": list(split_with(KEY.raw, 3, 2, chance=count_up)),
    }


def only_opened() -> dict[str, object]:
    """Return what holds chance that cannot be fixed: checked by opening, not by making again."""
    return {
        "wrap": sealing.wrap(KEY, PAIR.public, WRAPPING).hex(),
        "slot_by_secret": sealing.slot_by_secret(KEY, PEPPER, "session").hex(),
    }

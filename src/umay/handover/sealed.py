"""How questions and answers of organisations outside are locked: a link's code opens the one, the case the other."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final
from uuid import UUID

from umay.core.api import sealing

_OLD_BYTES: Final = 24  # of links made before the code stood behind the address; none is older than their longest life, 30 days
ANSWER_EPOCH: Final = 1
_SIZE: Final = 32


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """The code of a one-time link. repr shows nothing of it; it is kept nowhere."""

    raw: bytes

    @property
    def said(self) -> str:
        """Return it as it is typed, and as it stands behind the address: groups of signs with a check."""
        return sealing.Receipt(self.raw).code

    def lookup(self, pepper: bytes) -> bytes:
        """Return by what its row is found; without the pepper, which is not in the database, nobody can try links."""
        return blake2b(self.raw, digest_size=_SIZE, key=pepper, person=b"umay.answer").digest()

    def key(self) -> sealing.Secret:
        """Return the key of its question."""
        return sealing.Secret(blake2b(self.raw, digest_size=_SIZE, person=b"umay.question").digest())


def new_token() -> Token:
    """Return a fresh token of 120 bits, too many to guess and few enough to type."""
    return Token(sealing.new_receipt().raw)


def read_token(said: str) -> Token:
    """Return the token that somebody typed or followed; what can be none becomes one that opens nothing: both are looked for alike."""
    typed = sealing.read_receipt(said.strip())
    if typed is not None:
        return Token(typed.raw)
    try:
        raw = urlsafe_b64decode(said.strip().encode("ascii"))
    except ValueError:
        raw = b""
    return Token(raw) if len(raw) == _OLD_BYTES else new_token()


def with_public(words: str, public: bytes) -> str:
    """Return a question with the key to answer it by: sealed as one, so that nobody who writes to the database slips in another key."""
    return json.dumps({"words": words, "public": public.hex()})


def parted(sealed: str) -> tuple[str, bytes]:
    """Return the words of a question and the key to answer it by."""
    said = json.loads(sealed)
    return said["words"], bytes.fromhex(said["public"])


def question_spot(install: str, uid: UUID) -> sealing.Spot:
    """Return where a question lives."""
    return sealing.Spot(install, "handover_referral", uid, "question_blob", "question", 1, 1)


def answer_spot(install: str, uid: UUID, epoch: int) -> sealing.Spot:
    """Return where an answer lives."""
    return sealing.Spot(install, "handover_referralanswer", uid, "blob", "answer", epoch, 1)


def answer_wrapping(referral: UUID) -> sealing.Wrapping:
    """Return to what the key of an answer is bound: the referral's own pair holds it, the public door hands it out."""
    return sealing.Wrapping(referral, "answer", ANSWER_EPOCH, referral, "public")


def transfer_spot(install: str, uid: UUID) -> sealing.Spot:
    """Return where a file on its way lives."""
    return sealing.Spot(install, "handover_transfer", uid, "blob", "child", 1, 1)


def transfer_wrapping(uid: UUID, key_uid: UUID, granter: str) -> sealing.Wrapping:
    """Return to what the key of a file on its way is bound: that file, the receiver's own key, who sent it."""
    return sealing.Wrapping(uid, "transfer", 1, key_uid, granter)


def transfer_mark(uid: UUID, key_uid: UUID, person_id: int, granter: str) -> tuple[str, ...]:
    """Return of what Umay's mark on that key speaks."""
    return "transfer", str(uid), str(key_uid), str(person_id), granter

"""What the vault hands to other rooms: public halves to seal to, and a vault that is open for one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from umay.core.api import sealing

DEMO_WORDS: Final = "umay demo"
"""What opens the vault of every invented person in a demo. Its pages say so."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public half whose mark was checked. uid: of the key. person_id 0: the recovery key, which is nobody's."""

    uid: UUID
    person_id: int
    person_uid: UUID
    version: int
    public: bytes


@dataclass(frozen=True, slots=True)
class Vault:
    """Somebody's private halves, for as long as one request takes. pairs: by the uid of the key, older versions too."""

    person_id: int
    person_uid: UUID
    key_uid: UUID
    pairs: Mapping[UUID, sealing.KeyPair]

    @property
    def own(self) -> sealing.KeyPair:
        """Return the pair in use."""
        return self.pairs[self.key_uid]

    def pair(self, key_uid: UUID) -> sealing.KeyPair | None:
        """Return the pair of a key; None for one that this person does not hold."""
        return self.pairs.get(key_uid)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key handed to one holder. key_uid: of the key it was sealed to; person_id 0: of the officials' recovery key."""

    person_id: int
    key_uid: UUID
    blob: bytes

"""Keys and an opened vault for anybody of the cast, made in a few milliseconds."""

from __future__ import annotations

from typing import Any

from tests.support.cast import NOW

WORDS = "four plain words here"


def keyed(actor: Any) -> Any:
    """Return the actor's vault, open, with fresh keys (a `vault.api.Vault`). Their passphrase is WORDS."""
    from umay.core.api import sealing
    from umay.vault.api import make_keys

    return make_keys(actor, WORDS, cost=sealing.Cost(memory_kib=8_192, passes=1), now=NOW).vault

"""Keys and an opened vault for anybody of the cast, made in a few milliseconds."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from tests.support.cast import NOW

WORDS = "four plain words here"


def keyed(actor: Any) -> Any:
    """Return the actor's vault, open, with fresh keys (a `vault.api.Vault`). Their passphrase is WORDS."""
    from umay.core.api import sealing
    from umay.vault.api import make_keys

    return make_keys(actor, WORDS, cost=sealing.Cost(memory_kib=8_192, passes=1), now=NOW).vault


def stored(act: str = "vault.made_for_demo") -> AbstractContextManager[None]:
    """Look at the tables of keys, or change them, as the one act that may touch them all; another act for other tables."""
    from umay.core.api import JOB, scoped

    return scoped(JOB, act)

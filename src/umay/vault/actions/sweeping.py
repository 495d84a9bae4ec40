"""Sweeping away what has run out: vaults that lay idle, codes and shares that nobody used."""

from __future__ import annotations

from datetime import datetime

from umay.core.api import NOWHERE, Actor, Perm, action, record, require
from umay.vault.queries.old import closed, run_out, waited


@action(Perm.VAULT_KEEP, "vault.swept")
def sweep(actor: Actor, *, now: datetime) -> int:
    """Delete vaults that closed, codes that ran out and shares that waited too long; return how many. For the job. Audit: vault.swept."""
    require(actor, Perm.VAULT_KEEP, NOWHERE)

    gone = sum(rows.delete()[0] for rows in (closed(now), run_out(now)))
    gone += waited(now).update(share_blob=None, shared_at=None, shared_by=None)

    record(actor, "vault.swept", "old", at=now, detail={"count": gone})
    return gone

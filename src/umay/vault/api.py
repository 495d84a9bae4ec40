"""What other rooms may use of vault."""

from __future__ import annotations

from umay.vault.actions.ceremony import hold_ceremony
from umay.vault.actions.making import ensure_demo_keys, make_keys
from umay.vault.actions.rotating import rotate_app_key
from umay.vault.counting import count_sealed_by
from umay.vault.guarding import hand_back, lead_to_opening, typed, vault_of, with_vault
from umay.vault.opened import is_opened, opened_vault
from umay.vault.queries.keys import has_keys, public_keys, recovery_public
from umay.vault.values import DEMO_WORDS, PublicKey, Vault, Wrapped
from umay.vault.wrapping import wrap_for, wrap_for_recovery

__all__ = [
    "DEMO_WORDS",
    "PublicKey",
    "Vault",
    "Wrapped",
    "count_sealed_by",
    "ensure_demo_keys",
    "hand_back",
    "has_keys",
    "hold_ceremony",
    "is_opened",
    "lead_to_opening",
    "make_keys",
    "opened_vault",
    "public_keys",
    "recovery_public",
    "rotate_app_key",
    "typed",
    "vault_of",
    "with_vault",
    "wrap_for",
    "wrap_for_recovery",
]

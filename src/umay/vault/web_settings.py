"""What the vault adds to the settings: a browser forgets a key that no session goes with any more."""

from __future__ import annotations

MIDDLEWARE = ("umay.vault.middleware.forget_dead_keys",)

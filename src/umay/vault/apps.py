"""Vault as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Its tables carry the label "vault"."""

    name = "umay.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell `places`, which sets a deployment up, how many people have keys."""
        from umay.places.api import count_vaults_by
        from umay.vault.queries.keys import holders_in

        count_vaults_by(holders_in)

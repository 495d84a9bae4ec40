"""Vault as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Its tables carry the label "vault"."""

    name = "umay.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

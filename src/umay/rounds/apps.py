"""Rounds as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Its tables carry the label "rounds"."""

    name = "umay.rounds"
    label = "rounds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a round and what is behind the code of a checkpoint work without a connection."""
        from umay.web.api import offer_offline_below

        for page in ("rounds-offline", "scan-offline"):
            offer_offline_below(page)

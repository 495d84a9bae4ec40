"""Ways as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WaysConfig(AppConfig):
    """Its tables carry the label "ways"."""

    name = "umay.ways"
    label = "ways"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a line be led without a connection."""
        from umay.web.api import offer_offline_below

        offer_offline_below("lines-offline")

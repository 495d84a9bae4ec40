"""Watch as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WatchConfig(AppConfig):
    """Its tables carry the label "watch"."""

    name = "umay.watch"
    label = "watch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the page behind a post's code work without a connection."""
        from umay.web.api import offer_offline_below

        offer_offline_below("here-offline")

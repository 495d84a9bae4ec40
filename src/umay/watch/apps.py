"""Watch as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WatchConfig(AppConfig):
    """Its tables carry the label "watch"."""

    name = "umay.watch"
    label = "watch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the page behind a post's code, and the one on which an incident is recorded, work without a connection."""
        from umay.web.api import offer_offline, offer_offline_below

        offer_offline("incident-new", "here-incident", _("Record an incident"), for_all=True)
        offer_offline_below("here-offline")

"""Journal as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Its tables carry the label "journal"."""

    name = "umay.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

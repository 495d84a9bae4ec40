"""Teams as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """Its tables carry the label "teams"."""

    name = "umay.teams"
    label = "teams"
    default_auto_field = "django.db.models.BigAutoField"

"""Ways as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WaysConfig(AppConfig):
    """Its tables carry the label "ways"."""

    name = "umay.ways"
    label = "ways"
    default_auto_field = "django.db.models.BigAutoField"

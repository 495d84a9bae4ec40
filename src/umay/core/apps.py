"""Core as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Core's tables carry the label "core"."""

    name = "umay.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

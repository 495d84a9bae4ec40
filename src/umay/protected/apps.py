"""Protected as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ProtectedConfig(AppConfig):
    """Its tables carry the label "protected"."""

    name = "umay.protected"
    label = "protected"
    default_auto_field = "django.db.models.BigAutoField"

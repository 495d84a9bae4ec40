"""Register as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Its tables carry the label "register"."""

    name = "umay.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

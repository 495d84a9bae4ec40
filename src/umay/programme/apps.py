"""Programme as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Its tables carry the label "programme"."""

    name = "umay.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"

"""Cases as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Its tables carry the label "cases"."""

    name = "umay.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

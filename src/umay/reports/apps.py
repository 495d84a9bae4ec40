"""Reports as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Its tables carry the label "reports"."""

    name = "umay.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

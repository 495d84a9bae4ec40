"""Visits as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Its tables carry the label "visits"."""

    name = "umay.visits"
    label = "visits"
    default_auto_field = "django.db.models.BigAutoField"

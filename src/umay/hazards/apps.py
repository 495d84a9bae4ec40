"""Hazards as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HazardsConfig(AppConfig):
    """Its tables carry the label "hazards"."""

    name = "umay.hazards"
    label = "hazards"
    default_auto_field = "django.db.models.BigAutoField"

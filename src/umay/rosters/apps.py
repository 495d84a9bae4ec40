"""Rosters as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RostersConfig(AppConfig):
    """Its tables carry the label "rosters"."""

    name = "umay.rosters"
    label = "rosters"
    default_auto_field = "django.db.models.BigAutoField"

"""Rounds as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Its tables carry the label "rounds"."""

    name = "umay.rounds"
    label = "rounds"
    default_auto_field = "django.db.models.BigAutoField"

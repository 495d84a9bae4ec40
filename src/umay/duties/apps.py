"""Duties as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Its tables carry the label "duties"."""

    name = "umay.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"

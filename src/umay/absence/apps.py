"""Absence as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AbsenceConfig(AppConfig):
    """Its tables carry the label "absence"."""

    name = "umay.absence"
    label = "absence"
    default_auto_field = "django.db.models.BigAutoField"

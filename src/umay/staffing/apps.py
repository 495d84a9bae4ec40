"""Staffing as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """Its tables carry the label "staffing"."""

    name = "umay.staffing"
    label = "staffing"
    default_auto_field = "django.db.models.BigAutoField"

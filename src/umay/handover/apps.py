"""Handover as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Its tables carry the label "handover"."""

    name = "umay.handover"
    label = "handover"
    default_auto_field = "django.db.models.BigAutoField"

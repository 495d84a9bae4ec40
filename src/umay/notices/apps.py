"""Notices as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Its tables carry the label "notices"."""

    name = "umay.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

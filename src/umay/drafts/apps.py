"""Drafts as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Its tables carry the label "drafts"."""

    name = "umay.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"

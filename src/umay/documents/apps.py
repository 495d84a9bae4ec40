"""Documents as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Its tables carry the label "documents"."""

    name = "umay.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

"""People as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Its tables carry the label "people"."""

    name = "umay.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

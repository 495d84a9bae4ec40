"""Places as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Its tables carry the label "places"."""

    name = "umay.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"

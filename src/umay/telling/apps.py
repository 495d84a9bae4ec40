"""Telling as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TellingConfig(AppConfig):
    """It has pages and no tables."""

    name = "umay.telling"
    label = "telling"

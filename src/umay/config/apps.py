"""Tells Django of this room: its commands and its checks."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """The top room."""

    name = "umay.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

"""Desk as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The desk has no tables."""

    name = "umay.desk"
    label = "desk"

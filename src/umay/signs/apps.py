"""Signs as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SignsConfig(AppConfig):
    """It has no tables."""

    name = "umay.signs"
    label = "signs"

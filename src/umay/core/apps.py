"""Core as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Core's tables carry the label "core"."""

    name = "umay.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the keys be settled whenever the tables were brought up to date."""
        from django.db.models.signals import post_migrate

        from umay.core.keys import settle

        post_migrate.connect(settle, sender=self, dispatch_uid="umay.core.keys")

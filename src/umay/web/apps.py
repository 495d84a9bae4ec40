"""Tells Django of the kit: its templates, styles, scripts and words."""

from __future__ import annotations

from django.apps import AppConfig


class WebApp(AppConfig):
    """The kit."""

    name = "umay.web"
    label = "web"

    def ready(self) -> None:
        """Compile catalogues of words that are newer than what was compiled from them."""
        from umay.web.catalogues import compile_stale

        compile_stale()

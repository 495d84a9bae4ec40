"""Programme as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Its tables carry the label "programme"."""

    name = "umay.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell `places`, which sets a deployment up, how many programmes are adopted."""
        from umay.places.api import count_adopted_by
        from umay.programme.queries.adoptions import adopted_in

        count_adopted_by(adopted_in)

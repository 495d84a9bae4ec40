"""Correspondence as a Django app."""

from __future__ import annotations

from uuid import UUID

from django.apps import AppConfig
from django.urls import reverse


def _letter_of_step(case_uid: UUID, step_uid: UUID) -> str:
    return reverse("letter-of-step", kwargs={"uid": case_uid, "step_uid": step_uid})


class CorrespondenceConfig(AppConfig):
    """Its tables carry the label "correspondence"."""

    name = "umay.correspondence"
    label = "correspondence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the pages of steps lead to where their letters are written."""
        from umay.cases.api import write_letters_at

        write_letters_at(_letter_of_step)

"""A document on its way to becoming a programme: its text, the rows recognised, the corrections made."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

STATES = ("draft", "published", "dropped")


class ImportDraft(models.Model):
    """An imported document with its rows as corrected so far. lines: the document's text. rows: as the page edits them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="drafts")
    title = models.CharField(max_length=300)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    country = models.CharField(max_length=2)
    lang = models.CharField(max_length=10)
    base_year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, default="draft")
    lines = models.JSONField()
    sections = models.JSONField()
    rows = models.JSONField()
    not_understood = models.JSONField(default=list)
    pack = models.ForeignKey("programme.PackVersion", on_delete=models.SET_NULL, null=True, related_name="drafts")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField()
    changed_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A document of the office; it may name officials."""

        open = (
            "id", "uid", "unit", "title", "file_name", "sha256", "country",
            "lang", "base_year", "state", "pack", "version", "made_at", "changed_at",
        )  # fmt: skip
        personal = ("lines", "sections", "rows", "not_understood", "made_by_id", "changed_by_id")
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        db_table = "programme_importdraft"  # from before the room stood on its own; a table that is renamed breaks the release before
        constraints = [models.CheckConstraint(condition=Q(state__in=STATES), name="draft_state_known")]
        indexes = [models.Index(fields=["unit", "-changed_at"], name="draft_by_unit")]

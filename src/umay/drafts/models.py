"""A document on its way to becoming a programme: as it was sent, its text, the rows recognised, the corrections made."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

STATES = ("draft", "published", "dropped")
SENT_STATES = ("waiting", "reading", "read", "refused", "stopped")
ENDED = ("read", "refused")


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


class SentDocument(models.Model):
    """A document that was sent, from then until its rows are a draft. content: empty once it was read or refused.

    step, done, total, found: how far the reading is, for whoever waits. refusal: why it was not read. tries: how often it was begun.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.CASCADE, related_name="sent_documents")
    file_name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64)
    lang = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, default="waiting")
    step = models.CharField(max_length=10, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    refusal = models.JSONField(null=True)
    draft = models.ForeignKey("drafts.ImportDraft", on_delete=models.CASCADE, null=True, related_name="+")
    sent_at = models.DateTimeField()
    sent_by_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """A document of the office, as it was sent; it may name officials."""

        open = (
            "id", "uid", "unit", "file_name", "sha256", "lang", "state", "step", "done", "total", "found", "tries",
            "draft", "sent_at", "ended_at",
        )  # fmt: skip
        personal = ("content", "refusal", "sent_by_id")
        sensitive = ()
        keep_for = "1 week"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SENT_STATES), name="sent_document_state_known"),
            models.CheckConstraint(condition=Q(state__in=ENDED) ^ Q(content__isnull=False), name="sent_document_kept_until_read"),
            models.CheckConstraint(condition=~Q(state="read") | Q(draft__isnull=False), name="sent_document_read_has_draft"),
        ]
        indexes = [models.Index(fields=["unit", "-sent_at"], name="sent_document_by_unit")]

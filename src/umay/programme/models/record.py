"""What somebody did about a task: the only rows a task ever makes."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from umay.core.api import paired
from umay.programme.rules.states import State


class TaskRecord(models.Model):
    """What a unit has said about one task. Key: obligation, unit, ordinal of the period; never a date.

    due_on: the due date when it was recorded, so that a done task keeps its date when the calendar moves.
    Row-secured: a transaction sees the rows of its scope (core.context).
    """

    obligation = models.ForeignKey("programme.Obligation", on_delete=models.PROTECT, related_name="records")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="task_records")
    ordinal = models.PositiveSmallIntegerField()
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    due_on = models.DateField()
    state = models.CharField(max_length=16, choices=[(one.value, one.value) for one in State])
    scheduled_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    figures = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    reason_code = models.CharField(max_length=30, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    verified_at = models.DateTimeField(null=True)
    verified_by_id = models.BigIntegerField(null=True)
    sent_back_at = models.DateTimeField(null=True)
    sent_back_by_id = models.BigIntegerField(null=True)
    sent_back_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Privacy:
        """Figures are open to those who count; words stay with the unit and the one who verifies."""

        open = (
            "id", "obligation", "unit", "ordinal", "country", "province_id",
            "district_id", "due_on", "state", "scheduled_on", "done_on", "figures",
            "reason_code", "recorded_at", "verified_at", "sent_back_at", "version",
        )  # fmt: skip
        personal = ("note", "recorded_by_id", "verified_by_id", "sent_back_by_id", "sent_back_note")
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligation", "unit", "ordinal"], name="one_record_a_task"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="task_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.NOT_DONE.value, State.NOT_APPLICABLE.value]) | ~Q(reason_code=""),
                name="task_refusal_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.DONE.value, State.DONE_LATE.value]) | Q(done_on__isnull=False), name="task_done_has_day"
            ),
            models.CheckConstraint(condition=paired("verified_at", "verified_by_id"), name="task_verified_paired"),
            models.CheckConstraint(condition=paired("sent_back_at", "sent_back_by_id"), name="task_sent_back_paired"),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="record_by_unit"),
            models.Index(fields=["district_id", "obligation"], name="record_by_district"),
            models.Index(fields=["province_id", "obligation"], name="record_by_province"),
            models.Index(  # a nation's month is counted from the index alone: what it says and what row security asks
                fields=["obligation", "ordinal", "state"],
                include=["unit", "country", "province_id", "district_id"],
                name="record_by_period",
            ),
        ]


class TaskEvent(models.Model):
    """The history of a record: each state it was in, when, by whom, with the words that came with it. Written once."""

    record = models.ForeignKey(TaskRecord, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=16)
    verb = models.CharField(max_length=40)
    note = models.TextField(blank=True, default="")

    class Privacy:
        """States and times; words stay with the unit and the one who verifies."""

        open = ("id", "record", "at", "state", "verb")
        personal = ("by_id", "note")
        sensitive = ()
        keep_for = "10 years"


class EvidenceFile(models.Model):
    """A file that shows that a task was done. It stays with the unit; opening it is recorded. Row-secured like its record."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    record = models.ForeignKey(TaskRecord, on_delete=models.CASCADE, related_name="files")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField()
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()
    added_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A document of the unit; pictures of children do not belong here and the page says so."""

        open = ("id", "uid", "record", "country", "province_id", "district_id", "unit_id", "media_type", "size", "sha256", "added_at")
        personal = ("name", "content", "added_by_id")
        sensitive = ()
        keep_for = "5 years"


class ReminderSent(models.Model):
    """The ledger of reminders: each task, kind and receiver once."""

    obligation = models.ForeignKey("programme.Obligation", on_delete=models.CASCADE, related_name="reminders")
    unit = models.ForeignKey("places.Unit", on_delete=models.CASCADE, related_name="reminders")
    ordinal = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    person_id = models.BigIntegerField()
    sent_at = models.DateTimeField()

    class Privacy:
        """Who was reminded of what."""

        open = ("id", "obligation", "unit", "ordinal", "kind", "sent_at")
        personal = ("person_id",)
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["obligation", "unit", "ordinal", "kind", "person_id"], name="reminded_once")]


class FeedToken(models.Model):
    """A secret address under which a calendar program reads a unit's dates. Only its hash is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person_id = models.BigIntegerField()
    unit = models.ForeignKey("places.Unit", on_delete=models.CASCADE, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Privacy:
        """A hash that opens public dates."""

        open = ("id", "uid", "unit", "language", "made_at", "revoked_at")
        personal = ("person_id",)
        sensitive = ("token_hash",)
        keep_for = "until revoked and 30 days"

"""Telling places, reports, whom they are sealed to, what was said, and who read. All but the places are row-secured."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from umay.core.api import paired

KEPT = "as the deployment says; 90 days without a case, else with the case"


class Channel(models.TextChoices):
    """How it came in."""

    WEB = "web"
    STAFF = "staff"
    HOTLINE = "hotline"
    LETTER_BOX = "letter_box"
    MESSENGER = "messenger"
    IN_PERSON = "in_person"


class About(models.TextChoices):
    """Whom it is about, in the teller's own choice."""

    ME = "me"
    SOMEONE = "someone"
    WORRY = "worry"


class ReportState(models.TextChoices):
    """How far it is, as the teller sees it. joined: told before by somebody else too; set_aside: empty, or no report at all."""

    RECEIVED = "received"
    READ = "read"
    HANDLED = "handled"
    CLOSED = "closed"
    JOINED = "joined"
    SET_ASIDE = "set_aside"


class Said(models.TextChoices):
    """What a message is."""

    TOLD = "told"
    WISH = "wish"
    ADDED = "added"
    ANSWER = "answer"
    TAKER = "taker"


class TellingPlace(models.Model):
    """Where people tell a unit. code: of its address. shown: helplines and the ladder as of the pack, in words that pages show.

    danger_told_at: when readers were last told that somebody is in danger, so that a flood of it wakes them every few minutes and no
    oftener; gone after these minutes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.OneToOneField("places.Unit", on_delete=models.PROTECT, related_name="telling_place")
    country = models.CharField(max_length=2)
    code = models.CharField(max_length=12, unique=True)
    shown = models.JSONField(default=dict)
    is_demo = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    danger_told_at = models.DateTimeField(null=True)

    class Privacy:
        """Public: it hangs on the wall as a poster."""

        open = ("id", "uid", "unit", "country", "code", "shown", "is_demo", "opened_at", "closed_at")
        personal = ("danger_told_at",)
        sensitive = ()
        keep_for = "as long as the deployment"


class Report(models.Model):
    """Somebody told. Only codes stand here in clear, and no time finer than the hour.

    key: made by the sender's form; the same key again is the same report. receipt_*: by which the teller comes back; empty without one.
    teller_blob: name and how to reach them, sealed in the compartment "reporter". rungs: the ladder as it was computed then.
    in_flood: came with so many others that it waits behind them for notices, never for readers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    about = models.CharField(max_length=8, choices=About.choices)
    in_danger = models.BooleanField(default=False)
    about_head = models.BooleanField(default=False)
    about_team = models.BooleanField(default=False)
    has_name = models.BooleanField(default=False)
    in_flood = models.BooleanField(default=False)
    is_practice = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="en")
    received_at = models.DateTimeField(help_text="Rounded to the hour.")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.RECEIVED)
    first_read_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")
    case_ref = models.UUIDField(null=True)
    aside_reason = models.CharField(max_length=20, blank=True, default="", db_default="")
    key = models.UUIDField(unique=True)
    epoch = models.PositiveIntegerField(default=1)
    receipt_lookup = models.BinaryField(null=True, unique=True)
    receipt_public = models.BinaryField(null=True)
    receipt_wrap = models.BinaryField(null=True)
    teller_blob = models.BinaryField(null=True)
    rungs = models.JSONField(default=list)
    told_rung = models.SmallIntegerField(default=-1, help_text="Up to which rung people were told that it is there.")

    class Privacy:
        """Codes in clear, since duty and clocks need them; in a small place they may point at somebody: row-secured."""

        open = (
            "id", "unit", "country", "province_id", "district_id", "channel", "state", "received_at", "first_read_at", "ended_at",
            "joined_to", "case_ref", "aside_reason", "key", "epoch", "rungs", "told_rung", "in_flood", "is_practice", "language",
        )  # fmt: skip
        personal = ("about", "in_danger", "about_head", "about_team", "has_name", "receipt_lookup", "receipt_public")
        sensitive = ("receipt_wrap", "teller_blob")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="report_channel_known"),
            models.CheckConstraint(condition=Q(about__in=About.values), name="report_about_known"),
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_known"),
            models.CheckConstraint(condition=paired("receipt_lookup", "receipt_public", "receipt_wrap"), name="report_receipt_whole"),
            models.CheckConstraint(condition=Q(state="received") | Q(first_read_at__isnull=False), name="report_read_has_time"),
            models.CheckConstraint(condition=~Q(state="joined") | Q(joined_to__isnull=False), name="report_joined_to_one"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-received_at"], name="report_by_unit"),
            models.Index(fields=["received_at"], condition=Q(state="received"), name="report_unread"),
        ]


class ReportWrap(models.Model):
    """A report's key, sealed to one person who may read it. rung: the step of the ladder; opens_at: not before then.

    compartment: "file" for what was told, "reporter" for who told. holder_key: the person's key in the vault, or the recovery key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="wraps")
    compartment = models.CharField(max_length=10)
    epoch = models.PositiveIntegerField(default=1)
    holder_key = models.UUIDField()
    person_id = models.BigIntegerField(null=True)
    rung = models.SmallIntegerField()
    opens_at = models.DateTimeField()
    blob = models.BinaryField()
    mark = models.BinaryField()
    granter = models.CharField(max_length=40)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """Who may read which report."""

        open = ("id", "report", "compartment", "epoch", "holder_key", "rung", "opens_at", "granter", "ended_at")
        personal = ("person_id",)
        sensitive = ("blob", "mark")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(compartment__in=["file", "reporter"]), name="report_wrap_compartment_known"),
            models.UniqueConstraint(
                fields=["report", "compartment", "epoch", "holder_key"], condition=Q(ended_at__isnull=True), name="report_wrapped_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "report"], condition=Q(ended_at__isnull=True), name="report_wrap_by_person")]


class Message(models.Model):
    """Something said in a report, sealed in its compartment "file". author_id: of the team; None for the teller."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Said.choices)
    author_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(help_text="Rounded to the hour.")
    epoch = models.PositiveIntegerField(default=1)
    key = models.UUIDField(unique=True)
    blob = models.BinaryField()

    class Privacy:
        """Words, sealed."""

        open = ("id", "report", "number", "kind", "at", "epoch", "key")
        personal = ("author_id",)
        sensitive = ("blob",)
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Said.values), name="report_message_kind_known"),
            models.UniqueConstraint(fields=["report", "number"], name="report_message_number_once"),
        ]


class Attachment(models.Model):
    """A file that came with a message, as a sealed stream in chunks. about_blob: name, type and what was noticed, sealed.

    key_blob: the file's own key, sealed in the compartment. kept_apart: not to be opened by anybody's computer without thought.
    shows_abuse: a reader said so; from then on it leaves its seal for the hand-over to the authorities alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    epoch = models.PositiveIntegerField(default=1)
    about_blob = models.BinaryField()
    key_blob = models.BinaryField()
    header = models.BinaryField()
    chunks = models.PositiveIntegerField()
    kept_apart = models.BooleanField(default=False)
    shows_abuse = models.BooleanField(default=False, db_default=False)

    class Privacy:
        """A file, sealed; its length is padded."""

        open = ("id", "message", "report", "number", "epoch", "chunks", "kept_apart", "shows_abuse")
        personal = ()
        sensitive = ("about_blob", "key_blob", "header")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "number"], name="report_attachment_number_once")]


class AttachmentChunk(models.Model):
    """A piece of a sealed stream."""

    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    blob = models.BinaryField()

    class Privacy:
        """Sealed bytes."""

        open = ("id", "attachment", "number")
        personal = ()
        sensitive = ("blob",)
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["attachment", "number"], name="report_chunk_once")]


class Opening(models.Model):
    """Somebody opened a report. The team sees these."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="openings")
    person_id = models.BigIntegerField()
    appointment_id = models.BigIntegerField()
    rung = models.SmallIntegerField()
    at = models.DateTimeField()

    class Privacy:
        """Who read when."""

        open = ("id", "report", "rung", "at")
        personal = ("person_id", "appointment_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        indexes: ClassVar = [models.Index(fields=["report", "at"], name="report_opening_by_report")]


class Excluded(models.Model):
    """Somebody whom a report names and who therefore never sees it, whatever they are appointed to later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="excluded")
    person_id = models.BigIntegerField()
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Privacy:
        """Whom a report names: as sensitive as the report."""

        open = ("id", "report", "at")
        personal = ("person_id", "by_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "person_id"], name="report_excluded_once")]

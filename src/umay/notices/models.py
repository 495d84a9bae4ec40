"""What people were told, and what still waits to be sent to them outside of Umay."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

CHANNELS = ("email",)


class SendState(models.TextChoices):
    """Where a message stands. taken: a worker sends it now. given_up: nobody took it for a week, or its address takes nothing."""

    WAITING = "waiting"
    TAKEN = "taken"
    SENT = "sent"
    GIVEN_UP = "given_up"


class Notice(models.Model):
    """Somebody was told that there is something new. code: what about. link: the page that shows it. counts: numbers, no words.

    key: what makes it the same notice when it is told again; "" when each telling is one of its own.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="notices")
    code = models.CharField(max_length=60)
    link = models.CharField(max_length=300)
    counts = models.JSONField(default=dict)
    key = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Privacy:
        """That somebody was told, and of what kind of thing."""

        open = ("id", "uid", "code", "counts", "made_at", "read_at")
        personal = ("person", "link", "key")
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], condition=~Q(key=""), name="told_once")]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="notice_by_person"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]


class Outbox(models.Model):
    """A message that is to leave Umay, written in the transaction of the deed, so that neither is there without the other.

    next_at: not before then; for a taken one, when another worker may take it. trouble: the kind of the last error, without its words.
    """

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="outgoing")
    channel = models.CharField(max_length=10, default="email")
    state = models.CharField(max_length=10, choices=SendState.choices, default=SendState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=60, blank=True)

    class Privacy:
        """States and times; the address is looked up when it is sent."""

        open = ("id", "notice", "channel", "state", "tries", "next_at", "sent_at", "trouble")
        personal = ()
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SendState.values), name="outbox_state_known"),
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="outbox_channel_known"),
            models.CheckConstraint(condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"), name="outbox_sent_has_time"),
        ]
        indexes = [models.Index(fields=["next_at"], condition=Q(state__in=["waiting", "taken"]), name="outbox_due")]

"""What people were told, by which ways they want to be told, and what still waits to be sent to them outside of Umay."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from umay.notices.rules.urgency import Channel, Urgency

_CHANNELS = [(one.value, one.value) for one in Channel]
_URGENCIES = [(one.value, one.value) for one in Urgency]


class SendState(models.TextChoices):
    """Where a message stands. taken: a worker sends it now. given_up: nobody took it for a week, or its address takes nothing."""

    WAITING = "waiting"
    TAKEN = "taken"
    SENT = "sent"
    GIVEN_UP = "given_up"


class Notice(models.Model):
    """Somebody was told that there is something new. code: what about. link: the page that shows it. counts: numbers, no words.

    key: what makes it the same notice when it is told again; "" when each telling is one of its own.
    messaged_at: from when on the last message about it was to leave. turns: how many were planned, repeats among them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="notices")
    code = models.CharField(max_length=60)
    link = models.CharField(max_length=300)
    counts = models.JSONField(default=dict)
    key = models.CharField(max_length=100, blank=True)
    urgency = models.CharField(max_length=10, choices=_URGENCIES, default=Urgency.USUAL.value, db_default=Urgency.USUAL.value)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    messaged_at = models.DateTimeField(null=True)
    turns = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Privacy:
        """That somebody was told, and of what kind of thing."""

        open = ("id", "uid", "code", "counts", "urgency", "made_at", "read_at", "messaged_at", "turns")
        personal = ("person", "link", "key")
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], condition=~Q(key=""), name="told_once"),
            models.CheckConstraint(condition=Q(urgency__in=[one.value for one in Urgency]), name="notice_urgency_known"),
        ]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="notice_by_person"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]


class Address(models.Model):
    """A telephone or a browser by which somebody wants to be told. Nothing goes there before it is confirmed, but the code that confirms.

    value: a number with its country's code, or where the browser's maker takes messages for it. label: what the browser says of itself.
    codes: how many codes were sent; each is another. wrong: how often a wrong one was typed since the last was sent.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="addresses")
    channel = models.CharField(max_length=10, choices=_CHANNELS)
    value = models.CharField(max_length=1000)
    label = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    codes = models.PositiveSmallIntegerField(default=0)
    code_sent_at = models.DateTimeField(null=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=60, blank=True)

    class Privacy:
        """Where somebody is reached."""

        open = ("id", "uid", "channel", "made_at", "confirmed_at", "codes", "code_sent_at", "wrong", "trouble")
        personal = ("person", "value", "label")
        sensitive = ()
        keep_for = "90 days after the last appointment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "channel", "value"], name="address_once"),
            models.CheckConstraint(condition=Q(channel__in=[Channel.SMS.value, Channel.PUSH.value]), name="address_channel_known"),
        ]


class CodeSent(models.Model):
    """A code was asked for: each costs money and rings somebody, so they are counted by who asks, whatever becomes of the telephone."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="codes_sent")
    asked_at = models.DateTimeField()

    class Privacy:
        """That somebody asked, and when."""

        open = ("id", "asked_at")
        personal = ("person",)
        sensitive = ()
        keep_for = "1 day"


class QuietHours(models.Model):
    """When somebody does not want to be told outside of Umay. Nobody's row: the usual hours. Both times the same: any hour will do."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, primary_key=True, related_name="quiet_hours")
    since = models.TimeField()
    until = models.TimeField()

    class Privacy:
        """Hours."""

        open = ("since", "until")
        personal = ("person",)
        sensitive = ()
        keep_for = "90 days after the last appointment"


class Outbox(models.Model):
    """A message that is to leave Umay, written in the transaction of the deed, so that neither is there without the other.

    address: None for the account's own e-mail. turn: which of several messages about the same. urgent: does not wait behind the rest.
    next_at: not before then; for a taken one, when another worker may take it. trouble: the kind of the last error, without its words.
    mark: goes with the message from its first try on, so that whoever gets it twice knows; None when it cannot have left yet.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="outgoing")
    channel = models.CharField(max_length=10, choices=_CHANNELS, default=Channel.EMAIL.value)
    address = models.ForeignKey(Address, on_delete=models.CASCADE, null=True, related_name="outgoing")
    turn = models.PositiveSmallIntegerField(default=0, db_default=0)
    urgent = models.BooleanField(default=False, db_default=False)
    state = models.CharField(max_length=10, choices=SendState.choices, default=SendState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=60, blank=True)
    mark = models.UUIDField(null=True)

    class Privacy:
        """States and times; the address is looked up when it is sent."""

        open = (
            "id", "notice", "channel", "address", "turn", "urgent", "state", "tries", "next_at", "sent_at", "trouble", "mark",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SendState.values), name="outbox_state_known"),
            models.CheckConstraint(condition=Q(channel__in=[one.value for one in Channel]), name="outbox_channel_known"),
            models.CheckConstraint(condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"), name="outbox_sent_has_time"),
            models.CheckConstraint(condition=Q(channel="email") ^ Q(address__isnull=False), name="outbox_has_an_address"),
            models.UniqueConstraint(fields=["notice", "channel", "address", "turn"], nulls_distinct=False, name="outbox_once"),
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(state__in=["waiting", "taken"]), name="outbox_due"),
            models.Index(fields=["channel", "next_at"], condition=Q(state__in=["waiting", "taken"], urgent=True), name="outbox_urgent"),
        ]

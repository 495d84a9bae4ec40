"""Tables of the room: what people are asked and what was written down, addresses of calendars, who was reminded or told."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from umay.duties.rules import Limits, OfferKind, OfferState, held_meanwhile
from umay.rosters.api import Limit


class Offer(models.Model):
    """A shift that somebody cannot take, offered to those who are free; or two shifts that two people would change.

    asked: workers who may take it. wanted: for a swap, the shift of the other. taken_by_id: a worker.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OfferKind])
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OfferState], default=OfferState.OPEN.value)
    shift = models.ForeignKey("rosters.Shift", on_delete=models.CASCADE, related_name="+")
    wanted = models.ForeignKey("rosters.Shift", on_delete=models.CASCADE, null=True, related_name="+")
    asked = ArrayField(models.BigIntegerField(), default=list)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    taken_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who asked whom."""

        open = ("id", "uid", "unit", "kind", "state", "shift", "wanted", "made_at", "decided_at")
        personal = ("asked", "made_by_id", "taken_by_id")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in OfferKind]), name="offer_kind_known"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in OfferState]), name="offer_state_known"),
            models.CheckConstraint(
                condition=Q(kind=OfferKind.COVER.value) | (Q(wanted__isnull=False) & ~Q(wanted=F("shift"))), name="offer_swap_wants"
            ),
            models.UniqueConstraint(fields=["shift"], condition=Q(state=OfferState.OPEN.value), name="offer_once_open"),
        ]

    def __str__(self) -> str:
        return f"offer {self.uid}"


class LimitAsk(models.Model):
    """Somebody is asked whether they would stand once more than they said they want, for places that stay empty by it.

    most: what they had said when they were asked; on_day: of the empty place.
    In a school year nobody is asked twice to go beyond the same number, so that a no holds.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    roster = models.ForeignKey("rosters.Roster", on_delete=models.CASCADE, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    limit = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Limit])
    most = models.PositiveSmallIntegerField()
    school_year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OfferState], default=OfferState.OPEN.value)
    on_day = models.DateField()
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Privacy:
        """Who was asked for more."""

        open = ("id", "uid", "unit", "roster", "school_year", "on_day", "asked_at", "answered_at")
        personal = ("worker", "limit", "most", "state", "asked_by_id")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(limit__in=[one.value for one in Limit]), name="limit_ask_limit_known"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in OfferState]), name="limit_ask_state_known"),
            models.UniqueConstraint(fields=["worker", "limit", "most", "school_year"], name="limit_ask_once"),
        ]

    def __str__(self) -> str:
        return f"limit asked {self.uid}"


class LimitNote(models.Model):
    """How often somebody wants to stand at most, as the office wrote it down; open until they said that it is right, or put it back.

    told: they said so themselves to who wrote it, so it holds at once; without it nothing asks more of them before they answered.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    was_week = models.PositiveSmallIntegerField(null=True)
    was_term = models.PositiveSmallIntegerField(null=True)
    most_week = models.PositiveSmallIntegerField(null=True)
    most_term = models.PositiveSmallIntegerField(null=True)
    told = models.BooleanField()
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OfferState], default=OfferState.OPEN.value)
    noted_at = models.DateTimeField()
    noted_by_id = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Privacy:
        """What somebody is said to have said."""

        open = ("id", "uid", "unit", "noted_at", "answered_at")
        personal = ("worker", "was_week", "was_term", "most_week", "most_term", "told", "state", "noted_by_id")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in OfferState]), name="limit_note_state_known"),
            models.UniqueConstraint(fields=["worker"], condition=Q(state=OfferState.OPEN.value), name="limit_note_once_open"),
        ]

    def __str__(self) -> str:
        return f"limit noted {self.uid}"

    @property
    def was(self) -> Limits:
        """Return what they had said before."""
        return self.was_week, self.was_term

    @property
    def noted(self) -> Limits:
        """Return what was written down."""
        return self.most_week, self.most_term

    @property
    def held(self) -> Limits:
        """Return what holds while nobody answered."""
        return self.noted if self.told else held_meanwhile(self.was, self.noted)


class DutyFeed(models.Model):
    """A secret address under which a calendar program reads somebody's duties. Only its hash is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Privacy:
        """A hash that opens somebody's hours."""

        open = ("id", "uid", "unit", "language", "made_at", "revoked_at")
        personal = ("worker",)
        sensitive = ("token_hash",)
        keep_for = "until revoked and 30 days"

    def __str__(self) -> str:
        return f"duty feed {self.uid}"


class Reminder(models.Model):
    """Somebody was reminded of a day's duties; once for each day, however often the job runs."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    on_day = models.DateField()
    sent_at = models.DateTimeField()

    class Privacy:
        """Who was reminded of what day."""

        open = ("id", "unit", "on_day", "sent_at")
        personal = ("worker",)
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "on_day"], name="duty_reminded_once")]

    def __str__(self) -> str:
        return f"reminder {self.pk}"


class EmptyTold(models.Model):
    """Somebody was told that nobody stands on the roster for a window of a day; once for each, however often the job runs."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    window = models.ForeignKey("posts.Window", on_delete=models.CASCADE, related_name="+")
    on_day = models.DateField()
    told_at = models.DateTimeField()

    class Privacy:
        """Windows and days."""

        open = ("id", "unit", "window", "on_day", "told_at")
        personal = ()
        sensitive = ()
        keep_for = "1 year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["window", "on_day"], name="empty_told_once")]

    def __str__(self) -> str:
        return f"empty window told {self.pk}"

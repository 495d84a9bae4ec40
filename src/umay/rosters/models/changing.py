"""What happens to shifts: standing duties, what was published, what was changed after, what is offered, and who was reminded."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from umay.rosters.rules.states import OfferKind, OfferState, Why


class StandingDuty(models.Model):
    """Fixed staff: somebody stands in a window every week. weekdays: 0 for Monday; empty means every day of the window."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    window = models.ForeignKey("posts.Window", on_delete=models.CASCADE, related_name="+")
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)

    class Privacy:
        """Where somebody stands every week."""

        open = ("id", "uid", "unit", "window", "weekdays")
        personal = ("worker",)
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "window"], name="standing_duty_once")]

    def __str__(self) -> str:
        return f"standing duty {self.uid}"


class Publication(models.Model):
    """What was published, kept as it was. shifts: of each its window, day, kind and worker, by number."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    roster = models.ForeignKey("rosters.Roster", on_delete=models.CASCADE, related_name="publications")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    shifts = models.JSONField(default=list)
    told = models.PositiveIntegerField(default=0)

    class Privacy:
        """Who was to stand where."""

        open = ("id", "uid", "unit", "roster", "at", "told")
        personal = ("by_id", "shifts")
        sensitive = ()
        keep_for = "2 years"

    def __str__(self) -> str:
        return f"publication {self.uid}"


class ShiftChange(models.Model):
    """A shift that was changed after it was published: why, when, by whom. new: the shift that took its place; None for none."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    roster = models.ForeignKey("rosters.Roster", on_delete=models.CASCADE, related_name="changes")
    shift = models.ForeignKey("rosters.Shift", on_delete=models.CASCADE, null=True, related_name="+")
    new = models.ForeignKey("rosters.Shift", on_delete=models.CASCADE, null=True, related_name="+")
    why = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Why])
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)

    class Privacy:
        """What was changed."""

        open = ("id", "unit", "roster", "shift", "new", "why", "at")
        personal = ("by_id",)
        sensitive = ()
        keep_for = "2 years"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(why__in=[one.value for one in Why]), name="shift_change_why_known")]
        indexes = [models.Index(fields=["roster", "at"], name="shift_change_by_roster")]

    def __str__(self) -> str:
        return f"change {self.pk}"


class Offer(models.Model):
    """A shift that somebody cannot take, offered to those who are free; or two shifts that two people would change.

    asked: workers who may take it. wanted: for a swap, the shift of the other. taken_by_id: a worker.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OfferKind])
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in OfferState], default=OfferState.OPEN.value)
    shift = models.ForeignKey("rosters.Shift", on_delete=models.CASCADE, related_name="offers")
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

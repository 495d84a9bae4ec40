"""What happens to shifts: standing duties, what was published, and what was changed after."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.rosters.rules.states import Why


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

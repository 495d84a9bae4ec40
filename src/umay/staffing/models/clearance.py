"""What clears somebody: who looked, against which list, when, with what outcome. Never the record itself."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from umay.staffing.rules.serving import Outcome


class Clearance(models.Model):
    """One look at somebody's proof. The newest one counts.

    earlier_on: day of the last proof seen, where a new one is on its way. checked_by_id: of people.Person. key: of the form that it
    was recorded with.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="clearances")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Outcome])
    list_version = models.CharField(max_length=40, blank=True)
    checked_on = models.DateField()
    checked_by_id = models.BigIntegerField(null=True)
    earlier_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Privacy:
        """An outcome, never what stands in a record."""

        open = ("id", "key", "unit", "list_version", "checked_on", "recorded_at")
        personal = ("worker", "checked_by_id", "earlier_on")
        sensitive = ("outcome",)
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=[one.value for one in Outcome]), name="clearance_outcome_known"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.IN_RENEWAL.value) | Q(earlier_on__isnull=False), name="clearance_renews_an_earlier_one"
            ),
        ]
        indexes = [models.Index(fields=["worker"], name="clearance_by_worker")]

    def __str__(self) -> str:
        return f"clearance {self.pk}"

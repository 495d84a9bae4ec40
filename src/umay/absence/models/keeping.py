"""What rounds of deletion did, and where one stopped to ask a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from umay.core.api import paired
from umay.kernel.ids import new_id

STOPS = ("", "absence.clock_moved", "absence.too_many_to_delete")


class DeletionRound(models.Model):
    """One round. stopped_by: why nothing was deleted, "" when it was. allowed_at: a person said that the next round may go on."""

    id = models.UUIDField(primary_key=True, default=new_id)
    ran_at = models.DateTimeField()
    due = models.PositiveIntegerField()
    total = models.PositiveIntegerField()
    stopped_by = models.CharField(max_length=40, blank=True, default="")
    allowed_at = models.DateTimeField(null=True)
    allowed_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Counts."""

        open = ("id", "ran_at", "due", "total", "stopped_by", "allowed_at")
        personal = ("allowed_by_id",)
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(stopped_by__in=STOPS), name="deletion_round_stop_known"),
            models.CheckConstraint(condition=paired("allowed_at", "allowed_by_id"), name="deletion_round_allowed_by"),
        ]
        indexes: ClassVar = [models.Index(fields=["-ran_at"], name="deletion_round_newest")]

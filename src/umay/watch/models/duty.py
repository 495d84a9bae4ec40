"""Kit that was handed out, and the log of a window."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.watch.rules.states import LogKind


class Hand(models.Model):
    """A thing of a post in somebody's hands, until it is back or missing. Defensive gear: held to its rule by the database too."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("posts.KitItem", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.SET_NULL, null=True, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    on_day = models.DateField()
    out_at = models.DateTimeField()
    out_by_id = models.BigIntegerField(null=True)
    back_at = models.DateTimeField(null=True)
    back_by_id = models.BigIntegerField(null=True)
    missing_at = models.DateTimeField(null=True)
    missing_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who had what; the link to the person goes after ninety days."""

        open = ("id", "uid", "unit", "item", "number", "on_day", "out_at", "back_at", "missing_at")
        personal = ("worker", "out_by_id", "back_by_id", "missing_by_id")
        sensitive = ()
        keep_for = "2 years; the person 90 days"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="hand_one_or_more"),
            models.CheckConstraint(condition=Q(back_at__isnull=True) | Q(back_at__gte=F("out_at")), name="hand_back_after_out"),
            models.CheckConstraint(condition=paired("back_at", "back_by_id"), name="hand_back_paired"),
            models.CheckConstraint(condition=paired("missing_at", "missing_by_id"), name="hand_missing_paired"),
        ]
        indexes = [models.Index(fields=["unit"], condition=Q(back_at__isnull=True), name="hand_still_out")]

    def __str__(self) -> str:
        return f"hand {self.uid}"


class LogLine(models.Model):
    """What the first of a window wrote about it; added to, never changed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in LogKind])
    words = models.CharField(max_length=500, blank=True)
    key = models.UUIDField(unique=True)
    written_at = models.DateTimeField()
    written_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """What happened at a post, without names."""

        open = ("id", "uid", "unit", "post", "on_day", "kind", "key", "written_at")
        personal = ("words", "written_by_id")
        sensitive = ()
        keep_for = "2 years"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[one.value for one in LogKind]), name="log_kind_known")]
        indexes = [models.Index(fields=["unit", "on_day"], name="log_by_school_day")]

    def __str__(self) -> str:
        return f"log {self.uid}"

"""What the leader was told of, and how each window was held: figures that name nobody."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.watch.rules.states import AlarmKind, Cover


class Alarm(models.Model):
    """A post was empty or short in a window, and the leader was told, once. cleared_at: somebody came, or the window ended."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="+")
    window = models.ForeignKey("posts.Window", on_delete=models.CASCADE, related_name="+")
    on_day = models.DateField()
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in AlarmKind])
    missing = models.PositiveSmallIntegerField()
    told = models.PositiveSmallIntegerField(default=0)
    raised_at = models.DateTimeField()
    raised_by_id = models.BigIntegerField(null=True)
    cleared_at = models.DateTimeField(null=True)

    class Privacy:
        """A place, an hour and a number."""

        open = ("id", "unit", "post", "window", "on_day", "kind", "missing", "told", "raised_at", "cleared_at")
        personal = ("raised_by_id",)
        sensitive = ()
        keep_for = "2 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in AlarmKind]), name="alarm_kind_known"),
            models.UniqueConstraint(fields=["window", "on_day", "kind"], name="alarm_once"),
        ]
        indexes = [models.Index(fields=["on_day"], condition=Q(cleared_at__isnull=True), name="alarm_open")]

    def __str__(self) -> str:
        return f"alarm {self.pk}"


class Coverage(models.Model):
    """How one window of one day was held: minutes, no person. Offices above see it.

    covered_min: in which everybody needed was there; late_min of them stand on evidence that came more than a day later. gaps: lists of
    kind, first minute, minute after the last, how many were missing. needs: by kind. None of the figures where nothing was received.
    A row stands from the night before its day on, so that no window is left out of what an office counts.
    """

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="+")
    window = models.ForeignKey("posts.Window", on_delete=models.CASCADE, related_name="+")
    on_day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    needs = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Cover])
    required_min = models.PositiveSmallIntegerField()
    covered_min = models.PositiveSmallIntegerField(null=True)
    late_min = models.PositiveSmallIntegerField(null=True)
    gaps = models.JSONField(default=list)
    proved_at = models.DateTimeField()
    proved_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Figures of a place."""

        open = (
            "id", "unit", "country", "province_id", "district_id", "post", "window", "on_day", "starts_at", "ends_at", "needs", "state",
            "required_min", "covered_min", "late_min", "gaps", "proved_at",
        )  # fmt: skip
        personal = ("proved_by_id",)
        sensitive = ()
        keep_for = "5 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in Cover]), name="coverage_state_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="coverage_ends_after_start"),
            models.CheckConstraint(condition=paired("covered_min", "late_min"), name="coverage_minutes_paired"),
            models.CheckConstraint(
                condition=(Q(state__in=[Cover.NOTHING.value, Cover.OPEN.value]) & Q(covered_min__isnull=True))
                | (Q(state=Cover.PROVED.value) & Q(covered_min__isnull=False) & Q(covered_min__lte=F("required_min"))),
                name="coverage_nothing_is_no_zero",
            ),
            models.UniqueConstraint(fields=["window", "on_day"], name="coverage_once"),
        ]
        indexes = [
            models.Index(fields=["unit", "on_day"], name="coverage_by_school_day"),
            models.Index(fields=["country", "on_day"], name="coverage_by_country_day"),
        ]

    def __str__(self) -> str:
        return f"coverage {self.pk}"

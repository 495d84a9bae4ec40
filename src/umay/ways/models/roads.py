"""Roads that are closed to traffic at set hours."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from umay.kernel.ids import new_id


class Closure(models.Model):
    """A road closed at hours, by a paper of an authority. weekdays: 0 for Monday; empty means every school day. detour: the way round.
    key: of the form that entered it, so that twice counts once.

    Source: docs/sources.md#cn-posts-plan-8 (control points at set hours), #cn-posts-plan-9 (no traffic before the gate, a way round).
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    road = models.CharField(max_length=120)
    stretch = models.CharField(max_length=200, blank=True)
    detour = models.CharField(max_length=200, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    starts = models.TimeField()
    ends = models.TimeField()
    authority = models.CharField(max_length=120)
    paper = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    key = models.UUIDField(default=new_id)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Public facts."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "road", "stretch", "detour", "weekdays", "starts", "ends",
            "authority", "paper", "from_on", "until_on", "key", "ended_at", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = "2 years after it ended"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="closure_ends_after_start"),
            models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="closure_days_in_order"),
            models.CheckConstraint(condition=~Q(road="") & ~Q(authority="") & ~Q(paper=""), name="closure_has_paper"),
            models.UniqueConstraint(fields=["unit", "key", "road"], name="closure_sent_once"),
        ]

    def __str__(self) -> str:
        return f"closure {self.uid}"

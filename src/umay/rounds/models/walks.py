"""What was walked: rounds, their scans, and the counts of a week."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from umay.kernel.ids import new_id
from umay.rounds.models.common import choices, known
from umay.rounds.models.points import Checkpoint, Route
from umay.rounds.rules.kinds import Ending, Sheet

KEPT = "2 years"


class Round(models.Model):
    """A route as it was walked once; two phones walk the same one.

    starts_at, until_at: as planned; of an extra round, from when it was begun. is_planned: one that the route's hours ask for.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="rounds")
    on_day = models.DateField()
    starts_at = models.DateTimeField()
    until_at = models.DateTimeField()
    is_planned = models.BooleanField()
    begun_at = models.DateTimeField()
    begun_by_id = models.BigIntegerField(null=True)
    ending = models.CharField(max_length=10, choices=choices(Ending), default=Ending.OPEN.value)
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who walked is personal."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "route", "on_day", "starts_at", "until_at", "is_planned",
            "begun_at", "ending", "closed_at",
        )  # fmt: skip
        personal = ("begun_by_id", "closed_by_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("ending", Ending), name="round_ending_known"),
            models.CheckConstraint(condition=Q(ending="open") ^ Q(closed_at__isnull=False), name="round_closed_when_ended"),
            models.CheckConstraint(condition=Q(until_at__gt=F("starts_at")), name="round_until_after_start"),
            models.UniqueConstraint(fields=["route", "starts_at"], name="round_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-starts_at"], name="round_by_unit"),
            models.Index(fields=["until_at"], condition=Q(ending="open"), name="round_still_open"),
        ]

    def __str__(self) -> str:
        return f"round {self.uid}"


class Scan(models.Model):
    """A sign that was scanned. counted_at: when it was, by the server's time; device_at: what the device said, as evidence.

    round: None when no round of that hour has the point: kept all the same. key: made on the device, so that twice counts once.
    clock_off_s: how far the device's clock is from the server's; None when it said nothing.
    counts: the first of its point in the round, with a number that is not old or wrong.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="scans")
    point = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="scans")
    key = models.UUIDField()
    received_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    clock_off_s = models.IntegerField(null=True)
    sheet = models.CharField(max_length=10, choices=choices(Sheet))
    counts = models.BooleanField()
    scanned_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who was where when is personal."""

        open = ("id", "uid", "unit", "round", "point", "key", "received_at", "clock_off_s", "sheet", "counts")
        personal = ("scanned_by_id", "counted_at", "device_at")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("sheet", Sheet), name="scan_sheet_known"),
            models.UniqueConstraint(fields=["unit", "key"], name="scan_once"),
            models.UniqueConstraint(
                fields=["round", "point"], condition=Q(counts=True, round__isnull=False), name="scan_point_counts_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-counted_at"], name="scan_by_unit")]

    def __str__(self) -> str:
        return f"scan {self.uid}"


class WeekCount(models.Model):
    """What a school walked in a week, as offices above see it: numbers alone.

    planned: rounds that were due by now; walked: past every point; begun: at least one point. missed: points of those due that nobody
    passed.
    """

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    week_on = models.DateField()
    planned = models.PositiveIntegerField(default=0)
    begun = models.PositiveIntegerField(default=0)
    walked = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Privacy:
        """Counts of a school."""

        open = (
            "id", "unit", "country", "province_id", "district_id", "week_on", "planned", "begun", "walked", "missed", "counted_at",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "5 years"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "week_on"], name="week_count_once"),
            models.CheckConstraint(condition=Q(walked__lte=F("begun"), begun__lte=F("planned")), name="week_count_sound"),
        ]
        indexes: ClassVar = [models.Index(fields=["district_id", "week_on"], name="week_count_by_district")]

    def __str__(self) -> str:
        return f"week {self.pk}"

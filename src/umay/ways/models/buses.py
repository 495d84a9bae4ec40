"""Where buses wait, as agreed with drivers and police, and the check of each day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from umay.kernel.ids import new_id

KEPT = "2 years"


class BusPlan(models.Model):
    """A waiting plan as it was agreed. police, drivers: who agreed for them, an office or a post, no name needed.

    Source: docs/sources.md#tr-guide-interior-education, waiting places of buses set with the police and the drivers and kept in a minute.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    where = models.CharField(max_length=200)
    agreed_on = models.DateField()
    police = models.CharField(max_length=120)
    drivers = models.CharField(max_length=120)
    paper = models.CharField(max_length=80, blank=True)
    comes_from = models.TimeField()
    comes_until = models.TimeField()
    leaves_from = models.TimeField()
    leaves_until = models.TimeField()
    key = models.UUIDField(default=new_id)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Offices, hours and a place."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "where", "agreed_on", "police", "drivers", "paper", "comes_from",
            "comes_until", "leaves_from", "leaves_until", "key", "ended_at", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit"], condition=Q(ended_at__isnull=True), name="bus_plan_holds_alone"),
            models.UniqueConstraint(fields=["unit", "key"], name="bus_plan_sent_once"),
            models.CheckConstraint(
                condition=Q(comes_until__gt=F("comes_from"), leaves_until__gt=F("leaves_from")), name="bus_plan_hours_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"bus plan {self.uid}"


class BusPaper(models.Model):
    """The minute of an agreement as a file; a picture is drawn anew."""

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    plan = models.OneToOneField(BusPlan, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    data = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A paper may hold names."""

        open = ("id", "uid", "unit", "plan", "media_type", "kept_at")
        personal = ("name", "data", "kept_by_id")
        sensitive = ()
        keep_for = KEPT

    def __str__(self) -> str:
        return f"paper {self.uid}"


class Bus(models.Model):
    """A bus and its bay. driver_id, guide_id: workers of the school's register; None where they are not entered yet."""

    uid = models.UUIDField(default=new_id, unique=True)
    plan = models.ForeignKey(BusPlan, on_delete=models.CASCADE, related_name="buses")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    bay = models.CharField(max_length=20)
    plate = models.CharField(max_length=20)
    goes = models.CharField(max_length=120)
    driver_id = models.BigIntegerField(null=True)
    guide_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """A plate leads to somebody."""

        open = ("id", "uid", "plan", "unit", "bay", "goes", "ended_at")
        personal = ("plate", "driver_id", "guide_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "plate"], condition=Q(ended_at__isnull=True), name="bus_once"),
            models.CheckConstraint(condition=~Q(bay="") & ~Q(plate=""), name="bus_has_bay"),
        ]

    def __str__(self) -> str:
        return f"bus {self.uid}"


class BusCheck(models.Model):
    """The check of a day by the deputy on duty; one a day."""

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(BusPlan, on_delete=models.PROTECT, related_name="checks")
    on_day = models.DateField()
    checked_at = models.DateTimeField()
    checked_by_id = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Privacy:
        """Who checked is personal."""

        open = ("id", "uid", "unit", "plan", "on_day", "checked_at", "note")
        personal = ("checked_by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "on_day"], name="bus_check_once_a_day")]

    def __str__(self) -> str:
        return f"bus check {self.uid}"


class BusSeen(models.Model):
    """What a check found of a bus. counted: all aboard were counted. hazard_uid: of the danger written down; None: all well."""

    of_check = models.ForeignKey(BusCheck, on_delete=models.CASCADE, related_name="seen")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    bus = models.ForeignKey(Bus, on_delete=models.PROTECT, related_name="seen")
    there = models.BooleanField()
    in_bay = models.BooleanField()
    guide = models.BooleanField()
    belts = models.BooleanField()
    counted = models.BooleanField()
    hazard_uid = models.UUIDField(null=True)

    class Privacy:
        """Yes and no."""

        open = ("id", "of_check", "unit", "bus", "there", "in_bay", "guide", "belts", "counted", "hazard_uid")
        personal = ()
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of_check", "bus"], name="bus_seen_once"),
            models.CheckConstraint(
                condition=Q(there=True) | Q(in_bay=False, guide=False, belts=False, counted=False), name="bus_away_has_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"bus seen {self.pk}"


class BusWeek(models.Model):
    """On how many days of a week the waiting of buses was to be checked and was, as offices above see it: numbers alone."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    week_on = models.DateField()
    days = models.PositiveSmallIntegerField(default=0)
    checked = models.PositiveSmallIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Privacy:
        """Counts of a school."""

        open = ("id", "unit", "country", "province_id", "district_id", "week_on", "days", "checked", "counted_at")
        personal = ()
        sensitive = ()
        keep_for = "5 years"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "week_on"], name="bus_week_once"),
            models.CheckConstraint(condition=Q(checked__lte=F("days")), name="bus_week_sound"),
        ]
        indexes: ClassVar = [models.Index(fields=["district_id", "week_on"], name="bus_week_by_district")]

    def __str__(self) -> str:
        return f"bus week {self.pk}"

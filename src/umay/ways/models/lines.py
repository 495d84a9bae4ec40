"""Lines home: where each goes, its classes with two teachers each, and how many left and arrived."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.kernel.ids import new_id

KEPT = "1 year"


class Line(models.Model):
    """A line of classes that teachers lead from the gate to a known spot. leaves: times of a day; weekdays: 0 for Monday, empty: all.

    key: of the form that entered it, so that twice counts once.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=60)
    end_name = models.CharField(max_length=120)
    end_metres = models.PositiveIntegerField(null=True)
    leaves = ArrayField(models.TimeField(), default=list)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    key = models.UUIDField(default=new_id)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A way and its hours."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "name", "end_name", "end_metres", "leaves", "weekdays", "key",
            "ended_at", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(end_name=""), name="line_leads_somewhere"),
            models.UniqueConstraint(fields=["unit", "key", "name"], name="line_sent_once"),
            models.UniqueConstraint(fields=["unit", "name"], condition=Q(ended_at__isnull=True), name="line_named_once"),
        ]

    def __str__(self) -> str:
        return f"line {self.uid}"


class LineClass(models.Model):
    """A class of a line, with the two teachers who lead it; persons of the unit."""

    uid = models.UUIDField(default=new_id, unique=True)
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="classes")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    class_name = models.CharField(max_length=20)
    first_id = models.BigIntegerField(null=True)
    second_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """Who leads which class."""

        open = ("id", "uid", "line", "unit", "class_name", "ended_at")
        personal = ("first_id", "second_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(second_id__isnull=True) | ~Q(second_id=F("first_id")), name="line_class_two_teachers"),
            models.UniqueConstraint(fields=["line", "class_name"], condition=Q(ended_at__isnull=True), name="line_class_once"),
        ]

    def __str__(self) -> str:
        return f"class {self.uid}"


class HeadCount(models.Model):
    """How many of a class went out of the gate with its line, and how many came to its end. Numbers alone, no child."""

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    line_class = models.ForeignKey(LineClass, on_delete=models.PROTECT, related_name="counts")
    on_day = models.DateField()
    leaves = models.TimeField()
    out = models.PositiveSmallIntegerField()
    out_at = models.DateTimeField()
    out_by_id = models.BigIntegerField(null=True)
    end = models.PositiveSmallIntegerField(null=True)
    end_at = models.DateTimeField(null=True)
    end_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Numbers; who counted is personal."""

        open = ("id", "uid", "unit", "line_class", "on_day", "leaves", "out", "out_at", "end", "end_at")
        personal = ("out_by_id", "end_by_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line_class", "on_day", "leaves"], name="head_count_once"),
            models.CheckConstraint(condition=paired("end", "end_at"), name="head_count_whole"),
            models.CheckConstraint(condition=Q(end_at__isnull=True) | Q(end_at__gte=F("out_at")), name="head_count_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "on_day"], name="head_count_by_day")]

    def __str__(self) -> str:
        return f"count {self.uid}"


class Counting(models.Model):
    """A count as somebody told it, one row each, so that what waited on two phones comes to the same in any order.

    counted_at: when it counts, by the server's time; device_at: what the device said, as evidence; None on the spot.
    key: made with the form or on the device, so that twice counts once. clock_off_s: how far the device's clock is from the server's.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    line_class = models.ForeignKey(LineClass, on_delete=models.PROTECT, related_name="countings")
    on_day = models.DateField()
    leaves = models.TimeField()
    at_end = models.BooleanField()
    number = models.PositiveSmallIntegerField()
    key = models.UUIDField()
    received_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    clock_off_s = models.IntegerField(null=True)
    counted_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Numbers; who counted when is personal."""

        open = ("id", "uid", "unit", "line_class", "on_day", "leaves", "at_end", "number", "key", "received_at", "clock_off_s")
        personal = ("counted_by_id", "counted_at", "device_at")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["line_class", "key", "at_end"], name="counting_once")]
        indexes: ClassVar = [models.Index(fields=["line_class", "on_day"], name="counting_by_day")]

    def __str__(self) -> str:
        return f"counting {self.uid}"

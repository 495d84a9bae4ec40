"""A post's code, what was scanned, and who stood at a post from when to when."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from umay.staffing.api import Kind
from umay.watch.rules.states import Answer, Deed, Grade, Way


class SameWorker(Func):
    """A range of one id, so that "the same person" can stand in an exclusion without an extension."""

    function = "int8range"
    template = "%(function)s(%(expressions)s, %(expressions)s, '[]')"


class Span(Func):
    """From when to when; open where it has no end yet."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class PostCode(models.Model):
    """The code that hangs at a post. version: of the code; one made anew makes every older one worthless. expires_on: its last day."""

    post = models.OneToOneField("posts.Post", on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    expires_on = models.DateField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A sign on a wall."""

        open = ("id", "post", "unit", "version", "expires_on", "made_at")
        personal = ("made_by_id",)
        sensitive = ()
        keep_for = "2 years after the post was closed"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(version__gte=1), name="post_code_version")]

    def __str__(self) -> str:
        return f"code of post {self.post_id}"


class Stay(models.Model):
    """Somebody at a post from when to when: what the proof of a window is made of.

    worker: None once ninety days are over; the interval stays. shift: None for somebody who stood in. kind: they stood there as.
    ends_at: of the window, when a stay that nobody ended ends by itself.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="+")
    window = models.ForeignKey("posts.Window", on_delete=models.SET_NULL, null=True, related_name="+")
    shift = models.ForeignKey("rosters.Shift", on_delete=models.SET_NULL, null=True, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    on_day = models.DateField()
    came_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    came_by = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Way])
    left_by = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Way], blank=True)
    grade = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Grade], default=Grade.LIVE.value)
    stands_in = models.BooleanField(default=False)

    class Privacy:
        """Where somebody was at an hour; the link to the person goes after ninety days."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "post", "window", "shift", "kind", "on_day", "came_at", "ends_at",
            "left_at", "came_by", "left_by", "grade", "stands_in",
        )  # fmt: skip
        personal = ("worker",)
        sensitive = ()
        keep_for = "2 years; the person 90 days"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="stay_kind_known"),
            models.CheckConstraint(condition=Q(came_by__in=[one.value for one in Way]), name="stay_came_by_known"),
            models.CheckConstraint(condition=Q(left_by__in=["", *(one.value for one in Way)]), name="stay_left_by_known"),
            models.CheckConstraint(condition=Q(grade__in=[one.value for one in Grade]), name="stay_grade_known"),
            models.CheckConstraint(condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")), name="stay_left_after_coming"),
            models.CheckConstraint(
                condition=(Q(left_at__isnull=True) & Q(left_by="")) | (Q(left_at__isnull=False) & ~Q(left_by="")),
                name="stay_left_by_paired",
            ),
            ExclusionConstraint(
                name="stay_nobody_in_two_places",
                expressions=[
                    (SameWorker(F("worker_id")), RangeOperators.OVERLAPS),
                    (Span(F("came_at"), F("left_at")), RangeOperators.OVERLAPS),
                ],
                condition=Q(worker__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "on_day"], name="stay_by_school_day"),
            models.Index(fields=["post"], condition=Q(left_at__isnull=True), name="stay_open_by_post"),
            models.Index(fields=["came_at"], condition=Q(worker__isnull=False), name="stay_still_named"),
        ]

    def __str__(self) -> str:
        return f"stay {self.uid}"


class Scan(models.Model):
    """What a device sent, kept as it came. key: made on the device; the same key twice is one scan. answer: what became of it.

    device_at: by the device's own clock, evidence. counted_at: by the server's rule. off_min: by how much the device's clock was off.
    """

    key = models.UUIDField(unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, null=True, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    stay = models.ForeignKey(Stay, on_delete=models.SET_NULL, null=True, related_name="scans")
    deed = models.CharField(max_length=5, choices=[(one.value, one.value) for one in Deed])
    answer = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Answer])
    device_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField()
    received_at = models.DateTimeField()
    grade = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Grade])
    off_min = models.IntegerField(default=0)

    class Privacy:
        """What a device said of a person's coming and going; deleted after ninety days."""

        open = ("id", "key", "unit", "post", "stay", "deed", "answer", "counted_at", "received_at", "grade", "off_min")
        personal = ("worker", "device_at")
        sensitive = ()
        keep_for = "90 days"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(deed__in=[one.value for one in Deed]), name="scan_deed_known"),
            models.CheckConstraint(condition=Q(answer__in=[one.value for one in Answer]), name="scan_answer_known"),
            models.CheckConstraint(condition=Q(grade__in=[one.value for one in Grade]), name="scan_grade_known"),
        ]
        indexes = [models.Index(fields=["unit", "received_at"], name="scan_by_school")]

    def __str__(self) -> str:
        return f"scan {self.key}"

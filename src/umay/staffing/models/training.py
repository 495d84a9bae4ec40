"""What people near children were taught, and what they signed."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from umay.staffing.rules.teaching import TrainingKind


class Training(models.Model):
    """A training at a school. leaflet: name of the leaflet that was handed out on paper."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in TrainingKind])
    topic = models.CharField(max_length=160)
    trainer = models.CharField(max_length=160, blank=True)
    on_day = models.DateField()
    leaflet = models.CharField(max_length=160, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A lesson, and who gave it."""

        open = ("id", "uid", "unit", "school_year", "kind", "topic", "on_day", "leaflet", "recorded_at")
        personal = ("trainer", "recorded_by_id")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[one.value for one in TrainingKind]), name="training_kind_known")]
        indexes = [models.Index(fields=["unit", "school_year"], name="training_by_school")]

    def __str__(self) -> str:
        return f"training {self.uid}"


class Leaflet(models.Model):
    """A leaflet of a training as a file, without what it tells of its maker; opened by those who took part and by who keeps the list."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="leaflets")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    data = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A paper for everybody who was taught."""

        open = ("id", "uid", "training", "unit", "name", "data", "kept_at")
        personal = ("kept_by_id",)
        sensitive = ()
        keep_for = "1 year after the school year"

    def __str__(self) -> str:
        return f"leaflet {self.uid}"


class Attendance(models.Model):
    """Somebody took part in a training."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="attendances")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="attendances")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        """Who was there."""

        open = ("id", "training", "unit")
        personal = ("worker",)
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["training", "worker"], name="attendance_once")]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Commitment(models.Model):
    """Somebody signed what they keep to. text: a code of the text with its version, such as "near_children/1"."""

    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="commitments")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=40)
    signed_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who signed what, when."""

        open = ("id", "unit", "text", "signed_on", "recorded_at")
        personal = ("worker", "recorded_by_id")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "text"], name="commitment_signed_once")]

    def __str__(self) -> str:
        return f"commitment {self.pk}"

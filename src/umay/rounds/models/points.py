"""What is walked past: checkpoints, the routes that join them, who walks when."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.kernel.ids import new_id

KEPT = "2 years after it was taken down"


def new_seed() -> bytes:
    """Return what the weekly numbers of a new checkpoint are drawn from."""
    return secrets.token_bytes(16)


class Checkpoint(models.Model):
    """A spot on the way round a school where a sign with a code hangs.

    metres: from the gate; None where nobody measured. edition: of the printed sign; a new one makes the older void.
    valid_until_on: last day of the printed sign. seed: what the numbers of the weekly sheet are drawn from.
    key: of the form that entered it, so that twice counts once.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    where = models.CharField(max_length=200, blank=True)
    metres = models.PositiveIntegerField(null=True)
    edition = models.PositiveSmallIntegerField(default=1)
    valid_until_on = models.DateField()
    seed = models.BinaryField(default=new_seed)
    key = models.UUIDField(default=new_id)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A place; the seed would let somebody guess a week's numbers."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "number", "name", "where", "metres", "edition",
            "valid_until_on", "key", "ended_at", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ("seed",)
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "number"], condition=Q(ended_at__isnull=True), name="checkpoint_number_once"),
            models.CheckConstraint(condition=~Q(name=""), name="checkpoint_has_name"),
            models.UniqueConstraint(fields=["unit", "key", "name"], name="checkpoint_sent_once"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="checkpoint_edition_counts"),
        ]

    def __str__(self) -> str:
        return f"checkpoint {self.uid}"


class Route(models.Model):
    """Checkpoints in an order, and when they are walked. begins: each time of a day at which a round is due; lasts_min: until it is over.

    weekdays: 0 for Monday; empty means every school day. sheet: the number of the weekly sheet is asked at each point.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=80)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    begins = ArrayField(models.TimeField(), default=list)
    lasts_min = models.PositiveSmallIntegerField(default=30)
    sheet = models.BooleanField(default=True)
    from_on = models.DateField()
    key = models.UUIDField(default=new_id)
    ended_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A way and its hours."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "name", "weekdays", "begins", "lasts_min", "sheet", "from_on",
            "key", "ended_at", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(lasts_min__gte=5, lasts_min__lte=600), name="route_lasts"),
            models.CheckConstraint(condition=~Q(name=""), name="route_has_name"),
            models.UniqueConstraint(fields=["unit", "key", "name"], name="route_sent_once"),
        ]

    def __str__(self) -> str:
        return f"route {self.uid}"


class Stop(models.Model):
    """A checkpoint's place on a route. minutes: expected from the one before, from the start for the first."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="stops")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="stops")
    place_in_order = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(default=5)

    class Privacy:
        """An order of places."""

        open = ("id", "route", "unit", "point", "place_in_order", "minutes")
        personal = ()
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["route", "point"], name="stop_point_once"),
            models.UniqueConstraint(fields=["route", "place_in_order"], name="stop_in_order"),
        ]

    def __str__(self) -> str:
        return f"stop {self.pk}"


class Turn(models.Model):
    """Whose turn a route is on a weekday. Somebody of the unit by person_id, or a worker who has no account by worker_id."""

    uid = models.UUIDField(default=new_id, unique=True)
    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="turns")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    person_id = models.BigIntegerField(null=True)
    worker_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who walks when."""

        open = ("id", "uid", "route", "unit", "weekday")
        personal = ("person_id", "worker_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="turn_weekday_known"),
            models.CheckConstraint(condition=Q(person_id__isnull=True) ^ Q(worker_id__isnull=True), name="turn_of_one"),
            models.UniqueConstraint(fields=["route", "weekday", "person_id", "worker_id"], nulls_distinct=False, name="turn_once"),
        ]

    def __str__(self) -> str:
        return f"turn {self.uid}"


class KeptFile(models.Model):
    """A picture of a checkpoint, drawn anew without what the camera wrote into it."""

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    point = models.OneToOneField(Checkpoint, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    data = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A picture of a place."""

        open = ("id", "uid", "unit", "point", "media_type", "kept_at")
        personal = ("name", "data", "kept_by_id")
        sensitive = ()
        keep_for = KEPT

    def __str__(self) -> str:
        return f"file {self.uid}"

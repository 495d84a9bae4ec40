"""Tables of the room. No place stands here, and no name of anybody: only that the place of a child is hidden."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.kernel.ids import new_id
from umay.protected.rules.lifting import LIFTING_WINDOW

KEPT = "until two persons lift it and the records of the child are deleted"


class Protection(models.Model):
    """The place of one child is hidden. ended_at: two persons lifted it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    begun_at = models.DateTimeField()
    begun_by_id = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """That a child is protected says where it may be: row-secured."""

        open = ("id", "begun_at", "ended_at")
        personal = ("begun_by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")), name="protection_ends_after")
        ]


class KnownAs(models.Model):
    """The id by which a room knows the protected child: its record as an absent child, its compartment in a case."""

    id = models.UUIDField(primary_key=True, default=new_id)
    protection = models.ForeignKey(Protection, on_delete=models.CASCADE, related_name="names")
    child = models.UUIDField()

    class Privacy:
        """Which records are of one child."""

        open = ("id", "protection")
        personal = ("child",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "protection"], name="protected_known_once")]


class SeenBy(models.Model):
    """Somebody who sees the place and can lift the protection with another. unit_id: where they must hold an appointment."""

    id = models.UUIDField(primary_key=True, default=new_id)
    protection = models.ForeignKey(Protection, on_delete=models.CASCADE, related_name="lifters")
    person_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()

    class Privacy:
        """Who knows the place."""

        open = ("id", "protection", "unit_id")
        personal = ("person_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person_id", "protection"], name="protected_seen_once")]


class Lifting(models.Model):
    """A wish to lift a protection, and who else agreed. Two different persons, within three days: rules/lifting.py."""

    id = models.UUIDField(primary_key=True, default=new_id)
    protection = models.ForeignKey(Protection, on_delete=models.CASCADE, related_name="liftings")
    asked_by_id = models.BigIntegerField()
    asked_at = models.DateTimeField()
    confirmed_by_id = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Privacy:
        """Who asked and who agreed."""

        open = ("id", "protection", "asked_at", "confirmed_at")
        personal = ("asked_by_id", "confirmed_by_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=paired("confirmed_by_id", "confirmed_at"), name="protected_confirmed_by"),
            models.CheckConstraint(
                condition=Q(confirmed_by_id__isnull=True) | ~Q(confirmed_by_id=F("asked_by_id")), name="protected_lifting_takes_two"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | Q(confirmed_at__gte=F("asked_at"), confirmed_at__lte=F("asked_at") + timedelta(seconds=LIFTING_WINDOW.total_seconds())),
                name="protected_lifting_in_its_window",
            ),
        ]

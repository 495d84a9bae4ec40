"""Something happened: what, where, when, who said more of it later, and who was told when."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.hazards.models.hazard import choices, known
from umay.hazards.rules.kinds import Nature
from umay.kernel.ids import new_id

KEPT = "5 years after it was closed"


class Incident(models.Model):
    """Something happened. happened_at: the server's time, or what the device said within reason; device_at: as the device had it, evidence.

    where, what: as it was first written down; the database lets nobody change them, more is said in IncidentWords.
    key: made by the device, so that what is sent twice is one. review: what was learned, written when it is closed.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    nature = models.CharField(max_length=16, choices=choices(Nature))
    is_serious = models.BooleanField(default=False)
    where = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=2000, blank=True)
    happened_at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    key = models.UUIDField(default=uuid.uuid4)
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.BigIntegerField(null=True)
    review = models.CharField(max_length=2000, blank=True)

    class Privacy:
        """What happened may point at somebody: seen in the unit alone."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "nature", "is_serious", "happened_at", "device_at",
            "recorded_at", "key", "closed_at",
        )  # fmt: skip
        personal = ("recorded_by_id", "closed_by_id")
        sensitive = ("where", "what", "review")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("nature", Nature), name="incident_nature_known"),
            models.CheckConstraint(condition=paired("closed_at", "closed_by_id"), name="incident_closed_whole"),
            models.CheckConstraint(condition=~Q(nature="child_harmed") | Q(what="", review=""), name="incident_holds_no_childs_story"),
            models.CheckConstraint(condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("recorded_at")), name="incident_closed_after"),
            models.UniqueConstraint(fields=["unit", "key"], name="incident_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-happened_at"], name="incident_by_unit")]

    def __str__(self) -> str:
        return f"incident {self.uid}"


class IncidentWords(models.Model):
    """What somebody said of an incident later: added, never changed. key: of the page that sent it, so that twice counts once."""

    uid = models.UUIDField(default=new_id, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="words")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    key = models.UUIDField(default=uuid.uuid4)

    class Privacy:
        """What happened may point at somebody: seen in the unit alone."""

        open = ("id", "uid", "incident", "unit", "at", "key")
        personal = ("by_id",)
        sensitive = ("where", "what")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(where="") | ~Q(what=""), name="incident_words_say_something"),
            models.UniqueConstraint(fields=["incident", "key"], name="incident_words_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["incident", "at"], name="incident_words_by_time")]

    def __str__(self) -> str:
        return f"words {self.uid}"


class IncidentTold(models.Model):
    """Somebody was told. whom: a code of the list that the page showed, or as it was written; number: what was called."""

    uid = models.UUIDField(default=new_id, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="told")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    whom = models.CharField(max_length=60)
    label = models.CharField(max_length=120)
    number = models.CharField(max_length=30, blank=True)
    told_at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    key = models.UUIDField(default=uuid.uuid4)

    class Privacy:
        """Offices and times."""

        open = ("id", "uid", "incident", "unit", "whom", "label", "number", "told_at", "device_at", "recorded_at", "key")
        personal = ("by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(label=""), name="incident_told_somebody"),
            models.UniqueConstraint(fields=["incident", "key"], name="incident_told_once"),
        ]

    def __str__(self) -> str:
        return f"told {self.uid}"

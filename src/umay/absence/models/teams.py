"""Mobile teams, and which school each goes to in a school year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from umay.absence.models.child import choices, known
from umay.absence.rules.codes import Unmatched
from umay.kernel.ids import new_id


class MobileTeam(models.Model):
    """A mobile team of an office. capacity: how many schools it can go to. district_id: the one it serves; None: the whole province."""

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=80)
    capacity = models.PositiveSmallIntegerField()
    made_by_id = models.BigIntegerField()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Privacy:
        """An office's team; who is in it are those who hold an appointment there."""

        open = ("id", "unit", "country", "province_id", "district_id", "name", "capacity", "made_at", "closed_at")
        personal = ("made_by_id",)
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(capacity__gt=0), name="mobile_team_can_go"),
            models.UniqueConstraint(fields=["unit", "name"], condition=Q(closed_at__isnull=True), name="mobile_team_named_once"),
        ]


class Match(models.Model):
    """A school's team of a school year, or why it has none."""

    id = models.UUIDField(primary_key=True, default=new_id)
    school_year = models.PositiveSmallIntegerField()
    school = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(MobileTeam, on_delete=models.PROTECT, null=True, related_name="matches")
    grade = models.PositiveSmallIntegerField(null=True)
    why_none = models.CharField(max_length=16, choices=choices(Unmatched), blank=True, default="")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    made_by_id = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Privacy:
        """Offices and schools, no person."""

        open = ("id", "school_year", "school", "team", "grade", "why_none", "country", "province_id", "made_at")
        personal = ("made_by_id",)
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("why_none", Unmatched, blank=True), name="match_reason_known"),
            models.CheckConstraint(condition=Q(team__isnull=True) ^ Q(why_none=""), name="match_team_or_reason"),
            models.UniqueConstraint(fields=["school_year", "school"], name="match_school_once"),
        ]

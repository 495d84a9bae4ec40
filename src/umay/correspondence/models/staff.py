"""A member of staff is accused, and what is done about it. Who and of what stands sealed in the case."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.correspondence.models.letters import AS_CASE
from umay.correspondence.rules.accusing import STAGES
from umay.kernel.ids import new_id


class Accused(models.Model):
    """Somebody of the staff is accused in a case. paper_uid: the case's entry in which name, post and all else stand sealed."""

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    paper_uid = models.UUIDField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()

    class Privacy:
        """That somebody is accused; seen by members of the case alone."""

        open = ("id", "uid", "unit", "kept_at")
        personal = ("kept_by_id",)
        sensitive = ("case_ref", "paper_uid")
        keep_for = AS_CASE


class StaffStage(models.Model):
    """One of the five dated things. way: how it ended, coded. Who did it and the note stand sealed in the case's entry paper_uid."""

    uid = models.UUIDField(default=new_id, unique=True)
    accused = models.ForeignKey(Accused, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=10)
    way = models.CharField(max_length=40, blank=True)
    happened_on = models.DateField()
    paper_uid = models.UUIDField()
    kept_at = models.DateTimeField()
    kept_by_id = models.BigIntegerField()

    class Privacy:
        """How far an accusation of somebody has come; seen by members of the case alone."""

        open = ("id", "uid", "accused", "kept_at")
        personal = ("kept_by_id",)
        sensitive = ("stage", "way", "happened_on", "paper_uid")
        keep_for = AS_CASE

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=STAGES), name="staff_stage_known"),
            models.CheckConstraint(condition=Q(stage="ended") ^ Q(way=""), name="staff_stage_ended_has_way"),
        ]

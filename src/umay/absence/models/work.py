"""What is done for a followed child: visits, court measures, and the other offices that were let in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from umay.absence.models.child import KEPT, choices, known
from umay.absence.rules.codes import Ground, MeasureKind, Outcome
from umay.core.api import paired
from umay.kernel.ids import new_id


class Visit(models.Model):
    """A planned visit, and what it found. visitor_id: who goes, of the team. note_blob: sealed in the compartment "child"."""

    id = models.UUIDField(primary_key=True, default=new_id)
    record = models.ForeignKey("absence.Followed", on_delete=models.CASCADE, related_name="visits")
    team = models.ForeignKey("absence.MobileTeam", on_delete=models.PROTECT, null=True, related_name="+")
    visitor_id = models.BigIntegerField()
    planned_on = models.DateField()
    planned_by_id = models.BigIntegerField()
    planned_at = models.DateTimeField()
    done_on = models.DateField(null=True)
    done_by_id = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=16, choices=choices(Outcome), blank=True, default="")
    epoch = models.PositiveIntegerField(default=1)
    note_blob = models.BinaryField(null=True)

    class Privacy:
        """Who went when, and its coded outcome."""

        open = ("id", "record", "team", "planned_on", "planned_at", "done_on", "epoch")
        personal = ("visitor_id", "planned_by_id", "done_by_id", "outcome")
        sensitive = ("note_blob",)
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("outcome", Outcome, blank=True), name="followed_visit_outcome_known"),
            models.CheckConstraint(condition=paired("done_on", "done_by_id"), name="followed_visit_done_by"),
            models.CheckConstraint(condition=Q(done_on__isnull=True) ^ ~Q(outcome=""), name="followed_visit_done_has_outcome"),
        ]


class Measure(models.Model):
    """A measure that a court ordered. court_blob: its number and the court, sealed in the compartment "child". review_on: in clear."""

    id = models.UUIDField(primary_key=True, default=new_id)
    record = models.ForeignKey("absence.Followed", on_delete=models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=12, choices=choices(MeasureKind))
    review_on = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    epoch = models.PositiveIntegerField(default=1)
    court_blob = models.BinaryField()
    made_by_id = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Privacy:
        """A court's measure; its number and court are sealed."""

        open = ("id", "record", "review_on", "reminded_at", "ended_on", "epoch", "made_at")
        personal = ("kind", "made_by_id")
        sensitive = ("court_blob",)
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=known("kind", MeasureKind), name="followed_measure_kind_known")]
        indexes: ClassVar = [
            models.Index(
                fields=["review_on"], condition=Q(reminded_at__isnull=True, ended_on__isnull=True), name="followed_measure_to_remind"
            )
        ]


class Share(models.Model):
    """Another office, let in by name until a day. reference: of the consent or the law; it names nobody."""

    id = models.UUIDField(primary_key=True, default=new_id)
    record = models.ForeignKey("absence.Followed", on_delete=models.CASCADE, related_name="shares")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8, choices=choices(Ground))
    reference = models.CharField(max_length=200)
    until_on = models.DateField()
    made_by_id = models.BigIntegerField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """Which office may read what, why and how long."""

        open = ("id", "record", "unit", "ground", "reference", "until_on", "made_at", "ended_at")
        personal = ("made_by_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("ground", Ground), name="followed_share_ground_known"),
            models.CheckConstraint(condition=~Q(reference=""), name="followed_share_has_reference"),
            models.UniqueConstraint(fields=["record", "unit"], condition=Q(ended_at__isnull=True), name="followed_shared_once"),
        ]

"""How long things are kept, who stopped a clock, and which keys were destroyed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.core.api import paired
from umay.handover.rules.retention import CATEGORIES
from umay.kernel.ids import new_id

WHY = ("receipt", "retention")


class KeyEnd(models.Model):
    """The keys of a compartment up to an epoch were destroyed. Only in the transaction that writes this row may sealed texts change."""

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    part_uid = models.UUIDField()
    epoch = models.PositiveIntegerField()
    why = models.CharField(max_length=12)
    receipt = models.ForeignKey("handover.Receipt", on_delete=models.PROTECT, null=True, related_name="keys")
    destroyed_at = models.DateTimeField()

    class Privacy:
        """That a key is no more."""

        open = ("id", "uid", "part_uid", "epoch", "why", "receipt", "destroyed_at")
        personal = ()
        sensitive = ("case_ref",)
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(why__in=WHY), name="key_end_why_known"),
            models.CheckConstraint(condition=Q(why="receipt") ^ Q(receipt__isnull=True), name="key_end_on_receipt"),
            models.UniqueConstraint(fields=["part_uid", "epoch"], name="key_ends_once"),
        ]


class Clock(models.Model):
    """Something is due to be destroyed: marked first, shredded a week later. matter_ref: a case or a report."""

    category = models.CharField(max_length=20, choices=[(one, one) for one in CATEGORIES])
    matter_ref = models.UUIDField()
    due_on = models.DateField()
    marked_on = models.DateField()
    shredded_at = models.DateTimeField(null=True)

    class Privacy:
        """That some matter is to be destroyed on a day."""

        open = ("id", "category", "due_on", "marked_on", "shredded_at")
        personal = ()
        sensitive = ("matter_ref",)
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["category", "matter_ref"], name="one_clock_a_matter"),
            models.CheckConstraint(condition=Q(category__in=CATEGORIES), name="clock_category_known"),
        ]


class Hold(models.Model):
    """Somebody stopped the clocks of a case until a day, by name and for a reason. The reason is a code; more stands in the case."""

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    reason = models.CharField(max_length=20)
    until_on = models.DateField()
    held_at = models.DateTimeField()
    held_by_id = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who keeps a case longer, and why."""

        open = ("id", "uid", "until_on", "held_at", "ended_at")
        personal = ("held_by_id", "ended_by_id")
        sensitive = ("case_ref", "reason")
        keep_for = "10 years"

    class Meta:
        constraints = [models.CheckConstraint(condition=paired("ended_at", "ended_by_id"), name="hold_ended_paired")]


class Sweep(models.Model):
    """One day's round over all clocks: how much was there, how much went, or why it was refused until somebody looks."""

    ran_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    shredded = models.PositiveIntegerField(default=0)
    refused = models.CharField(max_length=20, blank=True)
    allowed_at = models.DateTimeField(null=True)
    allowed_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Counts of what was destroyed."""

        open = ("id", "ran_at", "rows", "due", "shredded", "refused", "allowed_at")
        personal = ("allowed_by_id",)
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [models.CheckConstraint(condition=paired("allowed_at", "allowed_by_id"), name="sweep_allowed_paired")]
        indexes = [models.Index(fields=["-ran_at"], name="sweep_newest")]

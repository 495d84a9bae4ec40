"""What is written in a case, what its procedure asks for, and what the level above is told."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from umay.cases.models.case import codes
from umay.core.api import paired
from umay.kernel.ids import new_id
from umay.procedure.api import STATES as STEP_STATES

KINDS = (
    "told", "note", "interview", "risk", "safety_plan", "help_plan", "wish", "wish_answer", "decision", "step", "inquiry", "letter",
    "forbidden", "closing", "reopening", "asked",
)  # fmt: skip
SIGNALS = ("forbidden", "guardians", "step", "lead")


class Entry(models.Model):
    """A text of a case, sealed, written once: a trigger forbids to change it. A later version is a row of its own in the same chain.

    code: what it is about, coded: the step, the decision, the way out, the level. names: coded further facts, such as factors or goals met.
    blob: the sealed words, a JSON object of texts by field.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="entries")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, null=True, related_name="entries")
    compartment = models.ForeignKey("cases.Compartment", on_delete=models.CASCADE, related_name="entries")
    epoch = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=40, blank=True)
    names = codes()
    chain = models.UUIDField(default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    blob = models.BinaryField()
    at = models.DateTimeField()
    by_id = models.BigIntegerField()

    class Privacy:
        """What was told, seen and decided about a child."""

        open = ("id", "uid", "case", "child", "compartment", "epoch", "kind", "chain", "version", "at")
        personal = ("by_id",)
        sensitive = ("code", "names", "blob")
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="case_entry_kind_known"),
            models.UniqueConstraint(fields=["chain", "version"], name="case_entry_version_once"),
        ]
        indexes = [models.Index(fields=["case", "at"], name="case_entry_by_time")]


class StepRecord(models.Model):
    """A step of the procedure as it stands in a case, for the whole case or one of its children."""

    uid = models.UUIDField(default=new_id, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="steps")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, null=True, related_name="steps")
    code = models.CharField(max_length=40)
    state = models.CharField(max_length=10, default="open")
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by_id = models.BigIntegerField(null=True)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True, related_name="+")

    class Privacy:
        """Codes of what was done for a child."""

        open = ("id", "uid", "case", "child", "entry")
        personal = ("done_by_id",)
        sensitive = ("code", "state", "due_at", "done_at")
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STEP_STATES), name="case_step_state_known"),
            models.CheckConstraint(condition=paired("done_at", "done_by_id"), name="case_step_done_paired"),
            models.UniqueConstraint(fields=["case", "child", "code"], nulls_distinct=False, name="case_step_once"),
        ]


class Signal(models.Model):
    """What the level above may know of a case: a code and times, and of which unit. No content and no way to it.

    due_at: when it goes up; at once for a forbidden way out. told_at: when the level above was told. ended_at: nothing waits any more.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    case_ref = models.UUIDField(db_index=True)
    agency = models.CharField(max_length=40)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=40, blank=True)
    since_at = models.DateTimeField()
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        """That something waits, or was done, in some case of a unit."""

        open = ("id", "uid", "agency", "unit", "country", "province_id", "district_id", "since_at", "due_at", "told_at", "ended_at")
        personal = ()
        sensitive = ("case_ref", "kind", "code")
        keep_for = "5 years"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=SIGNALS), name="case_signal_kind_known")]
        indexes = [models.Index(fields=["due_at"], condition=Q(told_at__isnull=True, ended_at__isnull=True), name="case_signal_waiting")]

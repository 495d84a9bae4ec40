"""A case with its coded facts, its children, who was let in, who never is, and who opened it when."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.cases.rules import grants
from umay.core.api import paired
from umay.kernel.ids import new_id
from umay.procedure.api import ROLES

STATES = ("open", "closed")


def codes() -> ArrayField[list[str], list[str]]:
    """Return a column of codes from the country's lists."""
    return ArrayField(models.CharField(max_length=40), default=list)


class Case(models.Model):
    """What the safety team does about one or more reports. All here is coded; what was told and who the child is stands sealed in entries.

    number: how its unit calls it, such as "2026-K7QF"; it does not tell how many there are. kinds, offenders, places: the main one first.
    numbers: of the whole case for the journal, such as witnesses. facts_at: when the facts last changed. told_at: the first report.
    journal_ref: the case in the journal; destroyed, the line stays and leads nowhere.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="cases")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    number = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="open")
    is_practice = models.BooleanField(default=False)
    kinds = codes()
    offenders = codes()
    places = codes()
    flags = codes()
    measures = codes()
    hour_band = models.CharField(max_length=20, default="unknown")
    numbers = models.JSONField(default=dict)
    journal_ref = models.UUIDField(default=uuid.uuid4)
    told_at = models.DateTimeField()
    facts_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    opened_by_id = models.BigIntegerField()
    closed_at = models.DateTimeField(null=True)
    closed_by_id = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    criteria = codes()
    version = models.PositiveIntegerField(default=1)

    class Privacy:
        """Codes and times of something that happened to a child; in a small school even they can tell who it was."""

        open = ("id", "uid", "unit", "country", "province_id", "district_id", "number", "is_practice", "version")
        personal = ("opened_by_id", "closed_by_id")
        sensitive = (
            "state", "kinds", "offenders", "places", "flags", "measures", "hour_band", "numbers", "journal_ref", "told_at", "facts_at",
            "opened_at", "closed_at", "outcome", "criteria",
        )  # fmt: skip
        keep_for = "as the law of the country says, from closing"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="case_state_known"),
            models.CheckConstraint(condition=paired("closed_at", "closed_by_id"), name="case_closed_paired"),
            models.CheckConstraint(condition=Q(state="closed", closed_at__isnull=False) | Q(state="open", closed_at__isnull=True),
                                   name="case_closed_has_time"),
            models.UniqueConstraint(fields=["unit", "number"], name="case_number_once"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit", "state"], name="case_by_unit")]


class Child(models.Model):
    """A child of a case, with a compartment of its own. name: sealed, with the key of epoch. level, review_on: of risk."""

    uid = models.UUIDField(default=new_id, unique=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="children")
    number = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10)
    age = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=10, default="unknown")
    grade_band = models.CharField(max_length=20, default="unknown")
    name = models.BinaryField()
    epoch = models.PositiveIntegerField()
    level = models.CharField(max_length=40, blank=True)
    review_on = models.DateField(null=True)
    marks = codes()
    journal_ref = models.UUIDField(default=uuid.uuid4)

    class Privacy:
        """Who the child is opens only with the key of somebody who was let in."""

        open = ("id", "uid", "case", "number", "epoch")
        personal = ()
        sensitive = ("role", "age", "sex", "grade_band", "name", "level", "review_on", "marks", "journal_ref")
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLES), name="case_child_role_known"),
            models.UniqueConstraint(fields=["case", "number"], name="case_child_number_once"),
        ]


class CaseGrant(models.Model):
    """Somebody was let into a case, in one appointment. It ends with its day, with the appointment, or when it is taken back."""

    uid = models.UUIDField(default=new_id, unique=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants")
    person_id = models.BigIntegerField(db_index=True)
    appointment = models.ForeignKey("people.Appointment", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10)
    reason = models.CharField(max_length=20)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    granted_by_id = models.BigIntegerField()
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who works on a case."""

        open = ("id", "uid", "case", "role", "reason", "from_at", "until_at", "ended_at")
        personal = ("person_id", "appointment", "granted_by_id", "ended_by_id")
        sensitive = ()
        keep_for = "as its case"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=grants.ROLES), name="case_grant_role_known"),
            models.CheckConstraint(condition=Q(reason__in=grants.REASONS), name="case_grant_reason_known"),
            models.CheckConstraint(condition=paired("ended_at", "ended_by_id"), name="case_grant_ended_paired"),
            models.UniqueConstraint(fields=["case"], condition=Q(role="lead", ended_at__isnull=True), name="case_has_one_lead"),
            models.UniqueConstraint(fields=["case", "person_id"], condition=Q(ended_at__isnull=True), name="case_grant_once"),
        ]


class Exclusion(models.Model):
    """Somebody whom the matter is about, or near to whom it is. They are never let in."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exclusions")
    person_id = models.BigIntegerField()
    set_at = models.DateTimeField()
    set_by_id = models.BigIntegerField()

    class Privacy:
        """A name of whoever may be suspected."""

        open = ("id", "case", "set_at")
        personal = ("set_by_id",)
        sensitive = ("person_id",)
        keep_for = "as its case"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person_id"], name="case_exclusion_once")]


class CaseOpening(models.Model):
    """Somebody opened a case, shown to its members. part: "file", or the child whose compartment it was."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="openings")
    person_id = models.BigIntegerField()
    child = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        """Who read what."""

        open = ("id", "case", "child", "at")
        personal = ("person_id",)
        sensitive = ()
        keep_for = "as its case"

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="case_opening_newest")]

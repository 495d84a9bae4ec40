"""Somebody who works or helps near children at one school in one school year."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.staffing.rules.kinds import Kind, State


class Worker(models.Model):
    """Somebody near children at a school: on its staff, a guard, a driver, or a parent who helps.

    person_id: of people.Person, for audit and access; the name stands here alone. code: how a list without names calls them.
    class_name, grade: of the child of a parent, of the class a teacher leads. pass_hash: of the secret by which they come in without
    an account; "" while there is none. with_id: of another worker with whom they want to stand. known_by: of name and number, blind,
    so that nobody enrols twice; "" where there is no number. birth_year: asked only where the inner register is looked into.
    again_of_id: of the worker whose name and number somebody gave anew, as who lost a pass does; the school hands it over.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    school_year = models.PositiveSmallIntegerField()
    person_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in State], default=State.WAITING.value)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=10, default="en")
    class_name = models.CharField(max_length=20, blank=True)
    grade = models.PositiveSmallIntegerField(null=True)
    licensed = models.BooleanField(default=False)
    experienced = models.BooleanField(default=False)
    on_board = models.BooleanField(default=False, help_text="Agreed to stand by name on the board.")
    with_id = models.BigIntegerField(null=True)
    again_of_id = models.BigIntegerField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    known_by = models.CharField(max_length=64, blank=True)
    pass_hash = models.CharField(max_length=64, blank=True)
    pass_made_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField(null=True)
    left_on = models.DateField(null=True)

    class Privacy:
        """Somebody's name and number, known to their school alone."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "school_year", "kind", "state", "code", "language", "licensed",
            "experienced", "on_board", "entered_at", "left_on", "pass_made_at",
        )  # fmt: skip
        personal = ("person_id", "name", "phone", "email", "class_name", "grade", "with_id", "again_of_id", "birth_year", "entered_by_id")
        sensitive = ("pass_hash", "known_by")
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="worker_kind_known"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="worker_state_known"),
            models.UniqueConstraint(fields=["unit", "school_year", "code"], name="worker_code_once"),
            models.UniqueConstraint(fields=["pass_hash"], condition=~Q(pass_hash=""), name="worker_pass_once"),
            models.UniqueConstraint(fields=["unit", "school_year", "known_by"], condition=~Q(known_by=""), name="worker_enrolled_once"),
            models.CheckConstraint(condition=~Q(with_id=F("id")), name="worker_with_another"),
        ]
        indexes = [models.Index(fields=["unit", "school_year", "kind"], name="worker_by_school")]

    def __str__(self) -> str:
        return f"worker {self.uid}"

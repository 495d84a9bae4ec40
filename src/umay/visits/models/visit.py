"""Somebody who comes through the gate on a day, and what is counted of a day when the names are gone."""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.db import models
from django.db.models import Q

from umay.core.api import paired
from umay.visits.rules.arriving import Facts
from umay.visits.rules.codes import Decision, State, Why


def choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the codes of an enumeration as a column wants them."""
    return [(one.value, one.value) for one in codes]


def known(name: str, codes: type[StrEnum], *, blank: bool = False) -> Q:
    """Return the condition that a column holds one of the codes."""
    return Q(**{f"{name}__in": [*(one.value for one in codes), *([""] if blank else [])]})


class Visit(models.Model):
    """Somebody who comes to a school on one day, whom they come to, and when they came and left.

    number: of the pass, counted by day; None until they are let in. host: the name of whom they visit, or of the class teacher to ask.
    class_name: of an early pick-up; the child is not named. order_uid: an order in which a name like this stands, decided as
    `decision` says. word_of: on whose word it was decided, or a child was released. met_at: when the host fetched them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    state = models.CharField(max_length=10, choices=choices(State))
    why = models.CharField(max_length=16, choices=choices(Why))
    number = models.PositiveIntegerField(null=True)
    name = models.CharField(max_length=120)
    plate = models.CharField(max_length=20, blank=True)
    host = models.CharField(max_length=160, blank=True)
    host_person_id = models.BigIntegerField(null=True)
    class_name = models.CharField(max_length=20, blank=True)
    expected_at = models.TimeField(null=True)
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField(null=True)
    in_at = models.DateTimeField(null=True)
    in_by_id = models.BigIntegerField(null=True)
    met_at = models.DateTimeField(null=True)
    out_at = models.DateTimeField(null=True)
    out_by_id = models.BigIntegerField(null=True)
    order_uid = models.UUIDField(null=True)
    decision = models.CharField(max_length=8, choices=choices(Decision), blank=True)
    word_of = models.CharField(max_length=160, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Who came to a school; of a child nothing but the class."""

        open = (
            "id", "uid", "unit", "on_day", "state", "why", "number", "class_name", "expected_at", "entered_at", "in_at", "met_at", "out_at",
            "decided_at",
        )  # fmt: skip
        personal = (
            "name", "plate", "host", "host_person_id", "entered_by_id", "in_by_id", "out_by_id", "word_of", "decided_by_id",
        )  # fmt: skip
        sensitive = ("order_uid", "decision")
        keep_for = "30 days; the day's counts stay"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("state", State), name="visit_state_known"),
            models.CheckConstraint(condition=known("why", Why), name="visit_why_known"),
            models.CheckConstraint(condition=known("decision", Decision, blank=True), name="visit_decision_known"),
            models.UniqueConstraint(fields=["unit", "on_day", "number"], name="visit_pass_once_a_day"),
            models.CheckConstraint(condition=paired("out_at", "out_by_id"), name="visit_out_by"),
            models.CheckConstraint(condition=paired("decided_at", "decided_by_id"), name="visit_decided_by"),
            models.CheckConstraint(condition=Q(in_at__isnull=True) ^ Q(number__isnull=False), name="visit_in_has_pass"),
            models.CheckConstraint(condition=Q(decision="") | Q(order_uid__isnull=False), name="visit_decides_an_order"),
            models.CheckConstraint(condition=~Q(state__in=["inside", "gone"]) | Q(in_at__isnull=False), name="visit_inside_came_in"),
        ]
        indexes = [models.Index(fields=["unit", "on_day"], name="visit_by_day")]

    def __str__(self) -> str:
        return f"visit {self.uid}"

    def facts(self) -> Facts:
        """Return the visit as the rules see it."""
        decision = Decision(self.decision) if self.decision else None
        return Facts(State(self.state), Why(self.why), self.order_uid is not None, decision)


class DayCount(models.Model):
    """How many came to a school on a day for one reason, and how many were turned away: what is left when the names are gone."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    why = models.CharField(max_length=16, choices=choices(Why))
    came = models.PositiveIntegerField()
    turned = models.PositiveIntegerField()

    class Privacy:
        """Numbers."""

        open = ("id", "unit", "on_day", "why", "came", "turned")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("why", Why), name="visit_count_why_known"),
            models.UniqueConstraint(fields=["unit", "on_day", "why"], name="visit_counted_once"),
        ]

    def __str__(self) -> str:
        return f"visitors of {self.unit_id} on {self.on_day}"

"""The order of a court or governor that somebody stays away from a school."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.visits.models.visit import choices, known
from umay.visits.rules.codes import Basis


class Order(models.Model):
    """An order to stay away from one school. Gone after its last day, with all that it says.

    blob: who, how they look, the decision's number, what to do and whom to call, sealed with a key that is not in the database.
    Children and guardians it concerns are not named. version: of what is sealed.
    word_at: when a head said that it is so; None while what the gate wrote down waits for that. The database lets nobody say it of what
    they wrote down themselves for the gate.
    back_asked_at: when one person asked to take it back; a second does.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=10, choices=choices(Basis))
    given_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField()
    blob = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    entered_by_id = models.BigIntegerField()
    word_at = models.DateTimeField(null=True)
    word_by_id = models.BigIntegerField(null=True)
    back_asked_at = models.DateTimeField(null=True)
    back_asked_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Whom an order keeps away from a school."""

        open = ("id", "uid", "unit", "basis", "given_on", "from_on", "until_on", "version", "entered_at", "word_at", "back_asked_at")
        personal = ("entered_by_id", "word_by_id", "back_asked_by_id")
        sensitive = ("blob",)
        keep_for = "until its last day"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("basis", Basis), name="order_basis_known"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="order_ends_after"),
            models.CheckConstraint(condition=paired("word_at", "word_by_id"), name="order_word_by"),
            models.CheckConstraint(condition=paired("back_asked_at", "back_asked_by_id"), name="order_back_asked_by"),
        ]
        indexes = [models.Index(fields=["unit", "until_on"], name="order_by_end")]

    def __str__(self) -> str:
        return f"order {self.uid}"

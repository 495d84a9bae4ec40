"""Of whom a school asks a proof beside those of whom its programme does."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from umay.staffing.rules.kinds import Kind


class AskedKind(models.Model):
    """A kind of people that one school asks for a proof too. What the programme asks is never taken away by it."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A choice of the school."""

        open = ("id", "unit", "kind", "asked_at")
        personal = ("asked_by_id",)
        sensitive = ()
        keep_for = "as long as the school asks"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind"], name="asked_kind_once"),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="asked_kind_known"),
        ]

    def __str__(self) -> str:
        return f"asked {self.kind}"

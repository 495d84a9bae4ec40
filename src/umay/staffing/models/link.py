"""A secret link by which the parents of a class enrol themselves."""

from __future__ import annotations

import uuid

from django.db import models


class ClassLink(models.Model):
    """A link to enrol by; its secret is worked out from the application's key and `uid`, so that a poster can be printed again.

    class_name: "" for the whole school. token_hash: of the secret. until_on: the last day on which it opens.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    class_name = models.CharField(max_length=20, blank=True)
    grade = models.PositiveSmallIntegerField(null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    until_on = models.DateField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Which class may enrol until when."""

        open = ("id", "uid", "unit", "school_year", "class_name", "grade", "until_on", "made_at", "ended_at")
        personal = ("made_by_id", "ended_by_id")
        sensitive = ("token_hash",)
        keep_for = "1 year after the school year"

    class Meta:
        indexes = [models.Index(fields=["unit", "school_year"], name="class_link_by_school")]

    def __str__(self) -> str:
        return f"class link {self.uid}"

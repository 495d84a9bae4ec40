"""When the school's bell rings. Change the bell and the posts move with it."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Bell(models.Model):
    """One ring of a school's day that posts hang on: arrival, a break, a dismissal, staggered by grades.

    code: what windows name it by, the same for every variant ("arrival", "dismissal-1"). variant: "usual", or when another time holds
    ("friday", "exam", "winter"). weekdays: 0 for Monday; empty means every school day. grades: whom it lets in or out; empty means all.
    from_on, until_on: the days on which it holds; None means the whole school year. The narrowest that holds on a day wins.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    school_year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=30)
    variant = models.CharField(max_length=30, default="usual")
    starts = models.TimeField()
    ends = models.TimeField()
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    grades = ArrayField(models.PositiveSmallIntegerField(), default=list)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A school's hours are public."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "school_year", "code", "variant", "starts", "ends", "weekdays",
            "grades", "from_on", "until_on", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = "2 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="bell_ends_after_start"),
            models.UniqueConstraint(fields=["unit", "school_year", "code", "variant"], name="bell_once"),
        ]

    def __str__(self) -> str:
        return f"bell {self.uid}"

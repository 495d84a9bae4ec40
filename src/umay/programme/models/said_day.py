"""Days that units wrote down because no calendar knows them."""

from __future__ import annotations

from django.db import models


class SaidDay(models.Model):
    """A unit says on which day something was or will be that its duties count from: its board's meeting, its last inspection.

    name: what the programme asks for (rules.asked_dates). ordinal: 1 for the first such day of the year; tasks counted from it have it too.
    """

    adoption = models.ForeignKey("programme.Adoption", on_delete=models.CASCADE, related_name="said_days")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="said_days")
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=120)
    ordinal = models.PositiveSmallIntegerField()
    day = models.DateField()
    said_at = models.DateTimeField()
    said_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """The date of an office's meeting or inspection."""

        open = ("id", "adoption", "unit", "province_id", "district_id", "name", "ordinal", "day", "said_at")
        personal = ("said_by_id",)
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["adoption", "unit", "name", "ordinal"], name="day_said_once")]

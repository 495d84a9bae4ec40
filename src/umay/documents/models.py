"""The register of letters."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.documents.letters.values import LETTER_KINDS
from umay.documents.rules.registering import CODE


class Letter(models.Model):
    """A letter left the unit under a number. What it says is not kept: sha256 tells whether a file is the one that left.

    number: without gaps within the unit, the year of its day and the series: "" for letters about no matter, signs of its own for each
    matter, so that nobody learns by a gap that there are letters they do not see.
    Row-secured; nothing of a row changes but that its link is destroyed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=8, blank=True, default="", db_default="")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(one, one) for one in LETTER_KINDS])
    written_on = models.DateField()
    languages = ArrayField(models.CharField(max_length=10))
    to_code = models.CharField(max_length=60)
    to_title = models.JSONField(default=dict, help_text="The office's name by language; no person.")
    matter_ref = models.UUIDField(null=True)
    appointment = models.ForeignKey("people.Appointment", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    registered_at = models.DateTimeField()

    class Privacy:
        """Which office was written to, when and of what kind; the link tells about which matter."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "year", "series", "number", "kind", "written_on", "languages",
            "to_code", "to_title", "sha256", "registered_at",
        )  # fmt: skip
        personal = ("appointment", "matter_ref")
        sensitive = ()
        keep_for = "10 years; the link to the matter until the matter is erased"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "series", "number"], name="one_letter_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="letter_number_from_one"),
            models.CheckConstraint(condition=Q(year=models.F("written_on__year")), name="letter_year_is_of_its_day"),
            models.CheckConstraint(condition=Q(kind__in=LETTER_KINDS), name="letter_kind_known"),
            models.CheckConstraint(condition=Q(to_code__regex=CODE), name="letter_to_a_code"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="letter_hash_whole"),
        ]
        indexes = [models.Index(fields=["matter_ref"], name="letter_by_matter")]

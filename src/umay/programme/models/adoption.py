"""Packs as this deployment has them, their adoption for a school year, and rulings on their contradictions."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from umay.core.api import paired


class PackVersion(models.Model):
    """One version of a pack, whole. origin: "builtin" came with Umay, "imported" was made from a document here or given by another."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    code = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    lang = models.CharField(max_length=10)
    base_year = models.PositiveSmallIntegerField(null=True)
    title = models.JSONField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=[("builtin", "builtin"), ("imported", "imported")])
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, null=True, related_name="packs", help_text="Who made it here.")
    published_at = models.DateTimeField()
    published_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A published document."""

        open = (
            "id", "uid", "code", "version", "country", "lang", "base_year", "title", "content", "digest", "origin", "unit", "published_at",
        )  # fmt: skip
        personal = ("published_by_id",)
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="pack_version_once"),
            models.CheckConstraint(condition=Q(origin__in=["builtin", "imported"]), name="pack_origin_known"),
        ]


class Adoption(models.Model):
    """A unit adopts a pack for a school year, for itself and all below. province_id, district_id, only_unit: how far it reaches.

    shifts: dates of an old plan that a person confirmed for this year, by obligation code. starts_on: duties that were due before are not
    laid out, for the programme was adopted later in the year; None lays out the whole year.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    pack = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="adoptions")
    pack_code = models.CharField(max_length=60)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="adoptions")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    only_unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    calendar = models.ForeignKey("places.SchoolCalendar", on_delete=models.PROTECT, related_name="adoptions")
    shifts = models.JSONField(default=dict)
    starts_on = models.DateField(null=True)
    adopted_at = models.DateTimeField()
    adopted_by_id = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """An official act."""

        open = (
            "id", "uid", "pack", "pack_code", "unit", "country", "province_id", "district_id", "only_unit", "school_year", "calendar",
            "shifts", "starts_on", "adopted_at", "withdrawn_at",
        )  # fmt: skip
        personal = ("adopted_by_id", "withdrawn_by_id")
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack_code", "unit", "school_year"], condition=Q(withdrawn_at__isnull=True), name="adopted_once_a_year"
            ),
            models.CheckConstraint(condition=paired("withdrawn_at", "withdrawn_by_id"), name="adoption_withdrawn_paired"),
        ]


class Ruling(models.Model):
    """Somebody decides where the document disagrees with itself. choice: which of the places holds from now on.

    area_key: None where the adopting office rules for all whom the programme binds; else the area of an office below that rules more
    strictly for it (rules.ruling.area_key).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    adoption = models.ForeignKey(Adoption, on_delete=models.PROTECT, related_name="rulings")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="rulings")
    area_key = models.BigIntegerField(null=True)
    contradiction = models.CharField(max_length=80)
    choice = models.PositiveSmallIntegerField()
    reason = models.TextField()
    ruled_at = models.DateTimeField()
    ruled_by_id = models.BigIntegerField(null=True)
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("programme.Ruling", on_delete=models.PROTECT, null=True, related_name="replaces")

    class Privacy:
        """An official act."""

        open = (
            "id", "uid", "adoption", "unit", "area_key", "contradiction", "choice", "reason", "ruled_at", "replaced_at", "replaced_by",
        )  # fmt: skip
        personal = ("ruled_by_id",)
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["adoption", "area_key", "contradiction"],
                condition=Q(replaced_at__isnull=True),
                name="one_ruling_holds_in_an_area",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=paired("replaced_at", "replaced_by"), name="ruling_replaced_paired"),
        ]

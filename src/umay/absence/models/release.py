"""Numbers for the board as they were published: once a school quarter, for a whole country together, and never changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from umay.kernel.ids import new_id

LEVELS = ("country", "province", "district", "unit")


class Release(models.Model):
    """A school quarter of a country whose numbers are published. codes: by breakdown, in the order of the cells."""

    id = models.UUIDField(primary_key=True, default=new_id)
    country = models.CharField(max_length=2)
    school_year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    codes = models.JSONField()
    released_at = models.DateTimeField()

    class Privacy:
        """That a quarter is published."""

        open = ("id", "country", "school_year", "quarter", "codes", "released_at")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "school_year", "quarter"], name="absent_released_once"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="absent_release_quarter_one_to_four"),
        ]


class Published(models.Model):
    """What is shown of one country, area or unit; small numbers, and what would give them away, are not in it.

    node_id: the area's or the unit's own id, 0 for the country. cells: by measure the total under "" and each breakdown, null where hidden.
    An area or unit that has none is left out.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="tables")
    level = models.CharField(max_length=10)
    node_id = models.BigIntegerField()
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    cells = models.JSONField()

    class Privacy:
        """Figures in which nobody can be found."""

        open = ("id", "release", "level", "node_id", "country", "province_id", "district_id", "unit_id", "cells")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "level", "node_id"], name="absent_published_once"),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="absent_published_level_known"),
        ]

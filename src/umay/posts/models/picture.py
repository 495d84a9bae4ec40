"""A picture of its own that a school draws its posts on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class SchoolPicture(models.Model):
    """A plan or a photo of the school from above, drawn anew without what a camera wrote into it. wide, high: in its own points."""

    unit = models.OneToOneField("places.Unit", on_delete=models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=40)
    data = models.BinaryField()
    wide = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A picture of a place; somebody may stand in it."""

        open = ("id", "unit", "media_type", "wide", "high", "recorded_at")
        personal = ("data", "recorded_by_id")
        sensitive = ()
        keep_for = "until the school takes it away"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(media_type__in=["image/jpeg", "image/png", "image/webp"]), name="school_picture_is_picture"),
            models.CheckConstraint(condition=Q(wide__gte=1, high__gte=1), name="school_picture_has_size"),
        ]

    def __str__(self) -> str:
        return f"picture of {self.unit_id}"

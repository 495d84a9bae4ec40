"""Agreements between offices and with families: who, on what, signed when, until when."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.core.api import paired

KINDS = ("sub_protocol", "school_family", "agencies", "other")


class Agreement(models.Model):
    """One agreement of a unit. parties: offices or groups, never a family by name. expires_on None: open end."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="agreements")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    parties = models.JSONField(default=list)
    scope = models.TextField(blank=True)
    signed_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    remind_days = models.PositiveSmallIntegerField(default=60)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """An official paper."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "kind", "title", "parties", "scope", "signed_on", "expires_on",
            "remind_days", "ended_at", "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id", "ended_by_id")
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="agreement_kind_known"),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(signed_on__isnull=True) | Q(expires_on__gte=F("signed_on")),
                name="agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=paired("ended_at", "ended_by_id"), name="agreement_ended_paired"),
        ]
        indexes = [models.Index(fields=["unit"], name="agreement_by_unit")]

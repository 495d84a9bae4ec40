"""A roster for a span of school days, and its shifts: one person at one post in one window of one day."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.rosters.rules.states import Origin, RosterState
from umay.staffing.api import Kind


class Roster(models.Model):
    """Who stands where from a day to a day. rules: the weights and limits it was made with. proof: what the solver says of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    school_year = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in RosterState], default=RosterState.DRAFT.value)
    rules = models.JSONField(default=dict)
    proof = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Days and numbers."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "school_year", "from_on", "until_on", "state", "rules", "proof",
            "made_at", "published_at",
        )  # fmt: skip
        personal = ("made_by_id", "published_by_id")
        sensitive = ()
        keep_for = "2 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in RosterState]), name="roster_state_known"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="roster_days_in_order"),
            models.CheckConstraint(
                condition=Q(state=RosterState.DRAFT.value) | Q(published_at__isnull=False), name="roster_published_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"roster {self.uid}"


class Shift(models.Model):
    """One person at one post in one window of one day. dropped_at: they will not come; the row stays and another takes the place.

    starts_at, ends_at: aware, of the window itself, without the minutes before.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="shifts")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    post = models.ForeignKey("posts.Post", on_delete=models.PROTECT, related_name="+")
    window = models.ForeignKey("posts.Window", on_delete=models.PROTECT, related_name="+")
    on_day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    worker = models.ForeignKey("staffing.Worker", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Origin], default=Origin.SOLVED.value)
    pinned = models.BooleanField(default=False)
    dropped_at = models.DateTimeField(null=True)
    dropped_by_id = models.BigIntegerField(null=True)
    dropped_why = models.CharField(max_length=20, blank=True)

    class Privacy:
        """Where somebody is at an hour."""

        open = (
            "id", "uid", "roster", "unit", "country", "province_id", "district_id", "post", "window", "on_day", "starts_at", "ends_at",
            "kind", "origin", "pinned", "dropped_at", "dropped_why",
        )  # fmt: skip
        personal = ("worker", "dropped_by_id")
        sensitive = ()
        keep_for = "2 years"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="shift_kind_known"),
            models.CheckConstraint(condition=Q(origin__in=[one.value for one in Origin]), name="shift_origin_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start"),
            models.UniqueConstraint(
                fields=["roster", "worker", "starts_at"], condition=Q(dropped_at__isnull=True), name="shift_nobody_twice"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "on_day"], name="shift_by_school_day"),
            models.Index(fields=["on_day", "starts_at"], name="shift_by_day"),
            models.Index(fields=["worker", "on_day"], name="shift_by_worker"),
        ]

    def __str__(self) -> str:
        return f"shift {self.uid}"

"""What people say of themselves: when they can, what they would like, how much, with whom, and when they are away."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from umay.rosters.rules.states import TieKind, Why
from umay.turns.api import Can, Half

AWAY_WHY = (Why.ILL, Why.AWAY)


class Availability(models.Model):
    """What somebody says of half a weekday. No row means that they can. weekday: 0 for Monday."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    half = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Half])
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Can])

    class Privacy:
        """When somebody has time."""

        open = ("id", "unit")
        personal = ("worker", "weekday", "half", "state")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(half__in=[one.value for one in Half]), name="availability_half_known"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in Can]), name="availability_state_known"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="availability_weekday_known"),
            models.UniqueConstraint(fields=["worker", "weekday", "half"], name="availability_once"),
        ]

    def __str__(self) -> str:
        return f"availability {self.pk}"


class Wish(models.Model):
    """What somebody would like, and how much is too much.

    post_id: where they like to stand; None for anywhere. most_week, most_term: duties at most; None for what the roster's rules say.
    minutes_away: how long their way takes; None where they did not say.
    """

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.OneToOneField("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey("posts.Post", on_delete=models.SET_NULL, null=True, related_name="+")
    most_week = models.PositiveSmallIntegerField(null=True)
    most_term = models.PositiveSmallIntegerField(null=True)
    minutes_away = models.PositiveSmallIntegerField(null=True)

    class Privacy:
        """Wishes."""

        open = ("id", "unit")
        personal = ("worker", "post", "most_week", "most_term", "minutes_away")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(minutes_away__isnull=True) | Q(minutes_away__lte=240), name="wish_way_short")]

    def __str__(self) -> str:
        return f"wish {self.pk}"


class Tie(models.Model):
    """Two people who stand together, or of whom one stays at home while the other stands."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in TieKind])

    class Privacy:
        """Who belongs with whom."""

        open = ("id", "uid", "unit")
        personal = ("one", "other", "kind")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in TieKind]), name="tie_kind_known"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="tie_in_order"),
            models.UniqueConstraint(fields=["one", "other"], name="tie_once"),
        ]

    def __str__(self) -> str:
        return f"tie {self.uid}"


class Away(models.Model):
    """Somebody is away from a day to a day, both included. why: ill or away, no more is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey("staffing.Worker", on_delete=models.CASCADE, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    why = models.CharField(max_length=20, choices=[(one.value, one.value) for one in AWAY_WHY], default=Why.AWAY.value)
    said_at = models.DateTimeField()
    said_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """When somebody is away."""

        open = ("id", "uid", "unit", "said_at")
        personal = ("worker", "from_on", "until_on", "why", "said_by_id")
        sensitive = ()
        keep_for = "1 year after the school year"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(why__in=[one.value for one in AWAY_WHY]), name="away_why_known"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="away_days_in_order"),
        ]
        indexes = [models.Index(fields=["worker", "from_on"], name="away_by_worker")]

    def __str__(self) -> str:
        return f"away {self.uid}"

"""A post, its windows, who is needed in each, and its kit."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from umay.posts.rules.kinds import PostKind, Turn
from umay.staffing.api import MAY_BEAR_GEAR, Kind


class Post(models.Model):
    """A place at a school where somebody stands guard at set hours.

    metres: from the gate; None where nobody measured. map_x, map_y: on the school's map, thousandths of its width and height from the
    upper left. picture_x, picture_y: the same on the school's own picture, the one of picture_number.
    lead_min: how many minutes before a window people are there. tasks: what is done here, a sentence each. template: of the pack that
    it was begun from, "" for none, as "cn-posts/post-p9-one".
    closed_on: the first day on which it is not held any more.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in PostKind])
    where = models.CharField(max_length=200, blank=True)
    metres = models.PositiveIntegerField(null=True)
    map_x = models.PositiveSmallIntegerField(null=True)
    map_y = models.PositiveSmallIntegerField(null=True)
    picture_x = models.PositiveSmallIntegerField(null=True)
    picture_y = models.PositiveSmallIntegerField(null=True)
    picture_number = models.BigIntegerField(null=True)
    lead_min = models.PositiveSmallIntegerField(default=15)
    call_number = models.CharField(max_length=30, blank=True)
    tasks = models.JSONField(default=list)
    template = models.CharField(max_length=120, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A post is a place."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "number", "name", "kind", "where", "metres", "map_x", "map_y",
            "picture_x", "picture_y", "picture_number", "lead_min", "call_number", "tasks", "template", "opened_on", "closed_on",
            "recorded_at",
        )  # fmt: skip
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = "2 years after it was closed"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in PostKind]), name="post_kind_known"),
            models.CheckConstraint(condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")), name="post_closed_after"),
            models.UniqueConstraint(fields=["unit", "number"], condition=Q(closed_on__isnull=True), name="post_number_once"),
        ]

    def __str__(self) -> str:
        return f"post {self.uid}"


class Window(models.Model):
    """When a post is held: by the bell or by the clock, on weekdays, from one week of the term to another.

    bell_code: of the ring that it hangs on; then before_min and after_min widen the ring, and starts and ends are None. "" means by the
    clock.
    weekdays: 0 for Monday; empty means every school day. week_from, week_until: of the term, 1 for its first; None for no bound.
    grades: whose parents, where turn is "grades". class_weeks: by the week of the term as text, the class of that week.
    closed_on: the first day on which it is not held any more. recorded_at: when it was added to a post that was there; None for a window
    that came with its post.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="windows")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=60, blank=True)
    bell_code = models.CharField(max_length=30, blank=True)
    before_min = models.PositiveSmallIntegerField(default=0)
    after_min = models.PositiveSmallIntegerField(default=0)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    week_from = models.PositiveSmallIntegerField(null=True)
    week_until = models.PositiveSmallIntegerField(null=True)
    turn = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Turn], default=Turn.FREE.value)
    grades = ArrayField(models.PositiveSmallIntegerField(), default=list)
    class_weeks = models.JSONField(default=dict)
    closed_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(null=True)

    class Privacy:
        """Hours of a place."""

        open = (
            "id", "uid", "post", "unit", "label", "bell_code", "before_min", "after_min", "starts", "ends", "weekdays", "week_from",
            "week_until", "turn", "grades", "class_weeks", "closed_on", "recorded_at",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "2 years after the post was closed"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(turn__in=[one.value for one in Turn]), name="window_turn_known"),
            models.CheckConstraint(
                condition=(Q(bell_code="") & Q(starts__isnull=False) & Q(ends__gt=F("starts")))
                | (~Q(bell_code="") & Q(starts__isnull=True) & Q(ends__isnull=True)),
                name="window_by_bell_or_clock",
            ),
            models.CheckConstraint(
                condition=Q(week_until__isnull=True) | Q(week_from__isnull=True) | Q(week_until__gte=F("week_from")),
                name="window_weeks_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"window {self.uid}"


class Need(models.Model):
    """How many of a kind a window needs at least."""

    window = models.ForeignKey(Window, on_delete=models.CASCADE, related_name="needs")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    number = models.PositiveSmallIntegerField()

    class Privacy:
        """Numbers."""

        open = ("id", "window", "unit", "kind", "number")
        personal = ()
        sensitive = ()
        keep_for = "2 years after the post was closed"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Kind]), name="need_kind_known"),
            models.CheckConstraint(condition=Q(number__gte=1), name="need_one_or_more"),
            models.UniqueConstraint(fields=["window", "kind"], name="need_once"),
        ]

    def __str__(self) -> str:
        return f"need {self.pk}"


class KitItem(models.Model):
    """A thing that is handed out at a post. kind: whom it is for; "" for everybody. closed_on: the first day without it.

    defensive: for licensed guards and police, whatever a plan says; the database refuses any other.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="kit")
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField(default=1)
    defensive = models.BooleanField(default=False)
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind], blank=True)
    closed_on = models.DateField(null=True)

    class Privacy:
        """Things."""

        open = ("id", "uid", "post", "unit", "name", "number", "defensive", "kind", "closed_on")
        personal = ()
        sensitive = ()
        keep_for = "2 years after the post was closed"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["", *(one.value for one in Kind)]), name="kit_kind_known"),
            models.CheckConstraint(
                condition=Q(defensive=False) | Q(kind__in=sorted(one.value for one in MAY_BEAR_GEAR)), name="kit_gear_for_guards_and_police"
            ),
        ]

    def __str__(self) -> str:
        return f"kit {self.uid}"

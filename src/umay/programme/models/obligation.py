"""What an adopted programme makes units do, and the dates it yields. A handful of rows, however many units there are."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

STATUSES = ("live", "history", "not_carried_out", "entry")
JOINT_RULES = ("lead", "all", "any")


class Obligation(models.Model):
    """One thing that the adopted programme makes somebody do. Words are by language; figures, evidence and so on as in the pack."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    adoption = models.ForeignKey("programme.Adoption", on_delete=models.CASCADE, related_name="obligations")
    code = models.CharField(max_length=80)
    section = models.CharField(max_length=80)
    section_title = models.JSONField(default=dict)
    item = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=16, default="live")
    title = models.JSONField()
    detail = models.JSONField(default=dict, help_text="Steps, partners, place, notes, reason, source, as the pack has them.")
    timing = models.JSONField()
    timing_text = models.CharField(max_length=300, blank=True)
    provisional = models.CharField(max_length=80, blank=True, help_text="The contradiction that nobody has ruled on yet.")
    ruled = models.ForeignKey("programme.Ruling", on_delete=models.SET_NULL, null=True, related_name="obligations")
    confirm = models.CharField(max_length=10, default="term")
    joint = models.CharField(max_length=5, default="lead")
    figures = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    target = models.JSONField(null=True)
    ended_on = models.DateField(null=True, help_text="Since when its programme does not have it any more.")

    @property
    def is_laid(self) -> bool:
        """Whether dates are laid out for it: it makes tasks, and its programme still has it."""
        return self.status == "live" and self.ended_on is None

    class Privacy:
        """A public duty."""

        open = (
            "id", "uid", "adoption", "code", "section", "section_title",
            "item", "position", "status", "title", "detail", "timing", "timing_text",
            "provisional", "ruled", "confirm", "joint", "figures", "evidence", "target", "ended_on",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adoption", "code"], name="obligation_once_in_an_adoption"),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="obligation_status_known"),
            models.CheckConstraint(condition=Q(joint__in=JOINT_RULES), name="obligation_joint_known"),
        ]


class ObligationOwner(models.Model):
    """A selector of the units that owe the obligation. party 0 is the lead. Null or empty means: any.

    area_key: only units of this area, whose office ruled for the longer list (Ruling.area_key).
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="owners")
    party = models.PositiveSmallIntegerField(default=0)
    agency = models.CharField(max_length=40)
    level = models.CharField(max_length=20)
    role = models.CharField(max_length=60, blank=True)
    stages = ArrayField(models.CharField(max_length=20), default=list)
    grades = ArrayField(models.PositiveSmallIntegerField(), default=list)
    boarding = models.BooleanField(null=True)
    girls_board = models.BooleanField(null=True)
    policing = models.CharField(max_length=12, blank=True)
    settings = ArrayField(models.CharField(max_length=5), default=list)
    ownership = models.CharField(max_length=7, blank=True)
    metropolitan = models.BooleanField(null=True)
    centre = models.BooleanField(null=True)
    area_key = models.BigIntegerField(null=True)

    class Privacy:
        """A public duty."""

        open = (
            "id", "obligation", "party", "agency", "level", "role", "stages", "grades", "boarding", "girls_board", "policing", "settings",
            "ownership", "metropolitan", "centre", "area_key",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        indexes = [models.Index(fields=["agency", "level"], name="owner_by_kind")]


class Due(models.Model):
    """A date on which an obligation falls due for all its units on one calendar. ordinal: stable when dates move.

    calendar None: the adoption's own. standing: the confirmation of a duty that has no date of its own.
    why: the timing and notes it rests on, as `timing` writes them, for the sentence that explains the date.
    area_key, agency, ruled: the date holds only for units of this agency in this area, whose office ruled more strictly (Ruling.area_key);
    or, unruled, for one unit that wrote down the day it counts from (SaidDay).
    not_in: areas with stricter dates of their own, in which this one does not hold for units of the agency.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="dues")
    calendar = models.ForeignKey("places.SchoolCalendar", on_delete=models.CASCADE, null=True, related_name="dues")
    ordinal = models.PositiveSmallIntegerField()
    opens_on = models.DateField(null=True)
    due_on = models.DateField()
    standing = models.BooleanField(default=False)
    why = models.JSONField()
    area_key = models.BigIntegerField(null=True)
    agency = models.CharField(max_length=40, blank=True, default="")
    ruled = models.ForeignKey("programme.Ruling", on_delete=models.CASCADE, null=True, related_name="dues")
    not_in = ArrayField(models.BigIntegerField(), default=list)

    class Privacy:
        """A public date."""

        open = (
            "id", "obligation", "calendar", "ordinal", "opens_on", "due_on", "standing", "why", "area_key", "agency", "ruled", "not_in",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "calendar", "area_key", "ordinal"], name="due_once_in_a_period", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(ruled__isnull=True, area_key__isnull=True) | Q(ruled__isnull=False, area_key__isnull=False) | Q(area_key__lt=0),
                name="due_of_an_area_is_ruled",
            ),
            models.CheckConstraint(condition=Q(opens_on__isnull=True) | Q(opens_on__lte=F("due_on")), name="due_opens_before"),
        ]
        indexes = [models.Index(fields=["due_on"], name="due_by_day")]


class UpperItem(models.Model):
    """The cascade: this obligation carries out that item of a higher programme. upper: "pack:item"."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="answers")
    upper = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """A public link."""

        open = ("id", "obligation", "upper", "recorded_at")
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["obligation", "upper"], name="answers_once")]
        indexes = [models.Index(fields=["upper"], name="answers_by_upper")]

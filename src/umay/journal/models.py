"""The coded lines, what units confirmed, and the tables as they were published."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.journal.rules.coding import CODE, MOST, NUMBERS, OLDEST, AgeBand, GradeBand, HourBand, Sex


def _choices(codes: type[Sex | AgeBand | HourBand | GradeBand]) -> list[tuple[str, str]]:
    return [(code.value, code.value) for code in codes]


def _numbers_fit() -> Q:
    fit = Q()
    for name in NUMBERS:
        fit &= Q(**{f"{name}__lte": MOST})
    return fit


class Line(models.Model):
    """One child in one case, as it is counted: codes and numbers. It names nobody.

    case_ref, child_ref: made for the journal; null once the link is destroyed, and the line stays. opens_case: the first line of its
    case, the only one that counts the case and its numbers. school_year, quarter: which release counts it. Row-secured.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    case_ref = models.UUIDField(null=True)
    child_ref = models.UUIDField(null=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    school_year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    registered_on = models.DateField()
    opens_case = models.BooleanField()
    age = models.PositiveSmallIntegerField(null=True)
    age_band = models.CharField(max_length=10, choices=_choices(AgeBand))
    sex = models.CharField(max_length=10, choices=_choices(Sex))
    grade_band = models.CharField(max_length=20, choices=_choices(GradeBand))
    hour_band = models.CharField(max_length=20, choices=_choices(HourBand))
    ethnicity = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=40)
    more_kinds = ArrayField(models.CharField(max_length=40), default=list)
    place = models.CharField(max_length=40)
    offender = models.CharField(max_length=40)
    high_risk = models.BooleanField(default=False)
    injured_at_school = models.BooleanField(default=False)
    long_absent = models.BooleanField(default=False)
    harmed_by_staff = models.BooleanField(default=False)
    witnesses = models.PositiveSmallIntegerField(default=0)
    offender_pupils = models.PositiveSmallIntegerField(default=0)
    juvenile_police = models.PositiveSmallIntegerField(default=0)
    expelled = models.PositiveSmallIntegerField(default=0)
    transferred = models.PositiveSmallIntegerField(default=0)
    staff_dismissed = models.PositiveSmallIntegerField(default=0)
    measures = ArrayField(models.CharField(max_length=40), default=list)
    referrals = ArrayField(models.CharField(max_length=40), default=list)
    offender_referrals = ArrayField(models.CharField(max_length=40), default=list)
    outcome = models.CharField(max_length=40, blank=True)
    kept_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Privacy:
        """Coded, yet a small school's codes may point at a child: sensitive, and never shown outside of the unit but as counts."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "school_year", "quarter", "registered_on", "opens_case",
            "witnesses", "offender_pupils", "juvenile_police", "expelled", "transferred", "staff_dismissed", "kept_at", "changed_at",
        )  # fmt: skip
        personal = ("case_ref", "child_ref")
        sensitive = (
            "age", "age_band", "sex", "grade_band", "hour_band", "ethnicity", "kind", "more_kinds", "place", "offender", "high_risk",
            "injured_at_school", "long_absent", "harmed_by_staff", "measures", "referrals", "offender_referrals", "outcome",
        )  # fmt: skip
        keep_for = "10 years; the link to the case until the case is erased"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case_ref", "child_ref"], name="one_line_a_child"),
            models.UniqueConstraint(fields=["case_ref"], condition=Q(opens_case=True), name="one_line_opens_a_case"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="line_quarter_one_to_four"),
            models.CheckConstraint(condition=Q(age__isnull=True) | Q(age__lte=OLDEST), name="line_age_possible"),
            models.CheckConstraint(condition=Q(age_band__in=[one.value for one in AgeBand]), name="line_age_band_known"),
            models.CheckConstraint(condition=Q(sex__in=[one.value for one in Sex]), name="line_sex_known"),
            models.CheckConstraint(condition=Q(grade_band__in=[one.value for one in GradeBand]), name="line_grade_band_known"),
            models.CheckConstraint(condition=Q(hour_band__in=[one.value for one in HourBand]), name="line_hour_band_known"),
            models.CheckConstraint(condition=Q(kind__regex=CODE) & Q(place__regex=CODE) & Q(offender__regex=CODE), name="line_says_codes"),
            models.CheckConstraint(condition=Q(outcome="") | Q(outcome__regex=CODE), name="line_outcome_is_a_code"),
            models.CheckConstraint(condition=Q(ethnicity="") | Q(ethnicity__regex=CODE), name="line_ethnicity_is_a_code"),
            models.CheckConstraint(condition=_numbers_fit(), name="line_numbers_possible"),
            models.CheckConstraint(
                condition=Q(case_ref__isnull=True, child_ref__isnull=True) | Q(case_ref__isnull=False, child_ref__isnull=False),
                name="line_link_whole_or_gone",
            ),
            models.CheckConstraint(condition=Q(opens_case=True) | Q(**dict.fromkeys(NUMBERS, 0)), name="line_counts_the_case_once"),
        ]
        indexes = [
            models.Index(fields=["unit", "school_year", "quarter"], name="line_by_unit"),
            models.Index(fields=["country", "school_year", "quarter"], name="line_by_quarter"),
        ]


class Confirmation(models.Model):
    """A unit said that its lines of a quarter are whole, or that there was nothing. Silence is never counted as nothing. Row-secured."""

    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    school_year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    lines = models.PositiveIntegerField(help_text="How many there were when it was said; 0 for none.")
    confirmed_at = models.DateTimeField()
    confirmed_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """How many lines a unit has is a count that is hidden from others where it is small."""

        open = ("id", "unit", "country", "province_id", "district_id", "school_year", "quarter", "confirmed_at")
        personal = ("confirmed_by_id",)
        sensitive = ("lines",)
        keep_for = "10 years"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "school_year", "quarter"], name="quarter_confirmed_once")]
        indexes = [models.Index(fields=["country", "school_year", "quarter"], name="confirmed_by_quarter")]


class Release(models.Model):
    """A quarter of a country whose tables are published, all together and once.

    released_at: null while they are worked out.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    country = models.CharField(max_length=2)
    school_year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    codes = models.JSONField(default=dict, help_text="By breakdown, the codes in the order of the cells.")
    asked_at = models.DateTimeField()
    asked_by_id = models.BigIntegerField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """That a quarter is published is public; who did it is an id."""

        open = ("id", "uid", "country", "school_year", "quarter", "codes", "asked_at", "released_at")
        personal = ("asked_by_id", "released_by_id")
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "school_year", "quarter"], name="quarter_released_once"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="release_quarter_one_to_four"),
            models.CheckConstraint(condition=Q(released_at__isnull=False) | Q(released_by_id__isnull=True), name="release_by_has_at"),
        ]


class Level(models.TextChoices):
    """What a published table is about."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    UNIT = "unit"


class Audience(models.TextChoices):
    """Whom a published table is for: those who lead or follow an area, or everybody."""

    INSIDE = "inside"
    PUBLIC = "public"


class PublishedTable(models.Model):
    """The figures of one country, province, district or school as they were published; small ones are not in it. It never changes.

    node_id: the area's or the unit's own id. received, units: how many units the figures come from, and how many there are.
    cells: by indicator and breakdown, null where hidden. Row-secured.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="tables")
    audience = models.CharField(max_length=10, choices=Audience.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    node_id = models.BigIntegerField()
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    received = models.PositiveIntegerField()
    units = models.PositiveIntegerField()
    cells = models.JSONField()

    class Privacy:
        """Figures in which nobody can be found."""

        open = (
            "id", "release", "audience", "level", "node_id", "country", "province_id", "district_id", "unit_id", "received", "units",
            "cells",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "audience", "level", "node_id"], name="one_table_a_node"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="published_level_known"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="published_audience_known"),
        ]
        indexes = [
            models.Index(fields=["level", "node_id", "audience"], name="published_by_node"),
            models.Index(fields=["release", "audience", "district_id"], name="published_by_district"),
        ]

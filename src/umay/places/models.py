"""Areas, units, schools and their calendars. No rules, no people."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umay.core.api import paired


class AreaKind(models.TextChoices):
    """How wide an area is."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"


class Stage(models.TextChoices):
    """What a school teaches; one school may have several."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    VOCATIONAL = "vocational"
    SPECIAL = "special"
    ADULT = "adult"
    HIGHER = "higher"
    OTHER = "other"


class Policing(models.TextChoices):
    """Who polices the place where a school stands."""

    POLICE = "police"
    GENDARMERIE = "gendarmerie"


class Setting(models.TextChoices):
    """Whether a school stands in a town or a village."""

    URBAN = "urban"
    RURAL = "rural"


class Ownership(models.TextChoices):
    """Who runs a school."""

    STATE = "state"
    PRIVATE = "private"


class Area(models.Model):
    """A territory. province and district point at the area itself for those kinds, so that a filter is one column."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=10, choices=AreaKind.choices)
    country = models.CharField(max_length=2)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("places.Area", on_delete=models.PROTECT, null=True, related_name="children")
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    metropolitan = models.BooleanField(default=False, help_text="A province whose centre has boards of its own.")
    centre = models.BooleanField(default=False, help_text="A district that is its province's centre.")
    sort_keys = models.JSONField(default=dict)

    class Privacy:
        """Territories are public."""

        open = (
            "id", "uid", "kind", "country", "code", "name", "parent", "province_id", "district_id", "metropolitan",
            "centre", "sort_keys",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "kind", "code"], name="area_code_once"),
            models.CheckConstraint(condition=Q(kind__in=AreaKind.values), name="area_kind_known"),
        ]
        indexes = [models.Index(fields=["province_id"], name="area_by_province")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """One office of an agency at one level in one area; a school is a unit of education at level "school".

    agency, level: codes of the country's packs. parent: the next unit of the same agency above.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    country = models.CharField(max_length=2)
    agency = models.CharField(max_length=40)
    level = models.CharField(max_length=20)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("places.Unit", on_delete=models.PROTECT, null=True, related_name="below")
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    sort_keys = models.JSONField(default=dict)
    own_calendar = models.ForeignKey(
        "places.SchoolCalendar", on_delete=models.SET_NULL, null=True, related_name="+", help_text="Where it differs from its area's."
    )
    is_open = models.BooleanField(default=True)
    shape = models.BigIntegerField(
        default=0, editable=False, help_text="All that a programme may ask of a unit, as one number; the database keeps it."
    )

    class Privacy:
        """Offices are public."""

        open = (
            "id", "uid", "country", "agency", "level", "code", "name", "area", "parent", "province_id", "district_id", "sort_keys",
            "own_calendar", "is_open", "shape",
        )  # fmt: skip
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "agency", "level", "code"], name="unit_code_once")]
        indexes = [
            models.Index(fields=["country", "agency", "level", "province_id", "district_id"], name="unit_by_kind"),
            models.Index(fields=["district_id", "agency", "level"], name="unit_by_district"),
            models.Index(fields=["province_id", "agency", "level"], name="unit_by_province"),
            models.Index(fields=["parent"], name="unit_by_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """What only a school has. girls_board: it boards girls. grade: this year's priority, 1 (highest) to 4, None when not graded."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, primary_key=True, related_name="school")
    stages = ArrayField(models.CharField(max_length=20, choices=Stage.choices), default=list)
    boarding = models.BooleanField(default=False)
    girls_board = models.BooleanField(default=False)
    policing = models.CharField(max_length=12, choices=Policing.choices, default=Policing.POLICE)
    setting = models.CharField(max_length=5, choices=Setting.choices, default=Setting.URBAN)
    ownership = models.CharField(max_length=7, choices=Ownership.choices, default=Ownership.STATE)
    pupils = models.PositiveIntegerField(null=True)
    grade = models.PositiveSmallIntegerField(null=True)

    class Privacy:
        """Facts of an institution."""

        open = ("unit", "stages", "boarding", "girls_board", "policing", "setting", "ownership", "pupils", "grade")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(grade__isnull=True) | Q(grade__range=(1, 4)), name="school_grade_one_to_four"),
            models.CheckConstraint(condition=Q(policing__in=Policing.values), name="school_policing_known"),
            models.CheckConstraint(condition=Q(setting__in=Setting.values), name="school_setting_known"),
            models.CheckConstraint(condition=Q(ownership__in=Ownership.values), name="school_ownership_known"),
            models.CheckConstraint(condition=Q(stages__contained_by=Stage.values), name="school_stages_known"),
        ]


class SchoolGrade(models.Model):
    """A school's grade in one school year, kept when the next year's comes."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="grades")
    school_year = models.PositiveSmallIntegerField(help_text="The calendar year in which the school year begins.")
    grade = models.PositiveSmallIntegerField()

    class Privacy:
        """Facts of an institution."""

        open = ("id", "unit", "school_year", "grade")
        personal = ()
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "school_year"], name="school_grade_once_a_year"),
            models.CheckConstraint(condition=Q(grade__range=(1, 4)), name="grade_one_to_four"),
        ]


class SchoolCalendar(models.Model):
    """A school calendar of a country, an area or one unit for one school year; the nearest one holds.

    data: the JSON shape that `timing.calendars` reads. recorded_at: calendars are added, not changed, so that the past can
    be shown as it was seen. assumed: nobody has confirmed it yet.
    """

    country = models.CharField(max_length=2)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="calendars")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="calendars")
    school_year = models.PositiveSmallIntegerField()
    data = models.JSONField()
    assumed = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Calendars are public; who recorded one is an id."""

        open = ("id", "country", "area", "unit", "school_year", "data", "assumed", "recorded_at")
        personal = ("recorded_by_id",)
        sensitive = ()
        keep_for = "10 years"

    class Meta:
        indexes = [models.Index(fields=["country", "school_year", "-recorded_at"], name="calendar_by_year")]
        constraints = [
            models.CheckConstraint(condition=Q(area__isnull=True) | Q(unit__isnull=True), name="calendar_of_one_place"),
        ]


class Deployment(models.Model):
    """The one row that says what this installation is: which country, demo or real, and what going live has asked for."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, blank=True)
    is_demo = models.BooleanField(default=False)
    without_programmes = models.BooleanField(default=False, help_text="Somebody said that no programme binds anybody here for now.")
    live_at = models.DateTimeField(null=True)
    live_by_id = models.BigIntegerField(null=True)
    legal_basis = models.TextField(blank=True)
    retention = models.JSONField(default=dict)
    helplines = models.JSONField(default=list)
    helplines_checked_on = models.DateField(null=True)
    duty_rota = models.JSONField(default=list)
    mail = models.JSONField(default=dict)

    class Privacy:
        """Settings; the duty rota names people by id."""

        open = (
            "id", "name", "country", "is_demo", "without_programmes", "live_at", "legal_basis", "retention", "helplines",
            "helplines_checked_on", "mail",
        )  # fmt: skip
        personal = ("live_by_id", "duty_rota")
        sensitive = ()
        keep_for = "as long as the deployment"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_deployment"),
            models.CheckConstraint(condition=paired("live_at", "live_by_id"), name="deployment_live_paired"),
        ]


class LayoutDraft(models.Model):
    """A list of units that somebody sent and looks at before it is taken in. rows: line number and cells, as they were read.

    A long one is taken in by a job. country: in which; tries: how often the job began.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    name = models.CharField(max_length=120)
    rows = models.JSONField()
    school_year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default="waiting")
    country = models.CharField(max_length=2, blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)

    class Privacy:
        """Offices are public; who sent the list is an id."""

        open = ("id", "uid", "name", "rows", "school_year", "state", "country", "tries", "made_at")
        personal = ("made_by_id",)
        sensitive = ()
        keep_for = "until it is taken in or replaced"

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=("waiting", "queued", "stopped")), name="layout_draft_state_known")]


class SchoolPicture(models.Model):
    """A plan or a photo of a school from above, drawn anew without what a camera wrote into it. wide, high: in its own points.

    Another picture is another row: a point that was put on one means nothing on the next.
    """

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
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

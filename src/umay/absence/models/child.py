"""A followed child: coded in clear, sealed in two compartments; whom they open to, and who read."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from umay.absence.rules.codes import AgeBand, GradeBand, HoldReason, Reason, Sex, State
from umay.core.api import paired
from umay.kernel.ids import new_id

KEPT = "until its day of deletion; the coded line stays"
COMPARTMENTS = ("child", "place")


def choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the codes of an enumeration as a column wants them."""
    return [(one.value, one.value) for one in codes]


def known(name: str, codes: type[StrEnum], *, blank: bool = False) -> Q:
    """Return the condition that a column holds one of the codes."""
    return Q(**{f"{name}__in": [*(one.value for one in codes), *([""] if blank else [])]})


class Followed(models.Model):
    """A child who is absent or disadvantaged, until back at school.

    unit: who keeps the record; centre: the coordinating guidance centre. words_blob: name, contacts, notes (compartment "child").
    place_blob: school and address (compartment "place"). words_version: of the words, so that two who write see each other.
    basis: the law and its article. delete_on: when all but this coded line goes.
    found_in, back_in: the school quarter whose numbers count it as found, and as back; "" while none does.
    erased_at: only the coded line is left. Whether its place is hidden, room `protected` knows.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("places.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=20, choices=choices(Reason))
    sex = models.CharField(max_length=8, choices=choices(Sex))
    age_band = models.CharField(max_length=10, choices=choices(AgeBand))
    grade_band = models.CharField(max_length=10, choices=choices(GradeBand))
    found_on = models.DateField()
    state = models.CharField(max_length=24, choices=choices(State), default=State.FOUND.value)
    state_since_on = models.DateField()
    basis = models.CharField(max_length=200, blank=True, default="")
    delete_on = models.DateField()
    entered_by_id = models.BigIntegerField(null=True)
    entered_at = models.DateTimeField()
    words_blob = models.BinaryField(null=True)
    words_version = models.PositiveIntegerField(default=1)
    child_epoch = models.PositiveIntegerField(default=1)
    place_blob = models.BinaryField(null=True)
    place_version = models.PositiveIntegerField(default=1)
    place_epoch = models.PositiveIntegerField(default=1)
    hold_reason = models.CharField(max_length=16, choices=choices(HoldReason), blank=True, default="")
    hold_by_id = models.BigIntegerField(null=True)
    hold_until_on = models.DateField(null=True)
    found_in = models.CharField(max_length=6, blank=True, default="")
    back_in = models.CharField(max_length=6, blank=True, default="")
    erased_at = models.DateTimeField(null=True)

    class Privacy:
        """Codes that duty and counting need; in a small place they may point at a child: row-secured."""

        open = (
            "id", "unit", "centre", "country", "province_id", "district_id", "state", "state_since_on", "basis", "delete_on", "entered_at",
            "words_version", "child_epoch", "place_version", "place_epoch", "hold_reason", "hold_until_on", "found_in", "back_in",
            "erased_at",
        )  # fmt: skip
        personal = (
            "reason", "sex", "age_band", "grade_band", "found_on", "entered_by_id", "hold_by_id",
        )  # fmt: skip
        sensitive = ("words_blob", "place_blob")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("reason", Reason), name="followed_reason_known"),
            models.CheckConstraint(condition=known("sex", Sex), name="followed_sex_known"),
            models.CheckConstraint(condition=known("age_band", AgeBand), name="followed_age_known"),
            models.CheckConstraint(condition=known("grade_band", GradeBand), name="followed_grade_known"),
            models.CheckConstraint(condition=known("state", State), name="followed_state_known"),
            models.CheckConstraint(condition=known("hold_reason", HoldReason, blank=True), name="followed_hold_known"),
            models.CheckConstraint(condition=~Q(reason="register") | ~Q(basis=""), name="followed_register_has_basis"),
            models.CheckConstraint(condition=Q(delete_on__gt=F("found_on")), name="followed_goes_after_found"),
            models.CheckConstraint(condition=paired("hold_by_id", "hold_until_on"), name="followed_hold_whole"),
            models.CheckConstraint(condition=Q(hold_until_on__isnull=True) ^ ~Q(hold_reason=""), name="followed_hold_has_reason"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(words_blob__isnull=True, place_blob__isnull=True, hold_until_on__isnull=True),
                name="followed_erased_is_empty",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["delete_on"], condition=Q(erased_at__isnull=True), name="followed_by_deletion"),
            models.Index(fields=["unit"], name="followed_by_unit"),
            models.Index(fields=["country"], condition=Q(found_in="") | Q(back_in=""), name="followed_to_count"),
        ]


class Wrap(models.Model):
    """A compartment's key, sealed to one person who was let in by name. unit: in which they must hold an appointment for it to count.

    person_id 0: the officials' recovery key. until_on: the last day of somebody of another office. mark: that Umay made the row.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    record = models.ForeignKey(Followed, on_delete=models.CASCADE, related_name="wraps")
    compartment = models.CharField(max_length=8)
    epoch = models.PositiveIntegerField()
    holder_key = models.UUIDField()
    person_id = models.BigIntegerField()
    unit_id = models.BigIntegerField(null=True)
    share = models.ForeignKey("absence.Share", on_delete=models.CASCADE, null=True, related_name="wraps")
    until_on = models.DateField(null=True)
    granter = models.CharField(max_length=40)
    blob = models.BinaryField()
    mark = models.BinaryField()
    made_at = models.DateTimeField()

    class Privacy:
        """Who may open what."""

        open = ("id", "record", "compartment", "epoch", "holder_key", "unit_id", "share", "until_on", "made_at")
        personal = ("person_id", "granter")
        sensitive = ("blob", "mark")
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(compartment__in=COMPARTMENTS), name="followed_wrap_compartment_known"),
            models.CheckConstraint(condition=Q(person_id=0) | Q(unit_id__isnull=False), name="followed_wrap_of_unit"),
            models.UniqueConstraint(fields=["record", "compartment", "epoch", "holder_key"], name="followed_wrapped_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "record"], name="followed_wrap_by_person")]


class Opening(models.Model):
    """Somebody opened a record. with_place: they saw the place of a protected child. Those who follow the child see these."""

    id = models.UUIDField(primary_key=True, default=new_id)
    record = models.ForeignKey(Followed, on_delete=models.CASCADE, related_name="openings")
    person_id = models.BigIntegerField()
    at = models.DateTimeField()
    with_place = models.BooleanField(default=False)

    class Privacy:
        """Who read when."""

        open = ("id", "record", "at", "with_place")
        personal = ("person_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        indexes: ClassVar = [models.Index(fields=["record", "at"], name="followed_opening_by_record")]

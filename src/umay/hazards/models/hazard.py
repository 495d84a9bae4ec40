"""The ledger: a danger, its line of time, its photos."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from umay.core.api import paired
from umay.hazards.rules.kinds import Deed, HazardKind, Landmark, OwnerKind, Sight, Size, Source, State
from umay.kernel.ids import new_id

KEPT = "5 years after it was struck off"


def choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the codes of an enumeration as a column wants them."""
    return [(one.value, one.value) for one in codes]


def known(name: str, codes: type[StrEnum]) -> Q:
    """Return the condition that a column holds one of the codes."""
    return Q(**{f"{name}__in": [one.value for one in codes]})


class Hazard(models.Model):
    """Something dangerous in or around a school, from found to checked as gone.

    landmark, landmark_name: a spot from a list, said in each reader's language; where: words beside it, and all there is without one.
    seen: what was ticked on a list, likewise; what: in words.
    ref_kind, ref_uid, ref_label: what an upper room knows the spot by, such as a post or a checkpoint. map_x, map_y: on the school's map,
    thousandths of its width and height from the upper left; on its own picture of picture_number, else on the neutral one.
    found_by_id: None for the public. owner_name: of another agency, or as it was written. fixed_by_id: who said that it is fixed; the
    database lets nobody check their own. look_on: when somebody looks again. key: of the device or the page that sent it, so that twice
    counts once. told_…_on: of which day owner and offices were reminded.
    """

    uid = models.UUIDField(default=new_id, unique=True)
    unit = models.ForeignKey("places.Unit", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    province_id = models.BigIntegerField(null=True)
    district_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=16, choices=choices(HazardKind))
    size = models.CharField(max_length=8, choices=choices(Size), default=Size.SMALL.value)
    state = models.CharField(max_length=12, choices=choices(State), default=State.OPEN.value)
    source = models.CharField(max_length=8, choices=choices(Source), default=Source.STAFF.value)
    where = models.CharField(max_length=200, blank=True)
    landmark = models.CharField(max_length=16, choices=choices(Landmark), blank=True, db_default="")
    landmark_name = models.CharField(max_length=20, blank=True, db_default="")
    seen = ArrayField(models.CharField(max_length=16), default=list, db_default=[])
    what = models.CharField(max_length=1000, blank=True)
    map_x = models.PositiveSmallIntegerField(null=True)
    map_y = models.PositiveSmallIntegerField(null=True)
    picture_number = models.BigIntegerField(null=True)
    ref_kind = models.CharField(max_length=20, blank=True)
    ref_uid = models.UUIDField(null=True)
    ref_label = models.CharField(max_length=120, blank=True)
    found_at = models.DateTimeField()
    found_by_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    owner_kind = models.CharField(max_length=8, choices=choices(OwnerKind), blank=True)
    owner_person_id = models.BigIntegerField(null=True)
    owner_name = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    measure = models.CharField(max_length=300, blank=True)
    fixed_at = models.DateTimeField(null=True)
    fixed_by_id = models.BigIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by_id = models.BigIntegerField(null=True)
    look_on = models.DateField(null=True)
    key = models.UUIDField(default=uuid.uuid4)
    told_due_on = models.DateField(null=True)
    told_above_on = models.DateField(null=True)
    told_look_on = models.DateField(null=True)

    class Privacy:
        """Places and things; who found, owns, fixed and checked is personal."""

        open = (
            "id", "uid", "unit", "country", "province_id", "district_id", "kind", "size", "state", "source", "where", "landmark",
            "landmark_name", "seen", "what", "map_x", "map_y", "picture_number", "ref_kind", "ref_uid", "ref_label", "found_at",
            "recorded_at", "owner_kind", "due_on", "measure", "fixed_at", "checked_at", "look_on", "key", "told_due_on", "told_above_on",
            "told_look_on",
        )  # fmt: skip
        personal = ("found_by_id", "owner_person_id", "owner_name", "fixed_by_id", "checked_by_id")
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("kind", HazardKind), name="hazard_kind_known"),
            models.CheckConstraint(condition=known("size", Size), name="hazard_size_known"),
            models.CheckConstraint(condition=known("state", State), name="hazard_state_known"),
            models.CheckConstraint(condition=known("source", Source), name="hazard_source_known"),
            models.CheckConstraint(condition=known("owner_kind", OwnerKind), name="hazard_owner_known"),
            models.CheckConstraint(condition=known("landmark", Landmark) | Q(landmark=""), name="hazard_landmark_known"),
            models.CheckConstraint(condition=Q(seen__contained_by=[one.value for one in Sight]), name="hazard_seen_known"),
            models.CheckConstraint(condition=~Q(where="") | ~Q(landmark=""), name="hazard_is_somewhere"),
            models.CheckConstraint(
                condition=Q(checked_by_id__isnull=True) | ~Q(checked_by_id=F("fixed_by_id")), name="hazard_checked_by_another"
            ),
            models.CheckConstraint(condition=paired("fixed_at", "fixed_by_id"), name="hazard_fixed_whole"),
            models.CheckConstraint(condition=paired("checked_at", "checked_by_id"), name="hazard_checked_whole"),
            models.CheckConstraint(condition=Q(state__in=["fixed", "gone"]) ^ Q(fixed_at__isnull=True), name="hazard_fixed_when_said"),
            models.CheckConstraint(condition=Q(state="gone") ^ Q(checked_at__isnull=True), name="hazard_gone_when_checked"),
            models.CheckConstraint(condition=Q(look_on__isnull=True) | Q(state="gone"), name="hazard_looked_at_when_gone"),
            models.CheckConstraint(condition=(Q(owner_kind="person") ^ Q(owner_person_id__isnull=True)), name="hazard_owner_person"),
            models.CheckConstraint(condition=~Q(owner_kind="agency") | ~Q(owner_name=""), name="hazard_agency_named"),
            models.CheckConstraint(condition=paired("map_x", "map_y"), name="hazard_on_map_whole"),
            models.CheckConstraint(condition=Q(picture_number__isnull=True) | Q(map_x__isnull=False), name="hazard_on_picture"),
            models.UniqueConstraint(fields=["unit", "key"], name="hazard_once"),
            models.CheckConstraint(condition=Q(map_x__isnull=True) | Q(map_x__lte=1000, map_y__lte=1000), name="hazard_on_map"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on"], name="hazard_by_unit"),
            models.Index(fields=["district_id", "state"], condition=Q(size="large"), name="hazard_large_by_district"),
            models.Index(fields=["due_on"], condition=Q(state="open"), name="hazard_by_due"),
            models.Index(fields=["look_on"], condition=Q(look_on__isnull=False), name="hazard_by_look"),
        ]

    def __str__(self) -> str:
        return f"hazard {self.uid}"


class HazardEvent(models.Model):
    """One step on a hazard's line of time. person_id: None for the public and for the system. day: a due day or a day to look again."""

    uid = models.UUIDField(default=new_id, unique=True)
    hazard = models.ForeignKey(Hazard, on_delete=models.CASCADE, related_name="events")
    deed = models.CharField(max_length=12, choices=choices(Deed))
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    note = models.CharField(max_length=1000, blank=True)
    day = models.DateField(null=True)

    class Privacy:
        """Who did what is personal."""

        open = ("id", "uid", "hazard", "deed", "at", "note", "day")
        personal = ("person_id",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=known("deed", Deed), name="hazard_event_known")]
        indexes: ClassVar = [models.Index(fields=["hazard", "at"], name="hazard_event_by_time")]

    def __str__(self) -> str:
        return f"event {self.uid}"


class HazardPhoto(models.Model):
    """A picture of a hazard, drawn anew without what the camera wrote into it. deed: found or fixed."""

    uid = models.UUIDField(default=new_id, unique=True)
    hazard = models.ForeignKey(Hazard, on_delete=models.CASCADE, related_name="photos")
    deed = models.CharField(max_length=12, choices=choices(Deed))
    media_type = models.CharField(max_length=40)
    data = models.BinaryField()
    at = models.DateTimeField()

    class Privacy:
        """A picture of a place; somebody may have walked through it."""

        open = ("id", "uid", "hazard", "deed", "media_type", "at")
        personal = ("data",)
        sensitive = ()
        keep_for = KEPT

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=known("deed", Deed), name="hazard_photo_deed_known"),
            models.CheckConstraint(condition=Q(media_type__in=["image/jpeg", "image/png", "image/webp"]), name="hazard_photo_is_picture"),
        ]

    def __str__(self) -> str:
        return f"photo {self.uid}"

"""The bell timetable: a ring entered, changed, taken away. Posts hang on it and move with it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, just_done, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.actions.announcing import windows_changed
from umay.posts.models import Bell, Window
from umay.posts.rules.drafts import RingDraft, ring_refusal

RingMissing = Bell.DoesNotExist


@action(Perm.POST_KEEP, "posts.bell_set")
def set_ring(actor: Actor, asked: RingDraft, *, school_year: int, now: datetime, uid: UUID | None = None) -> Bell:
    """Enter a ring of the school year, or change the one of this id. Windows that hang on it move with it.

    Raises RingMissing, Refused ("access.not_granted", "posts.ring_there", "posts.…"). Audit: posts.bell_set.
    """
    place = own_place(actor)
    row = Bell.objects.select_for_update().get(uid=uid, unit_id=place.unit_id) if uid else None
    require(actor, Perm.POST_KEEP, place)
    if refusal := ring_refusal(asked):
        raise Refused(refusal)
    twins = Bell.objects.filter(unit_id=place.unit_id, school_year=school_year, code=asked.code, variant=asked.variant)
    if (twins.exclude(pk=row.pk) if row else twins).exists():
        raise Refused(Refusal("posts.ring_there"))

    if row is None:
        carry_rings(actor, place, school_year, now)
    saved = add_ring(actor, place, asked, school_year, now) if row is None else _changed(row, asked, actor, now)

    record(actor, "posts.bell_set", saved.uid, at=now, place=place, detail={"code": asked.code, "variant": asked.variant})
    windows_changed(place)
    return saved


def _gone_before(actor: Actor, uid: UUID, place: Place, now: datetime) -> None:
    """Record that a ring was taken away twice. Raises RingMissing unless the actor took it away a moment ago."""
    if not just_done(actor, "posts.bell_taken_away", [uid], now):
        raise RingMissing
    record(actor, "posts.bell_taken_away", uid, at=now, place=place, detail={"again": True})


@action(Perm.POST_KEEP, "posts.bell_taken_away")
def remove_ring(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take a ring away. The last ring of its code stays while a window hangs on it. Clicked twice by the same person it is gone once.

    Raises RingMissing, Refused ("access.not_granted", "posts.ring_in_use"). Audit: posts.bell_taken_away.
    """
    place = own_place(actor)
    row = Bell.objects.select_for_update().filter(uid=uid, unit_id=place.unit_id).first()
    require(actor, Perm.POST_KEEP, place)
    if row is None:
        _gone_before(actor, uid, place, now)
        return
    others = Bell.objects.filter(unit_id=place.unit_id, school_year=row.school_year, code=row.code).exclude(pk=row.pk)
    hanging = Window.objects.filter(unit_id=place.unit_id, bell_code=row.code, closed_on__isnull=True, post__closed_on__isnull=True)
    if not others.exists() and hanging.exists():
        raise Refused(Refusal("posts.ring_in_use", {"windows": hanging.count()}))

    row.delete()

    record(actor, "posts.bell_taken_away", uid, at=now, place=place, detail={"code": row.code, "variant": row.variant})
    windows_changed(place)


def carry_rings(actor: Actor, place: Place, school_year: int, now: datetime) -> None:
    """Copy the bell of the last year with one into a year that has none yet: what held until now goes on beside what is new."""
    rows = Bell.objects.filter(unit_id=place.unit_id, school_year__lte=school_year)
    last = rows.order_by("-school_year").values_list("school_year", flat=True).first()
    if last is None or last == school_year:
        return
    for old in rows.filter(school_year=last, from_on__isnull=True, until_on__isnull=True):
        kept = RingDraft(old.code, old.starts, old.ends, old.variant, tuple(old.weekdays), tuple(old.grades))
        add_ring(actor, place, kept, school_year, now)


def add_ring(actor: Actor, place: Place, asked: RingDraft, school_year: int, now: datetime) -> Bell:
    """Write a ring; one that is there already is left as it is."""
    row, _made = Bell.objects.get_or_create(
        unit_id=place.unit_id, school_year=school_year, code=asked.code, variant=asked.variant,
        defaults={
            "country": place.country, "province_id": place.province_id, "district_id": place.district_id, "starts": asked.starts,
            "ends": asked.ends, "weekdays": sorted(asked.weekdays), "grades": sorted(asked.grades), "from_on": asked.from_on,
            "until_on": asked.until_on, "recorded_at": now, "recorded_by_id": actor.person_id,
        },
    )  # fmt: skip
    return row


def _changed(row: Bell, asked: RingDraft, actor: Actor, now: datetime) -> Bell:
    row.code, row.variant, row.starts, row.ends = asked.code, asked.variant, asked.starts, asked.ends
    row.weekdays, row.grades = sorted(asked.weekdays), sorted(asked.grades)
    row.from_on, row.until_on = asked.from_on, asked.until_on
    row.recorded_at, row.recorded_by_id = now, actor.person_id
    row.save()
    return row

"""Publishing a pack, adopting it for a school year, withdrawing, following a calendar."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from umay.core.api import Actor, Perm, Place, action, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.actions import laying
from umay.programme.actions.laying_days import carry_days
from umay.programme.models import Adoption, PackVersion
from umay.programme.queries import adoptions


@action(Perm.PROGRAMME_DRAFT, "pack.published")
def publish_pack(actor: Actor, pack: packs.Pack, *, place: Place, origin: str, now: datetime) -> PackVersion:
    """Keep a pack as a version that can be adopted; the same version twice gives the one that is there.

    origin: "builtin" or "imported". Raises Refused ("access.not_granted", "pack.version_taken") if another content has that version.
    Audit: pack.published.
    """
    require(actor, Perm.PROGRAMME_DRAFT, place)
    digest = adoptions.digest(pack)
    there = PackVersion.objects.filter(code=pack.pack, version=pack.version).first()
    if there is not None and there.digest != digest:
        raise Refused(Refusal("pack.version_taken", {"version": pack.version}))

    version = there or PackVersion.objects.create(
        code=pack.pack,
        version=pack.version,
        country=pack.country,
        lang=pack.lang,
        base_year=pack.base_year,
        title=dict(pack.title),
        content=pack.model_dump(mode="json"),
        digest=digest,
        origin=origin,
        unit_id=None if origin == "builtin" else place.unit_id,
        published_at=now,
        published_by_id=actor.person_id,
    )

    record(actor, "pack.published", version.uid, at=now, place=place, detail={"code": pack.pack, "version": pack.version})
    return version


@action(Perm.PROGRAMME_ADOPT, "programme.adopted")
def adopt(
    actor: Actor,
    pack_uid: UUID,
    *,
    unit_uid: UUID,
    school_year: int,
    shifts: Collection[str],
    starts_on: date | None = None,
    now: datetime,
) -> Adoption:
    """Adopt a pack for a school year, for the unit and all below it; every unit has its tasks at once.

    starts_on: what fell due before is not laid out, so that nobody is late at once with what nobody had asked for; None: the whole year.
    shifts: names of the year's proposals that a person confirmed, for the dates of an old plan; a date without one stays in its old year.
    The unit must be one of those that the pack names to adopt it.
    Raises UnitMissing; Refused ("access.not_granted", "adoption.…"). Two at once: one wins, the other is refused
    ("adoption.already_covered"). Audit: programme.adopted.
    """
    unit = places.unit_by_uid(actor, unit_uid)
    version = adoptions.pack_version(pack_uid)
    calendar = places.calendar_for(unit.country, school_year, province_id=unit.province_id, district_id=unit.district_id)
    require(actor, Perm.PROGRAMME_ADOPT, unit.place)
    pack = adoptions.pack_of(version)
    if no := adoptions.adopt_refusal(unit, version, pack, school_year):
        raise Refused(no)

    confirmed = [one for one in adoptions.proposals(pack, school_year) if one.name in shifts]
    kept = {one.name: one.proposal.new for one in confirmed}
    chosen = {"school_year": school_year, "calendar": calendar, "shifts": kept, "starts_on": starts_on}
    adoption = _insert(version, unit, chosen, actor, now)
    rows = laying.lay_obligations(adoption, adoptions.pack_for(adoption), at=now)
    laying.lay_dates(adoption, rows)
    carry_days(adoption, at=now)

    record(actor, "programme.adopted", adoption.uid, at=now, place=unit.place, detail={"pack": version.code, "year": school_year})
    return adoption


def _insert(version: PackVersion, unit: places.UnitCard, chosen: dict[str, Any], actor: Actor, now: datetime) -> Adoption:
    """Insert the adoption with the reach of its unit; the database lets only one through."""
    reach = places.reach_of(unit)
    try:
        with transaction.atomic():
            return Adoption.objects.create(
                pack=version,
                pack_code=version.code,
                unit_id=unit.id,
                country=unit.country,
                province_id=unit.province_id if reach in ("province", "district", "unit") else None,
                district_id=unit.district_id if reach in ("district", "unit") else None,
                only_unit_id=unit.id if reach == "unit" else None,
                **chosen,
                adopted_at=now,
                adopted_by_id=actor.person_id,
            )
    except IntegrityError:
        raise Refused(Refusal("adoption.already_covered", {"unit": unit.name})) from None


@action(Perm.PROGRAMME_ADOPT, "programme.withdrawn")
def withdraw(actor: Actor, adoption_uid: UUID, *, now: datetime) -> Adoption:
    """End an adoption: its tasks disappear from every day, what was recorded stays.

    Raises Adoption.DoesNotExist; Refused ("access.not_granted", "adoption.already_withdrawn"). Audit: programme.withdrawn.
    """
    adoption, unit = adoptions.locked_with_unit(actor, adoption_uid)
    require(actor, Perm.PROGRAMME_ADOPT, unit.place)
    if adoption.withdrawn_at is not None:
        raise Refused(Refusal("adoption.already_withdrawn"))

    adoption.withdrawn_at = now
    adoption.withdrawn_by_id = actor.person_id
    adoption.save(update_fields=["withdrawn_at", "withdrawn_by_id"])

    record(actor, "programme.withdrawn", adoption.uid, at=now, place=unit.place)
    return adoption


@action(Perm.CALENDAR_KEEP, "programme.dates_moved")
def follow_calendar(actor: Actor, adoption_uid: UUID, *, today: date, now: datetime) -> int:
    """Move the open dates of an adoption to the newest calendar of its area; done ones never move. Returns how many were written.

    Raises Adoption.DoesNotExist; Refused ("access.not_granted"). Audit: programme.dates_moved.
    """
    adoption, unit = adoptions.locked_with_unit(actor, adoption_uid)
    require(actor, Perm.CALENDAR_KEEP, unit.place)

    newest = places.calendar_for(unit.country, adoption.school_year, province_id=unit.province_id, district_id=unit.district_id)
    if newest is not None:
        adoption.calendar = newest
        adoption.save(update_fields=["calendar"])
    written = laying.move_dates(adoption, adoptions.obligations_of(adoption), today=today)

    record(actor, "programme.dates_moved", adoption.uid, at=now, place=unit.place, detail={"written": written})
    return written

"""Reads for adopting: packs, who is already bound, locked adoptions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from umay.core.api import Actor, Perm, query, require
from umay.kernel.refusal import Refusal, Refused
from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption, Obligation, PackVersion
from umay.programme.rules import adopting as rules
from umay.programme.rules import dating, versions
from umay.programme.rules.adopting import AdoptionFacts
from umay.timing import api as timing


def pack_of(version: PackVersion) -> packs.Pack:
    """Return the pack that the version keeps."""
    return packs.Pack.model_validate(version.content)


def pack_for(adoption: Adoption) -> packs.Pack:
    """Return the adopted pack with the dates that were confirmed for its year."""
    return pack_as(adoption, adoption.pack)


def digest(pack: packs.Pack) -> str:
    """Return what tells one text of a pack from another: SHA-256 of its content."""
    return hashlib.sha256(pack.model_dump_json().encode()).hexdigest()


def pack_version(uid: UUID) -> PackVersion:
    """Return a published pack: any, for packs are public. Raises PackVersion.DoesNotExist."""
    return PackVersion.objects.get(uid=uid)


def covering(unit: places.UnitCard, pack_code: str, school_year: int) -> Adoption | None:
    """Return the adoption of the pack for the year that already binds the unit, its own included; None if there is none."""
    reach = Q(province_id__isnull=True, only_unit__isnull=True) | Q(only_unit_id=unit.id)
    if unit.province_id:
        reach |= Q(province_id=unit.province_id, district_id__isnull=True, only_unit__isnull=True)
    if unit.district_id:
        reach |= Q(district_id=unit.district_id, only_unit__isnull=True)
    found = Adoption.objects.filter(reach, pack_code=pack_code, school_year=school_year, country=unit.country, withdrawn_at__isnull=True)
    return found.select_related("unit", "pack").defer("pack__content").first()


def adopt_refusal(unit: places.UnitCard, version: PackVersion, pack: packs.Pack, school_year: int) -> Refusal | None:
    """Return why the unit may not adopt the pack for the year, or None; asked alike by the page and by the action."""
    calendar = places.calendar_for(unit.country, school_year, province_id=unit.province_id, district_id=unit.district_id)
    bound = covering(unit, version.code, school_year)
    facts = AdoptionFacts(
        pack_country=version.country,
        unit_country=unit.country,
        is_adopter=packs.may_adopt(packs.adopters(pack), unit.agency, unit.level),
        has_calendar=calendar is not None,
        covered_by=bound.unit.name if bound else "",
        live_rows=sum(1 for one in pack.obligations if one.status == "live"),
    )
    return rules.adopt_refusal(facts)


def pack_as(adoption: Adoption, version: PackVersion) -> packs.Pack:
    """Return a version of the adopted pack with the dates that were confirmed for the adoption's year."""
    pack = pack_of(version)
    accepted = [one.proposal for one in proposals(pack, adoption.school_year) if one.name in adoption.shifts]
    return packs.with_shifts(pack, accepted, adoption.school_year) if accepted else pack


def switch_refusal(adoption: Adoption, version: PackVersion) -> Refusal | None:
    """Return why the adoption may not follow the version, or None; asked alike by the page and by the action."""
    return versions.switch_refusal(
        same_code=version.code == adoption.pack_code,
        same_version=version.pk == adoption.pack_id,
        withdrawn=adoption.withdrawn_at is not None,
        live_rows=sum(1 for one in version.content["obligations"] if one.get("status", "live") == "live"),
    )


def locked_adoption(actor: Actor, uid: UUID) -> Adoption:
    """Return an adoption of the actor's country, locked. Raises Adoption.DoesNotExist for a missing and a foreign one alike."""
    country = actor.seat.place.country if actor.seat else ""
    found = Adoption.objects.select_for_update()  # without joins: one whose pack or calendar changes while we wait would be found no more
    return found.get(uid=uid) if actor.is_job else found.get(uid=uid, country=country)


def locked_with_unit(actor: Actor, uid: UUID) -> tuple[Adoption, places.UnitCard]:
    """Return a locked adoption and the unit that made it.

    Raises Adoption.DoesNotExist; Refused ("access.not_granted") when that unit lies above or beside the actor's: whom an adoption binds may
    know of it, and is told that it is not theirs to change.
    """
    adoption = locked_adoption(actor, uid)
    try:
        return adoption, places.unit_by_id(actor, adoption.unit_id)
    except places.UnitMissing:
        raise Refused(Refusal("access.not_granted")) from None


def on_calendar(calendar_id: int) -> tuple[UUID, ...]:
    """Return the adoptions in force that the school calendar may be for: of its country and year. For jobs."""
    calendar = places.school_calendar(calendar_id)
    found = Adoption.objects.filter(country=calendar.country, school_year=calendar.school_year, withdrawn_at__isnull=True)
    return tuple(found.order_by("pk").values_list("uid", flat=True))


def adopted_in(country: str, school_year: int) -> int:
    """Return how many adoptions are in force in the country, of the school year or a later one: setting up may adopt ahead."""
    return Adoption.objects.filter(country=country, school_year__gte=school_year, withdrawn_at__isnull=True).count()


@dataclass(frozen=True, slots=True)
class YearProposal:
    """A date of an old plan, proposed for the new year. title: of its row. old, new: a timing or target as JSON."""

    title: dict[str, str]
    proposal: packs.Proposal

    @property
    def name(self) -> str:
        """What names the proposal in a form and in the adoption."""
        return f"{self.proposal.owner}/{self.proposal.part}"


@query
def year_proposals(actor: Actor, pack_uid: UUID, *, unit_uid: UUID, school_year: int) -> tuple[YearProposal, ...]:
    """Return what would have to be confirmed to adopt the pack for the year: dates of its base year, shifted. Empty if it has none.

    Raises UnitMissing; PackVersion.DoesNotExist; Refused ("access.not_granted").
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.PROGRAMME_ADOPT, unit.place)
    return proposals(pack_of(pack_version(pack_uid)), school_year)


@query
def dates_before(actor: Actor, pack_uid: UUID, *, unit_uid: UUID, school_year: int, today: date) -> int:
    """Return how many dates of the pack's duties fall before today in the year, on the unit's calendar; 0 without a calendar.

    Raises UnitMissing; PackVersion.DoesNotExist; Refused ("access.not_granted").
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.PROGRAMME_ADOPT, unit.place)
    kept = places.calendar_for(unit.country, school_year, province_id=unit.province_id, district_id=unit.district_id)
    if kept is None:
        return 0
    pack, calendar = pack_of(pack_version(pack_uid)), timing.calendar_from_json(kept.data)
    return sum(1 for one in pack.obligations if one.status == "live" for day in _days_of(pack, one, calendar) if day < today)


def _days_of(pack: packs.Pack, one: packs.Obligation, calendar: timing.Calendar) -> Iterator[date]:
    held = packs.holding(pack, one.id, {})
    at_school = {owner.level for owner in held.owners} == {places.SCHOOL_LEVEL}
    for dated in dating.dates(timing.from_json(held.timing), one.confirm, calendar, {}, at_school=at_school):
        yield dated.due_on


def proposals(pack: packs.Pack, school_year: int) -> tuple[YearProposal, ...]:
    """Return the pack's dates shifted to the school year, row by row."""
    if pack.base_year is None:
        return ()
    titles = {one.id: dict(one.title) for one in pack.obligations} | {one.id: dict(one.title) for one in pack.contradictions}
    return tuple(YearProposal(titles.get(one.owner, {"en": one.owner}), one) for one in packs.shift_year(pack, school_year))


@dataclass(frozen=True, slots=True)
class AdoptionCard:
    """An adoption as lists show it."""

    id: int
    uid: UUID
    pack_uid: UUID
    pack_code: str
    title: dict[str, str]
    unit_name: str
    unit_uid: UUID
    school_year: int
    adopted_on: date
    live: int
    is_mine: bool


@query
def adoptions_of(actor: Actor) -> tuple[AdoptionCard, ...]:
    """Return the adoptions that bind the actor's unit or were made in its area, newest year first."""
    if actor.seat is None:
        return ()
    place = actor.seat.place
    reach = Q(province_id__isnull=True, only_unit__isnull=True) | Q(unit_id=place.unit_id) | Q(only_unit_id=place.unit_id)
    if place.province_id:
        inner = Q() if actor.seat.level == "province" else Q(district_id__isnull=True) | Q(district_id=place.district_id)
        outer = Q() if actor.seat.level in ("province", "district") else Q(only_unit__isnull=True)
        reach |= Q(province_id=place.province_id) & inner & outer
    if actor.seat.level == "nation":
        reach = Q()
    found = Adoption.objects.filter(reach, country=place.country, withdrawn_at__isnull=True)
    rows = found.annotate(live=Count("obligations", filter=Q(obligations__status="live"))).order_by("-school_year", "pack_code")
    return tuple(
        AdoptionCard(*row[:-3], row[-3].date(), row[-2], row[-1] == place.unit_id)
        for row in rows.values_list(
            "pk", "uid", "pack__uid", "pack_code", "pack__title", "unit__name", "unit__uid", "school_year", "adopted_at", "live", "unit_id"
        )
    )


def obligations_of(adoption: Adoption) -> list[Obligation]:
    """Return all obligations of an adoption in the pack's order."""
    return list(adoption.obligations.order_by("position"))

"""Lays a pack's rows out as obligations, owners and dates. Called by the actions of adoption; opens no transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption, Due, Obligation, ObligationOwner, UpperItem
from umay.programme.rules import asked_dates, dating
from umay.timing import api as timing

_DETAIL = ("steps", "partners", "place", "notes", "reason", "source", "term", "follows", "needs", "contradicts", "part_of")


def lay_obligations(adoption: Adoption, pack: packs.Pack, *, at: datetime) -> list[Obligation]:
    """Write the pack's obligations with their owners and upper items; returns them in the pack's order.

    Where the document disagrees with itself, what holds until somebody rules is laid out, marked provisional.
    """
    sections = {section.code: dict(section.title) for section in pack.sections}
    held = {one.id: packs.holding(pack, one.id, {}) for one in pack.obligations}
    rows = [
        _obligation(adoption, one, held[one.id], position, sections.get(one.section, {})) for position, one in enumerate(pack.obligations)
    ]
    agencies = {agency.code: dict(agency.title) for agency in pack.agencies}
    for row in rows:
        for partner in row.detail.get("partners", ()):
            partner["title"] = partner.get("title") or agencies.get(partner["agency"])
    Obligation.objects.bulk_create(rows)
    by_code = {row.code: row for row in rows}
    for one in pack.obligations:
        lay_owners(by_code[one.id], held[one.id].owners)
    UpperItem.objects.bulk_create(
        UpperItem(obligation=by_code[one.id], upper=upper, recorded_at=at) for one in pack.obligations for upper in one.answers
    )
    return rows


def _obligation(
    adoption: Adoption, one: packs.Obligation, held: packs.Holding, position: int, section_title: Mapping[str, str]
) -> Obligation:
    data = one.model_dump(mode="json")
    return Obligation(
        adoption=adoption,
        code=one.id,
        section=one.section,
        section_title=dict(section_title),
        item=one.item,
        position=position,
        status=one.status,
        title=data["title"],
        detail={name: data.get(name) for name in _DETAIL if data.get(name)},
        timing=held.timing,
        timing_text=(one.timing_text or "")[:300],
        provisional=held.open[0] if held.open else "",
        confirm=one.confirm,
        joint=one.joint,
        figures=data["figures"],
        evidence=data["evidence"],
        target=data["target"],
    )


def lay_owners(obligation: Obligation, owners: Iterable[packs.Owner]) -> None:
    """Write who owes the obligation, in place of those who did before."""
    ObligationOwner.objects.filter(obligation=obligation).delete()
    ObligationOwner.objects.bulk_create(_owner(obligation, owner, party) for party, owner in enumerate(owners))


def _owner(obligation: Obligation, owner: packs.Owner, party: int) -> ObligationOwner:
    schools = owner.schools or packs.SchoolFilter()
    areas = owner.areas or packs.AreaFilter()
    return ObligationOwner(
        obligation=obligation,
        party=party,
        agency=owner.agency,
        level=owner.level,
        role=owner.role or "",
        stages=list(schools.stages),
        grades=list(schools.grades),
        boarding=schools.boarding,
        girls_board=schools.girls,
        policing=schools.policing or "",
        settings=list(schools.settings),
        ownership=schools.ownership or "",
        metropolitan=areas.metropolitan,
        centre=areas.centre,
    )


def _calendars(adoption: Adoption) -> list[tuple[int | None, timing.Calendar]]:
    """Return the adoption's own calendar under None, then those of single units by id."""
    own = places.own_calendars(adoption.country, adoption.school_year)
    found: list[tuple[int | None, timing.Calendar]] = [(None, timing.calendar_from_json(adoption.calendar.data))]
    return found + [(one.pk, timing.calendar_from_json(one.data)) for one in own]


def lay_dates(adoption: Adoption, obligations: Iterable[Obligation]) -> None:
    """Write the dates of obligations that have none yet, on the adoption's calendar and on each calendar of a unit's own."""
    calendars = _calendars(adoption)
    Due.objects.bulk_create(
        _due(row, key, dated)
        for row in obligations
        if row.status == "live"
        for key, calendar in calendars
        for dated in dating.dates(timing.from_json(row.timing), row.confirm, calendar, asked_dates.known_days(adoption.events, row.code))
    )


def move_dates(adoption: Adoption, obligations: Iterable[Obligation], *, today: date) -> int:
    """Compute the dates of obligations anew and keep what has passed; returns how many dates were written. Ordinals stay."""
    calendars = _calendars(adoption)
    written = 0
    for row in obligations:
        events = asked_dates.known_days(adoption.events, row.code)
        for key, calendar in calendars:
            kept = dict(Due.objects.filter(obligation=row, calendar=key).values_list("ordinal", "due_on"))
            fresh = dating.dates(timing.from_json(row.timing), row.confirm, calendar, events) if row.status == "live" else ()
            moving = dating.moved(kept, fresh, today)
            gone = [n for n, day in kept.items() if day >= today and n not in {one.ordinal for one in fresh}]
            Due.objects.filter(obligation=row, calendar=key, ordinal__in=[*gone, *(one.ordinal for one in moving)]).delete()
            written += len(Due.objects.bulk_create(_due(row, key, one) for one in moving))
    return written


def _due(obligation: Obligation, calendar_id: int | None, dated: dating.Dated) -> Due:
    return Due(
        obligation=obligation,
        calendar_id=calendar_id,
        ordinal=dated.ordinal,
        opens_on=dated.opens_on,
        due_on=dated.due_on,
        standing=dated.standing,
        why=dated.why,
    )

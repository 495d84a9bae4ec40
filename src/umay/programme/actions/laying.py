"""Lays a pack's rows out as obligations, owners and dates. Called by the actions of adoption; opens no transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from umay.packs import api as packs
from umay.programme.actions.laying_areas import lay_areas
from umay.programme.actions.laying_days import lay_said_days
from umay.programme.actions.rows import calendars_of, due_row, owed_at_school, owner_row
from umay.programme.models import Adoption, Due, Obligation, ObligationOwner, TaskRecord, UpperItem
from umay.programme.rules import dating, versions
from umay.timing import api as timing

_DETAIL = ("steps", "partners", "place", "notes", "reason", "source", "term", "follows", "needs", "contradicts", "part_of")


def lay_obligations(adoption: Adoption, pack: packs.Pack, *, at: datetime) -> list[Obligation]:
    """Write the pack's obligations with their owners and upper items; returns them in the pack's order.

    Where the document disagrees with itself, what holds until somebody rules is laid out, marked provisional.
    """
    rows = planned_obligations(adoption, pack, {})
    Obligation.objects.bulk_create(rows)
    lay_what_belongs(pack, rows, {}, at=at)
    return rows


def planned_obligations(adoption: Adoption, pack: packs.Pack, rulings: Mapping[str, int]) -> list[Obligation]:
    """Return the pack's obligations in its order, not written yet. rulings: the place that holds, by contradiction."""
    sections = {section.code: dict(section.title) for section in pack.sections}
    agencies = {agency.code: dict(agency.title) for agency in pack.agencies}
    rows = [
        _obligation(adoption, one, packs.holding(pack, one.id, rulings), position, sections.get(one.section, {}))
        for position, one in enumerate(pack.obligations)
    ]
    for row in rows:
        for partner in row.detail.get("partners", ()):
            partner["title"] = partner.get("title") or agencies.get(partner["agency"])
    return rows


def lay_what_belongs(pack: packs.Pack, rows: Iterable[Obligation], rulings: Mapping[str, int], *, at: datetime) -> None:
    """Write owners and upper items of obligations, in place of those there were; what people said is taken up stays."""
    written = {row.code: row for row in rows}
    UpperItem.objects.filter(obligation__in=written.values(), recorded_by_id__isnull=True).delete()
    items = []
    for one in pack.obligations:
        if one.id in written:
            lay_owners(written[one.id], packs.holding(pack, one.id, rulings).owners)
            items += [UpperItem(obligation=written[one.id], upper=upper, recorded_at=at) for upper in one.answers]
    UpperItem.objects.bulk_create(items, ignore_conflicts=True)


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
    """Write who owes the obligation, in place of those who did before; what single areas added is not touched."""
    ObligationOwner.objects.filter(obligation=obligation, area_key__isnull=True).delete()
    ObligationOwner.objects.bulk_create(owner_row(obligation, owner, party) for party, owner in enumerate(owners))


def lay_dates(adoption: Adoption, obligations: Iterable[Obligation]) -> None:
    """Write the dates of obligations that have none yet, on the adoption's calendar and on each calendar of a unit's own."""
    rows, calendars = list(obligations), calendars_of(adoption)
    at_school = owed_at_school(rows)
    Due.objects.bulk_create(
        due_row(row, key, dated) for row in rows for key, calendar in calendars for dated in _dates(adoption, row, calendar, at_school)
    )


def _dates(adoption: Adoption, row: Obligation, calendar: timing.Calendar, at_school: frozenset[int]) -> tuple[dating.Dated, ...]:
    """Return the dates of a row on the calendar, from the adoption's first on; none once its programme does not have it any more."""
    if not row.is_laid:
        return ()
    return dating.laid(timing.from_json(row.timing), row.confirm, calendar, adoption.starts_on, at_school=row.pk in at_school)


def move_dates(adoption: Adoption, obligations: Iterable[Obligation], *, today: date) -> int:
    """Compute the dates of obligations anew and keep what has passed; returns how many dates were written. Ordinals stay."""
    rows, calendars = list(obligations), calendars_of(adoption)
    at_school = owed_at_school(rows)
    written = 0
    for row in rows:
        for key, calendar in calendars:
            kept = dict(Due.objects.filter(obligation=row, calendar=key, area_key=None).values_list("ordinal", "due_on"))
            fresh = _dates(adoption, row, calendar, at_school)
            moving = dating.moved(kept, fresh, today)
            gone = [n for n, day in kept.items() if day >= today and n not in {one.ordinal for one in fresh}]
            Due.objects.filter(obligation=row, calendar=key, area_key=None, ordinal__in=[*gone, *(one.ordinal for one in moving)]).delete()
            written += len(Due.objects.bulk_create(due_row(row, key, one) for one in moving))
    lay_areas(adoption, rows, today=today)
    return written + lay_said_days(adoption, rows)


def replace_dates(adoption: Adoption, obligations: Iterable[Obligation], *, today: date) -> None:
    """Compute the dates of obligations anew when what they rest on was changed: what has passed or was spoken about stays."""
    rows, calendars = list(obligations), calendars_of(adoption)
    at_school = owed_at_school(rows)
    for row in rows:
        settled = set(TaskRecord.objects.filter(obligation=row).values_list("ordinal", flat=True).distinct())
        for key, calendar in calendars:
            kept = dict(Due.objects.filter(obligation=row, calendar=key, area_key=None).values_list("ordinal", "due_on"))
            fresh = _dates(adoption, row, calendar, at_school)
            stays, ahead = versions.replaced(kept, settled, fresh, today)
            Due.objects.filter(obligation=row, calendar=key, area_key=None).exclude(ordinal__in=stays).delete()
            Due.objects.bulk_create(due_row(row, key, one) for one in ahead)
    lay_areas(adoption, rows, today=today)
    lay_said_days(adoption, rows)


def end_obligation(obligation: Obligation, *, today: date) -> None:
    """End an obligation that its programme does not have any more: no date lies ahead, what has passed stays."""
    obligation.ended_on = today
    obligation.save(update_fields=["ended_on"])
    settled = TaskRecord.objects.filter(obligation=obligation).values("ordinal")
    Due.objects.filter(obligation=obligation, due_on__gte=today).exclude(ordinal__in=settled).delete()

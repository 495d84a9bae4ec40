"""A pack's owners and dates as rows, and the calendars that dates are laid on. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from umay.packs import api as packs
from umay.places import api as places
from umay.programme.models import Adoption, Due, Obligation, ObligationOwner
from umay.programme.rules import dating
from umay.timing import api as timing


def owner_row(obligation: Obligation, owner: packs.Owner, party: int, area_key: int | None = None) -> ObligationOwner:
    """Return the selector as a row, not yet written."""
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
        area_key=area_key,
    )


def calendars_of(adoption: Adoption) -> list[tuple[int | None, timing.Calendar]]:
    """Return the adoption's own calendar under None, then those of single units by id."""
    own = places.own_calendars(adoption.country, adoption.school_year)
    found: list[tuple[int | None, timing.Calendar]] = [(None, timing.calendar_from_json(adoption.calendar.data))]
    return found + [(one.pk, timing.calendar_from_json(one.data)) for one in own]


def owed_at_school(obligations: Iterable[Obligation]) -> frozenset[int]:
    """Return the ids of those obligations that nobody but schools owes."""
    owners = ObligationOwner.objects.filter(obligation__in=list(obligations), area_key__isnull=True)
    levels: dict[int, set[str]] = {}
    for obligation_id, level in owners.values_list("obligation_id", "level"):
        levels.setdefault(obligation_id, set()).add(level)
    return frozenset(one for one, owing in levels.items() if owing == {places.SCHOOL_LEVEL})


def due_row(obligation: Obligation, calendar_id: int | None, dated: dating.Dated) -> Due:
    """Return the date as a row, not yet written, for all whom the adoption binds."""
    return Due(
        obligation=obligation,
        calendar_id=calendar_id,
        ordinal=dated.ordinal,
        opens_on=dated.opens_on,
        due_on=dated.due_on,
        standing=dated.standing,
        why=dated.why,
    )

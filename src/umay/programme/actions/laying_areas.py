"""Lays out what holds in areas whose office ruled more strictly than the office above. Called after the dates of all were laid.

Opens no transaction of its own. What an area has is computed from what holds around it, the widest area first, and is never later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from umay.packs import api as packs
from umay.programme.actions.rows import calendars_of, due_row, owed_at_school, owner_row
from umay.programme.models import Adoption, Due, Obligation, ObligationOwner
from umay.programme.queries import adoptions
from umay.programme.queries.rulings import AreaRulings, area_rulings, choices_for_all
from umay.programme.rules import dating
from umay.programme.rules.dating import Dated
from umay.timing import api as timing

Dates = Mapping[int | None, Mapping[int, Dated]]
"""Dates by calendar and ordinal."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds around an area: dates and who owes them."""

    dates: Dates
    owners: tuple[packs.Owner, ...]


def lay_areas(adoption: Adoption, obligations: Iterable[Obligation], *, today: date) -> None:
    """Write anew what areas of the adoption have of their own for these obligations, or nothing where no office below has ruled."""
    rows = [row for row in obligations if row.is_laid]
    areas = area_rulings(adoption)
    if not areas and not Due.objects.filter(obligation__in=rows, ruled__isnull=False).exists():
        return
    laid = _Laid(adoption, adoptions.pack_for(adoption), calendars_of(adoption), choices_for_all(adoption), owed_at_school(rows), today)
    for row in rows:
        laid.lay(row, [one for one in areas if one.ruling_on(row.code)])


@dataclass(frozen=True, slots=True)
class _Laid:
    """What all rows of an adoption are laid from. choices: what the adopting office ruled. at_school: ids of what only schools owe."""

    adoption: Adoption
    pack: packs.Pack
    calendars: list[tuple[int | None, timing.Calendar]]
    choices: Mapping[str, int]
    at_school: frozenset[int]
    today: date

    def lay(self, row: Obligation, areas: list[AreaRulings]) -> None:
        """Write what the areas have of their own for the row, in place of what they had."""
        before = {one.key: _dates_of(row, one.key) for one in areas}
        Due.objects.filter(obligation=row, ruled__isnull=False).delete()
        ObligationOwner.objects.filter(obligation=row, area_key__isnull=False).delete()
        around: dict[int | None, _Around] = {None: _Around(_dates_of(row, None), packs.holding(self.pack, row.code, self.choices).owners)}
        dated = []
        for area in areas:
            upper = around[next((key for key in reversed(area.inside) if key in around), None)]
            own, more = self._own(row, area, upper, before[area.key])
            around[area.key] = _Around(own, (*upper.owners, *more))
            _write_owners(row, area, more)
            if own != upper.dates:
                _write_dates(row, area, own)
                dated.append(area)
        _leave_out(row, dated)

    def _own(self, row: Obligation, area: AreaRulings, upper: _Around, before: Dates) -> tuple[Dates, list[packs.Owner]]:
        """Return the dates of the area, those around it where they are earlier, and who owes it besides."""
        held = packs.holding(self.pack, row.code, area.choices)
        own: dict[int | None, dict[int, Dated]] = {}
        form, first = timing.from_json(held.timing), self.adoption.starts_on
        for key, calendar in self.calendars:
            chosen = dating.laid(form, row.confirm, calendar, first, at_school=row.pk in self.at_school)
            if stricter := dating.stricter(upper.dates.get(key, {}), chosen, before.get(key, {}), self.today):
                own[key] = stricter
        return own, [one for one in held.owners if one not in upper.owners and one.agency == area.agency]


def _dates_of(row: Obligation, area_key: int | None) -> dict[int | None, dict[int, Dated]]:
    found: dict[int | None, dict[int, Dated]] = {}
    for due in Due.objects.filter(obligation=row, area_key=area_key):
        found.setdefault(due.calendar_id, {})[due.ordinal] = Dated(due.ordinal, due.opens_on, due.due_on, due.standing, due.why)
    return found


def _write_dates(row: Obligation, area: AreaRulings, own: Dates) -> None:
    rows = [due_row(row, key, one) for key, dated in own.items() for one in dated.values()]
    for due in rows:
        due.area_key, due.agency, due.ruled_id = area.key, area.agency, area.ruling_on(row.code)
    Due.objects.bulk_create(rows)


def _write_owners(row: Obligation, area: AreaRulings, more: list[packs.Owner]) -> None:
    first = ObligationOwner.objects.filter(obligation=row, area_key__isnull=True).count()
    ObligationOwner.objects.bulk_create(owner_row(row, one, first + number, area.key) for number, one in enumerate(more))


def _leave_out(row: Obligation, areas: list[AreaRulings]) -> None:
    """Write beside each date in which areas it does not hold, because they have dates of their own."""
    Due.objects.filter(obligation=row, area_key__isnull=True).update(
        not_in=[one.key for one in areas], agency=areas[0].agency if areas else ""
    )
    for area in areas:
        inner = [one.key for one in areas if area.key in one.inside]
        if inner:
            Due.objects.filter(obligation=row, area_key=area.key).update(not_in=inner)

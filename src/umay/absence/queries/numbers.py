"""What the board is told: the numbers of a quarter as they were published, never counted anew for a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from umay.absence.models import Published, Release
from umay.absence.queries.counting import BACK, FOUND
from umay.absence.queries.words import REASONS
from umay.absence.rules.codes import Reason
from umay.core.api import Actor, query
from umay.journal.api import Quarter, recent
from umay.places import api as places
from umay.web.api import dates, in_order

SHOWN: Final = 8
NOBODY: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """All that the page shows. quarters: words, address and whether it is shown. rows: by unit or area beneath, found and back.

    quarter: "" while nothing is published. coming: when the next numbers come. few: beneath there is nothing that may be shown.
    """

    where: str
    quarters: tuple[tuple[str, str, bool], ...]
    quarter: str
    published: str
    coming: str
    reasons: tuple[tuple[str, str, str], ...]
    total: tuple[str, str]
    rows: tuple[tuple[str, str, str], ...]
    few: bool


@query
def numbers_page(actor: Actor, wanted: Quarter | None, today: date) -> NumbersPage:
    """Return the published numbers of the reader's area. wanted: the quarter; None or one that is not published: the newest."""
    unit = places.own_unit(actor)
    releases = list(Release.objects.filter(country=unit.country).order_by("-school_year", "-quarter")[:SHOWN])
    shown = next((one for one in releases if wanted == Quarter(one.school_year, one.quarter)), releases[0] if releases else None)
    own = _own_table(actor, shown)
    rows = _beneath(actor, shown)
    return NumbersPage(
        where=unit.where,
        quarters=tuple(
            (_named(one), f"{reverse('absent-numbers')}?quarter={one.school_year}-{one.quarter}", one == shown) for one in releases
        ),
        quarter=_named(shown) if shown else "",
        published=dates.say_date(dates.local_day(shown.released_at)) if shown else "",
        coming=dates.say_date(recent(unit.country, today, count=1)[0].ends_on),
        reasons=tuple((str(REASONS[Reason(code)]), _part(own, FOUND, n), _part(own, BACK, n)) for n, code in enumerate(_codes(shown))),
        total=(_part(own, FOUND), _part(own, BACK)),
        rows=rows,
        few=bool(rows) and all(cell == _hidden() for _name, *cells in rows for cell in cells),
    )


def _named(one: Release) -> str:
    return _("School year %(first)s–%(second)s, quarter %(number)s") % {
        "first": one.school_year, "second": one.school_year + 1, "number": one.quarter,
    }  # fmt: skip


def _codes(release: Release | None) -> Sequence[str]:
    return release.codes["reason"] if release else ()


def _own_table(actor: Actor, release: Release | None) -> Mapping[str, Any]:
    """Return the cells of the actor's own unit or area; none where nobody was found."""
    if release is None or actor.seat is None:
        return NOBODY
    place, level = actor.seat.place, actor.seat.level
    node = {"unit": ("unit", place.unit_id), "district": ("district", place.district_id), "province": ("province", place.province_id)}
    name, key = node.get(level, ("country", 0))
    row = Published.objects.filter(release=release, level=name, node_id=key or 0).first()
    return row.cells if row else NOBODY


def _beneath(actor: Actor, release: Release | None) -> tuple[tuple[str, str, str], ...]:
    """Return what lies right beneath the actor's area: units of a district, districts of a province, provinces of the country."""
    if release is None or actor.seat is None or actor.seat.level == "unit":
        return ()
    place, rows = actor.seat.place, Published.objects.filter(release=release)
    if actor.seat.level == "district":
        found = rows.filter(level="unit", district_id=place.district_id)
    elif actor.seat.level == "province":
        found = rows.filter(Q(level="district") | Q(level="unit", district_id__isnull=True), province_id=place.province_id)
    else:
        found = rows.filter(Q(level="province") | Q(level="unit", province_id__isnull=True))
    names = _names(found)
    said = [(names.get((one.level == "unit", one.node_id), ""), _part(one.cells, FOUND), _part(one.cells, BACK)) for one in found]
    return tuple(in_order(said, lambda row: row[0]))


def _names(rows: QuerySet[Published]) -> dict[tuple[bool, int], str]:
    units = {(True, unit): card.name for unit, card in places.cards([one.node_id for one in rows if one.level == "unit"]).items()}
    areas = places.Area.objects.filter(id__in=[one.node_id for one in rows if one.level != "unit"]).values_list("id", "name")
    return units | {(False, area): name for area, name in areas}


def _part(cells: Mapping[str, Any], measure: str, at: int | None = None) -> str:
    """Return a cell in words: the total, or a breakdown's. Who is not in the table has none."""
    row = cells.get(measure)
    if row is None:
        return "0"
    cell = row[""] if at is None else row["reason"][at]
    return _hidden() if cell is None else str(cell)


def _hidden() -> str:
    return _("hidden")

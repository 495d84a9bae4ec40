"""How the schools of an area checked their buses, week by week: counts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.kernel.weeks import WEEK, week_of
from umay.places import api as places
from umay.ways.models import BusWeek
from umay.web.api import Cell, Column, Grid, Row, dates

WEEKS: Final = 8
MOST: Final = 200


@dataclass(frozen=True, slots=True)
class WeeksPage:
    """All the page of weeks shows."""

    where: str
    grid: Grid
    sentence: str


@query
def weeks_page(actor: Actor, today: date) -> WeeksPage:
    """Return the checks of buses of the schools of the actor's area in the last weeks."""
    unit = places.own_unit(actor)
    weeks = [week_of(today) - WEEK * back for back in reversed(range(WEEKS))]
    schools = places.units_in_scope(actor, level=places.SCHOOL_LEVEL, limit=MOST)
    ids = [one.id for one in schools]
    counts = {(one.unit_id, one.week_on): one for one in BusWeek.objects.filter(unit_id__in=ids, week_on__gte=weeks[0])}
    rows = tuple(_row(one, [counts.get((one.id, week)) for week in weeks], weeks) for one in schools)
    received = len({one.unit_id for one in counts.values() if one.checked})
    return WeeksPage(unit.where, _grid(rows, weeks), _sentence(received, len(ids)))


def _sentence(received: int, schools: int) -> str:
    said = ngettext(
        "In eight weeks something was received from %(done)s of %(count)s school.",
        "In eight weeks something was received from %(done)s of %(count)s schools.", schools,
    )  # fmt: skip
    return said % {"done": received, "count": schools} + " " + _("Numbers alone; where and when is seen in the school.")


def _grid(rows: tuple[Row, ...], weeks: list[date]) -> Grid:
    caption = _("Checks of buses, by school and week")
    marks = (("done", _("every day")), ("late", _("some days")), ("nothing", _("nothing received")), ("none", _("none planned")))
    columns = tuple(Column(dates.say_dates(week, week + timedelta(days=6))) for week in weeks)
    return Grid(caption, _("School"), columns, rows, _("Together"), marks)


def _row(school: places.UnitCard, found: list[BusWeek | None], weeks: list[date]) -> Row:
    cells = tuple(_cell(one, week) for one, week in zip(found, weeks, strict=True))
    known = [one for one in found if one is not None]
    whole, planned = sum(one.checked for one in known), sum(one.days for one in known)
    share = f"{whole}/{planned}" if any(one.checked for one in known) else "–" if planned else ""
    return Row(school.name, cells, share, school.grade or 0)


def _cell(one: BusWeek | None, week: date) -> Cell:
    when = dates.say_dates(week, week + timedelta(days=6))
    if one is None or not one.days:
        return Cell("none", f"{when}: {_('none planned')}")
    if not one.checked:
        return Cell("nothing", f"{when}: {_('nothing received')}")
    said = f"{when}: " + _("%(done)s of %(count)s") % {"done": one.checked, "count": one.days}
    return Cell("done" if one.checked == one.days else "late", said)

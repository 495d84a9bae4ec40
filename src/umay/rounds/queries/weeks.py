"""What the schools of an area walked, week by week: counts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.kernel.weeks import WEEK, week_of
from umay.places import api as places
from umay.rounds.models import WeekCount
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
    """Return the rounds of the schools of the actor's area in the last weeks."""
    unit = places.own_unit(actor)
    weeks = [week_of(today) - WEEK * back for back in reversed(range(WEEKS))]
    schools = places.units_in_scope(actor, level=places.SCHOOL_LEVEL, limit=MOST)
    ids = [one.id for one in schools]
    counts = {(one.unit_id, one.week_on): one for one in WeekCount.objects.filter(unit_id__in=ids, week_on__gte=weeks[0])}
    rows = tuple(_row(one, [counts.get((one.id, week)) for week in weeks], weeks) for one in schools)
    received = len({one.unit_id for one in counts.values() if one.begun})
    return WeeksPage(unit.where, _grid(rows, weeks), _sentence(received, len(ids)))


def _sentence(received: int, schools: int) -> str:
    said = ngettext(
        "In eight weeks something was received from %(done)s of %(count)s school.",
        "In eight weeks something was received from %(done)s of %(count)s schools.", schools,
    )  # fmt: skip
    return said % {"done": received, "count": schools} + " " + _("Numbers alone; where and when is seen in the school.")


def _grid(rows: tuple[Row, ...], weeks: list[date]) -> Grid:
    caption = _("Rounds walked of those planned, by school and week")
    marks = (("done", _("all walked")), ("late", _("some missed")), ("nothing", _("nothing received")), ("none", _("none planned")))
    columns = tuple(Column(dates.say_dates(week, week + timedelta(days=6))) for week in weeks)
    return Grid(caption, _("School"), columns, rows, _("Together"), marks)


def _row(school: places.UnitCard, found: list[WeekCount | None], weeks: list[date]) -> Row:
    cells = tuple(_cell(one, week) for one, week in zip(found, weeks, strict=True))
    known = [one for one in found if one is not None]
    whole, planned = sum(one.walked for one in known), sum(one.planned for one in known)
    share = f"{whole}/{planned}" if any(one.begun for one in known) else "–" if planned else ""
    return Row(school.name, cells, share, school.grade or 0)


def _cell(one: WeekCount | None, week: date) -> Cell:
    when = dates.say_dates(week, week + timedelta(days=6))
    if one is None or not one.planned:
        return Cell("none", f"{when}: {_('none planned')}")
    if not one.begun:
        return Cell("nothing", f"{when}: {_('nothing received')}")
    said = f"{when}: " + _("%(done)s of %(count)s") % {"done": one.walked, "count": one.planned}
    return Cell("done" if one.walked == one.planned else "late", said)

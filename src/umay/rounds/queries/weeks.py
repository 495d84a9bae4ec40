"""What the schools of an area walked and checked, week by week: counts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.places import api as places
from umay.rounds.models import WeekCount
from umay.rounds.rules.sheets import WEEK, week_of
from umay.web.api import Cell, Column, Grid, Row, dates

WEEKS: Final = 8
MOST: Final = 200
What = Literal["rounds", "buses"]


@dataclass(frozen=True, slots=True)
class WeeksPage:
    """All the page of weeks shows."""

    where: str
    grid: Grid
    sentence: str


@query
def weeks_page(actor: Actor, what: What, today: date) -> WeeksPage:
    """Return rounds, or checks of buses, of the schools of the actor's area in the last weeks."""
    unit = places.own_unit(actor)
    weeks = [week_of(today) - WEEK * back for back in reversed(range(WEEKS))]
    schools = places.units_in_scope(actor, level=places.SCHOOL_LEVEL, limit=MOST)
    ids = [one.id for one in schools]
    counts = {(one.unit_id, one.week_on): one for one in WeekCount.objects.filter(unit_id__in=ids, week_on__gte=weeks[0])}
    rows = tuple(_row(one, [counts.get((one.id, week)) for week in weeks], weeks, what) for one in schools)
    received = sum(any(_numbers(counts.get((key, week)), what)[0] for week in weeks) for key in ids)
    return WeeksPage(unit.where, _grid(rows, weeks, what), _sentence(received, len(ids)))


def _sentence(received: int, schools: int) -> str:
    said = ngettext(
        "In eight weeks something was received from %(done)s of %(count)s school.",
        "In eight weeks something was received from %(done)s of %(count)s schools.", schools,
    )  # fmt: skip
    return said % {"done": received, "count": schools} + " " + _("Numbers alone; where and when is seen in the school.")


def _grid(rows: tuple[Row, ...], weeks: list[date], what: What) -> Grid:
    caption = _("Rounds walked of those planned, by school and week") if what == "rounds" else _("Checks of buses, by school and week")
    done, late = (_("all walked"), _("some missed")) if what == "rounds" else (_("every day"), _("some days"))
    legend = (("done", done), ("late", late), ("nothing", _("nothing received")), ("none", _("none planned")))
    columns = tuple(Column(dates.say_dates(week, week + timedelta(days=6))) for week in weeks)
    return Grid(caption, _("School"), columns, rows, _("Together"), legend)


def _numbers(one: WeekCount | None, what: What) -> tuple[int, int, int]:
    """Return what was received, what was whole, and what was planned."""
    if one is None:
        return 0, 0, 0
    return (one.begun, one.walked, one.planned) if what == "rounds" else (one.bus_checked, one.bus_checked, one.bus_days)


def _row(school: places.UnitCard, found: list[WeekCount | None], weeks: list[date], what: What) -> Row:
    cells = tuple(_cell(one, week, what) for one, week in zip(found, weeks, strict=True))
    numbers = [_numbers(one, what) for one in found]
    whole, planned = sum(one[1] for one in numbers), sum(one[2] for one in numbers)
    share = f"{whole}/{planned}" if any(one[0] for one in numbers) else "–" if planned else ""
    return Row(school.name, cells, share, school.grade or 0)


def _cell(one: WeekCount | None, week: date, what: What) -> Cell:
    received, whole, planned = _numbers(one, what)
    when = dates.say_dates(week, week + timedelta(days=6))
    if not planned:
        return Cell("none", f"{when}: {_('none planned')}")
    if not received:
        return Cell("nothing", f"{when}: {_('nothing received')}")
    said = f"{when}: " + _("%(done)s of %(count)s") % {"done": whole, "count": planned}
    return Cell("done" if whole == planned else "late", said)

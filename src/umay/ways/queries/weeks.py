"""How the schools of an area checked their buses, week by week: counts alone."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.kernel.weeks import last_weeks
from umay.places import api as places
from umay.ways.models import BusWeek
from umay.web.api import SchoolWeeks, WeekDone, WeeksPage, weeks_grid, weeks_sentence

WEEKS: Final = 8
MOST: Final = 200


@query
def weeks_page(actor: Actor, today: date) -> WeeksPage:
    """Return the checks of buses of the schools of the actor's area in the last weeks."""
    weeks = last_weeks(today, WEEKS)
    units = places.units_in_scope(actor, level=places.SCHOOL_LEVEL, limit=MOST)
    rows = BusWeek.objects.filter(unit_id__in=[one.id for one in units], week_on__gte=weeks[0])
    counts = {(one.unit_id, one.week_on): WeekDone(one.days, one.checked, is_known=one.checked > 0) for one in rows}
    schools = [SchoolWeeks(one.name, one.grade, tuple(counts.get((one.id, week)) for week in weeks)) for one in units]
    grid = weeks_grid(_("Checks of buses, by school and week"), _("every day"), _("some days"), weeks, schools)
    return WeeksPage(places.own_unit(actor).where, grid, weeks_sentence(schools))

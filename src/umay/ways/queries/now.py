"""What one has to do now with a line home: one's own class, at the gate or at the line's end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.kernel.weeks import is_due_day
from umay.places import api as places
from umay.places.api import recorded_calendar
from umay.ways.models import HeadCount, Line, LineClass
from umay.ways.rules.lines import leaving, missing
from umay.web.api import dates

SOON = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Strip:
    """What needs you now. href: where to do it. tone: due, danger, info."""

    title: str
    text: str
    button: str
    href: str
    tone: str = "due"


@query
def next_step(actor: Actor, today: date, local: datetime) -> Strip | None:
    """Return what is to be done now: a child to look for, one's own class to be counted; None where there is nothing."""
    unit = places.own_unit(actor)
    calendar = recorded_calendar(unit, today)
    rows = Line.objects.filter(unit_id=unit.id, ended_at__isnull=True).prefetch_related("classes").order_by("name")
    due = [row for row in rows if is_due_day(row.weekdays, today, calendar)]
    counts = {(one.line_class_id, one.leaves): one for one in HeadCount.objects.filter(unit_id=unit.id, on_day=today)}
    steps = [step for row in due if (step := _step(actor, row, counts, local))]
    return min(steps, key=lambda pair: pair[0])[1] if steps else None


def _step(actor: Actor, row: Line, counts: dict[tuple[int, time], HeadCount], local: datetime) -> tuple[int, Strip] | None:
    leaves = leaving(tuple(row.leaves), local)
    if leaves is None:
        return None
    classes = [one for one in row.classes.all() if one.ended_at is None]
    short = sum(max(0, missing(one.out, one.end) or 0) for each in classes if (one := counts.get((each.pk, leaves))))
    if short:
        said = ngettext("%(count)s child is missing", "%(count)s children are missing", short) % {"count": short}
        return 0, Strip(said, row.name, _("Look at the line"), _at(row, None), "danger")
    for each in classes:
        if actor.person_id in (each.first_id, each.second_id) and (found := _own(row, each, counts.get((each.pk, leaves)), leaves, local)):
            return found
    return None


def _own(row: Line, one: LineClass, count: HeadCount | None, leaves: time, local: datetime) -> tuple[int, Strip] | None:
    names = {"class": one.class_name, "time": dates.say_time(leaves), "place": row.end_name}
    if count is not None and count.end is None:
        said = _("%(class)s is on its way: count again at the end, %(place)s") % names
        return 1, Strip(said, row.name, _("Count who arrived"), _at(row, one))
    if count is None and local >= datetime.combine(local.date(), leaves, local.tzinfo) - SOON:
        return 2, Strip(_("%(class)s leaves at %(time)s: count at the gate") % names, row.name, _("Count who goes out"), _at(row, one))
    return None


def _at(row: Line, one: LineClass | None) -> str:
    return reverse("line", kwargs={"uid": row.uid}) + (f"#class-{one.uid}" if one else "")

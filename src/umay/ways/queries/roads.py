"""Closed roads, for those of the school, for parents, and for the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, public_call, query
from umay.places import api as places
from umay.places.api import recorded_calendar
from umay.ways.models import Closure
from umay.ways.rules.roads import Hours, closed_at, closed_on
from umay.web.api import dates, saying


@dataclass(frozen=True, slots=True)
class RoadLine:
    """A closing in words. state: "now", "today", "" for another day, "over". by: the authority and its paper."""

    uid: UUID | None
    title: str
    when: str
    days: str
    detour: str
    by: str
    state: str


@dataclass(frozen=True, slots=True)
class PublicRoads:
    """What parents see of a school."""

    school: str
    roads: tuple[RoadLine, ...]


@query
def road_lines(actor: Actor, local: datetime) -> tuple[RoadLine, ...]:
    """Return the closings of the actor's school as they stand at a local time."""
    unit = places.own_unit(actor)
    calendar = recorded_calendar(unit, local.date())
    rows = Closure.objects.filter(unit_id=unit.id, ended_at__isnull=True).order_by("starts", "road")
    return tuple(_line(row, _state(_hours(row), local, calendar)) for row in rows)


def _hours(row: Closure) -> Hours:
    return Hours(tuple(row.weekdays), row.starts, row.ends, row.from_on, row.until_on)


def _state(its: Hours, local: datetime, calendar: Any) -> str:
    if its.until_on is not None and its.until_on < local.date():
        return "over"
    if closed_at(its, local, calendar):
        return "now"
    return "today" if closed_on(its, local.date(), calendar) else ""


def _line(row: Closure, state: str) -> RoadLine:
    its = _hours(row)
    return RoadLine(
        row.uid, saying.joined(row.road, row.stretch),
        saying.joined(saying.hours(row.starts, row.ends), saying.weekdays(row.weekdays)), _days(its), row.detour,
        saying.joined(row.authority, row.paper), state,
    )  # fmt: skip


def _days(its: Hours) -> str:
    first = _("from %(day)s") % {"day": dates.say_date(its.from_on)}
    last = _("until %(day)s") % {"day": dates.say_date(its.until_on)} if its.until_on else _("until further notice")
    return f"{first} {last}"


def public_roads(uid: UUID, local: datetime) -> PublicRoads | None:
    """Return the closings of a school, for anybody; None for what is no school. Raises psycopg.Error when the database is away.

    Whether school is held on the day is not known here, so that weekdays alone say what is closed today.
    """
    found = public_call("roads_read", uid)
    if not found or not found["school"]:
        return None
    return PublicRoads(found["school"], tuple(_public(one, local) for one in found["roads"]))


def _public(one: dict[str, Any], local: datetime) -> RoadLine:
    its = Hours(
        tuple(one["weekdays"]), time.fromisoformat(one["starts"]), time.fromisoformat(one["ends"]), date.fromisoformat(one["from"]),
        date.fromisoformat(one["until"]) if one["until"] else None,
    )  # fmt: skip
    return RoadLine(
        None, saying.joined(one["road"], one["stretch"]),
        saying.joined(saying.hours(its.starts, its.ends), saying.weekdays(its.weekdays)), _days(its), one["detour"],
        saying.joined(one["authority"], one["paper"]), _state(its, local, None),
    )  # fmt: skip

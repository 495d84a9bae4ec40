"""Which posts are held when: every window on every school day between two days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from umay.core.api import Actor, query
from umay.people.api import zone_of
from umay.places import api as places
from umay.posts.models import Window
from umay.posts.queries.facts import hours_of, rings_of
from umay.posts.queries.school_days import school_days_of
from umay.posts.rules.hours import Ring, SchoolDay, Sitting, sitting_on
from umay.posts.rules.kinds import Turn
from umay.staffing.api import Kind


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A window on one school day.

    starts_at, ends_at: aware, of the window itself, without the minutes before. needs: how many of each kind at least. grades: whose
    parents; empty means everybody's. class_name: whose week it is where classes take turns, "" for none. variant, bell_code: of the bell
    that it hangs on, "" by the clock.
    """

    window_id: int
    window_uid: UUID
    post_id: int
    post_uid: UUID
    post_number: int
    post_name: str
    label: str
    on_day: date
    week: int
    starts_at: datetime
    ends_at: datetime
    needs: Mapping[Kind, int]
    turn: Turn
    grades: frozenset[int]
    class_name: str
    lead_min: int
    variant: str = ""
    bell_code: str = ""


@query
def occurrences(actor: Actor, from_on: date, until_on: date) -> tuple[Occurrence, ...]:
    """Return the windows of the open posts of the actor's school from one day to another, both included, by time and post.

    Reckoned from the bell timetable and the school's calendar; a window whose bell does not ring on a day is not held on it, and neither is
    one that had begun before it was written down.
    """
    if actor.seat is None or actor.seat.level != "unit":
        return ()
    unit = places.own_unit(actor)
    windows = list(Window.objects.filter(unit_id=unit.id).select_related("post").prefetch_related("needs").order_by("pk"))
    days = school_days_of(unit, from_on, until_on) if windows else ()
    rings = rings_of(unit.id, (day.year for day in days))
    zone = zone_of(unit.country)
    found = [one for window in windows for one in _of_window(window, days, rings, zone)]
    return tuple(sorted(found, key=lambda one: (one.starts_at, one.post_number, one.window_id)))


def _of_window(window: Window, days: tuple[SchoolDay, ...], rings: Mapping[int, tuple[Ring, ...]], zone: tzinfo) -> Iterator[Occurrence]:
    hours, post = hours_of(window), window.post
    needs = {Kind(need.kind): need.number for need in sorted(window.needs.all(), key=lambda one: one.pk)}
    for day in days:
        closed_on = min((on for on in (post.closed_on, window.closed_on) if on is not None), default=date.max)
        if not post.opened_on <= day.on < closed_on:
            continue
        sitting = sitting_on(hours, rings.get(day.year, ()), day)
        if sitting and not _begun_before_it_was_there(window, datetime.combine(day.on, sitting.starts, tzinfo=zone), zone):
            yield _occurrence(window, needs, day, sitting, zone)


def _begun_before_it_was_there(window: Window, starts_at: datetime, zone: tzinfo) -> bool:
    """Tell whether nobody could have stood at it: it began before it was written down.

    A post that was opened on an earlier day than it was written down on stands as somebody wrote it.
    """
    post = window.post
    if post.opened_on == post.recorded_at.astimezone(zone).date() and starts_at < post.recorded_at:
        return True
    return window.recorded_at is not None and starts_at < window.recorded_at


def _occurrence(window: Window, needs: Mapping[Kind, int], day: SchoolDay, sitting: Sitting, zone: tzinfo) -> Occurrence:
    post = window.post
    return Occurrence(
        window_id=window.pk, window_uid=window.uid, post_id=post.pk, post_uid=post.uid, post_number=post.number, post_name=post.name,
        label=window.label, on_day=day.on, week=day.week, starts_at=datetime.combine(day.on, sitting.starts, tzinfo=zone),
        ends_at=datetime.combine(day.on, sitting.ends, tzinfo=zone), needs=needs, turn=Turn(window.turn), grades=sitting.grades,
        class_name=sitting.class_name, lead_min=post.lead_min, variant=sitting.variant, bell_code=window.bell_code,
    )  # fmt: skip

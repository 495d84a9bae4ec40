"""Windows of today and tomorrow for which nobody at all stands on the roster: for jobs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from umay.core.api import Actor, Place, job_at, query
from umay.duties.models import EmptyTold
from umay.duties.queries.due import EVENING_H
from umay.duties.queries.keepers import keepers_of
from umay.people.api import zone_of
from umay.places import api as places
from umay.posts.api import Occurrence, occurrences
from umay.rosters.api import Roster, RosterState, live_shifts
from umay.staffing.api import Kind

LATELY: Final = timedelta(days=30)
"""A school whose last roster ended longer ago keeps none, and is told nothing."""


@dataclass(frozen=True, slots=True)
class Empty:
    """The windows of a day at a school with nobody on the roster, of which nobody was told. told: the persons who are to know."""

    place: Place
    on_day: date
    windows: tuple[int, ...]
    first_post: int
    told: tuple[int, ...]


@query
def empty_soon(_actor: Actor, now: datetime) -> tuple[Empty, ...]:
    """Return the empty windows of today, and from the evening on of tomorrow, at schools that keep rosters, a row for each day."""
    days = now.date()
    kept = Roster.objects.filter(state=RosterState.PUBLISHED.value, from_on__lte=days + timedelta(days=2), until_on__gte=days - LATELY)
    cards = places.cards(sorted(set(kept.values_list("unit_id", flat=True))))
    found = (_of_school(card.place, now, zone_of(card.place.country)) for card in cards.values())
    return tuple(one for rows in found for one in rows)


def _of_school(place: Place, now: datetime, zone: tzinfo) -> list[Empty]:
    local = now.astimezone(zone)
    today = local.date()
    last = today + timedelta(days=1) if local.hour >= EVENING_H else today
    held = [one for one in occurrences(job_at(place), today, last) if one.ends_at > now and any(one.needs.values())]
    shifts = list(live_shifts().filter(unit_id=place.unit_id, on_day__range=(today, last)))
    there = {(one.window_id, one.on_day) for one in shifts}
    told = set(EmptyTold.objects.filter(unit_id=place.unit_id, on_day__gte=today).values_list("window_id", "on_day"))
    missing = [one for one in held if (one.window_id, one.on_day) not in there | told]
    leading = (one.worker.person_id for one in shifts if one.on_day == today and one.kind == Kind.LEADER.value)
    leaders = {person for person in leading if person is not None}
    keepers = keepers_of(place.unit_id, place.country, now)
    return [
        _empty(place, day, [one for one in missing if one.on_day == day], {*keepers, *(leaders if day == today else ())})
        for day in sorted({one.on_day for one in missing})
    ]


def _empty(place: Place, day: date, missing: list[Occurrence], told: Iterable[int]) -> Empty:
    return Empty(place, day, tuple(one.window_id for one in missing), missing[0].post_number, tuple(sorted(told)))

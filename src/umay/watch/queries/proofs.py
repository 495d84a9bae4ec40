"""The stays of a school's day as the rules of coverage read them: a kind and an interval, nobody's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from umay.posts.api import Occurrence
from umay.watch import models
from umay.watch.rules.coverage import Proof, Stay, prove
from umay.watch.rules.states import Grade


def stays_by_post(unit_id: int, on: date) -> Mapping[int, Sequence[Stay]]:
    """Return who of which kind was at which post of a school on a day, from when to when; empty where nothing was received."""
    return stays_by_day(unit_id, on, on).get(on, {})


def stays_by_day(unit_id: int, from_on: date, until_on: date) -> Mapping[date, Mapping[int, Sequence[Stay]]]:
    """Return the same for each day from one to another, both included; a day of which nothing was received is left out."""
    found: dict[date, dict[int, list[Stay]]] = {}
    rows = models.Stay.objects.filter(unit_id=unit_id, on_day__range=(from_on, until_on))
    for on, post_id, kind, came_at, left_at, grade in rows.values_list("on_day", "post_id", "kind", "came_at", "left_at", "grade"):
        found.setdefault(on, {}).setdefault(post_id, []).append(Stay(kind, came_at, left_at, grade == Grade.LATE))
    return found


def proof_of(one: Occurrence, stays: Sequence[Stay], now: datetime) -> Proof:
    """Return how a window was held so far: of one that runs, the minutes that are over; who is there is there until now."""
    ends_at = max(one.starts_at, min(one.ends_at, now.replace(second=0, microsecond=0)))
    until_now = [stay if stay.until_at else Stay(stay.kind, stay.from_at, max(stay.from_at, ends_at), stay.is_late) for stay in stays]
    return prove(one.starts_at, ends_at, {kind.value: number for kind, number in one.needs.items()}, until_now)

"""Rows as the rules read them."""

from __future__ import annotations

from collections.abc import Iterable

from umay.posts.models import Bell, Window
from umay.posts.rules.hours import Hours, Ring
from umay.posts.rules.kinds import Turn


def ring_of(row: Bell) -> Ring:
    """Return a row of the bell timetable as the rules read it."""
    return Ring(
        row.code, row.variant, row.starts, row.ends, frozenset(row.weekdays), frozenset(row.grades), row.from_on, row.until_on
    )  # fmt: skip


def hours_of(row: Window) -> Hours:
    """Return when a window is held, as the rules read it."""
    return Hours(
        bell_code=row.bell_code, before_min=row.before_min, after_min=row.after_min, starts=row.starts, ends=row.ends,
        weekdays=frozenset(row.weekdays), week_from=row.week_from, week_until=row.week_until, turn=Turn(row.turn),
        grades=frozenset(row.grades), class_weeks={int(week): str(name) for week, name in row.class_weeks.items()},
    )  # fmt: skip


def rings_of(unit_id: int, years: Iterable[int]) -> dict[int, tuple[Ring, ...]]:
    """Return the bell of a school by school year; for a year without one that of the last year before it, until there is another."""
    rows: dict[int, list[Ring]] = {}
    for row in Bell.objects.filter(unit_id=unit_id).order_by("code", "variant"):
        rows.setdefault(row.school_year, []).append(ring_of(row))
    found: dict[int, tuple[Ring, ...]] = {}
    for year in set(years):
        last = max((one for one in rows if one <= year), default=None)
        found[year] = tuple(rows[last]) if last is not None else ()
    return found

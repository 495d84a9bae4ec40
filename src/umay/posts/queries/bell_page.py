"""The bell timetable, and what a change of it would move before it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, Perm, own_place, query
from umay.places import api as places
from umay.posts.models import Bell, Window
from umay.posts.queries.facts import hours_of, ring_of
from umay.posts.queries.overview import AHEAD
from umay.posts.queries.own import day_at
from umay.posts.queries.school_days import school_days_of
from umay.posts.queries.troubles import Told, named, told_of
from umay.posts.queries.words import bell_words, days_words, grades_words, hours_words, variant_words
from umay.posts.rules.drafts import RingDraft
from umay.posts.rules.hours import Hours, Ring, SchoolDay
from umay.posts.rules.looking import Move, bell_found, moves, windows_found
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class RingLine:
    """A ring in words. hangs: how many windows hang on it, in words."""

    uid: UUID
    name: str
    variant: str
    hours: str
    when: str
    hangs: str


@dataclass(frozen=True, slots=True)
class BellPage:
    """All that the page shows. year: of the rings. carried: they are last year's. changed: one that windows hang on changed today."""

    rings: tuple[RingLine, ...]
    troubles: tuple[Told, ...]
    year: int
    year_said: str
    carried: bool
    changed: bool
    may_keep: bool


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A window that a change moves: whose, from when to when, and on how many days ahead."""

    post: str
    window: str
    before: str
    after: str
    days: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of the bell does, before it is saved."""

    sentence: str
    moves: tuple[MoveLine, ...]
    troubles: tuple[Told, ...]


@query
def bell_page(actor: Actor, today: date) -> BellPage:
    """Return the bell of the school year in use; last year's while this one has none."""
    unit = places.own_unit(actor)
    year = places.school_year_of(unit.country, today)
    rows = newest_rings(unit.id, year)
    hanging = [one.bell_code for one in _hanging(unit.id)]
    days = school_days_of(unit, today, today + AHEAD)
    return BellPage(
        rings=tuple(_line(row, hanging.count(row.code)) for row in rows),
        troubles=told_of(bell_found([ring_of(row) for row in rows], days), {}),
        year=year,
        year_said=f"{year}–{year + 1}",
        carried=bool(rows) and rows[0].school_year != year,
        changed=any(row.code in hanging and day_at(actor, row.recorded_at) == today for row in rows),
        may_keep=actor.may(Perm.POST_KEEP, unit.place),
    )


def newest_rings(unit_id: int, year: int) -> list[Bell]:
    """Return the rings of the year, or of the last one before it that has any."""
    rows = list(Bell.objects.filter(unit_id=unit_id, school_year__lte=year).order_by("starts", "code", "variant"))
    last = max((row.school_year for row in rows), default=None)
    return [row for row in rows if row.school_year == last]


@query
def own_rings(actor: Actor, today: date) -> tuple[Bell, ...]:
    """Return the rings that hold at the actor's school in the school year in use."""
    place = own_place(actor)
    return tuple(newest_rings(place.unit_id, places.school_year_of(place.country, today)))


@query
def ring_row(actor: Actor, uid: UUID) -> Bell:
    """Return a ring of the actor's school. Raises Bell.DoesNotExist."""
    return Bell.objects.get(uid=uid, unit_id=own_place(actor).unit_id)


def _hanging(unit_id: int) -> list[Window]:
    found = Window.objects.filter(unit_id=unit_id, closed_on__isnull=True, post__closed_on__isnull=True).exclude(bell_code="")
    return list(found.select_related("post").order_by("post__number", "pk"))


def _line(row: Bell, hangs: int) -> RingLine:
    span = dates.say_dates(row.from_on, row.until_on) if row.from_on and row.until_on else ""
    if not span and row.from_on:
        span = _("from %(day)s") % {"day": dates.say_date(row.from_on)}
    if not span and row.until_on:
        span = _("until %(day)s") % {"day": dates.say_date(row.until_on)}
    when = " · ".join(one for one in (days_words(row.weekdays), span, grades_words(row.grades)) if one)
    said = ngettext("%(count)s window hangs on it", "%(count)s windows hang on it", hangs) % {"count": hangs} if hangs else ""
    return RingLine(row.uid, bell_words(row.code), variant_words(row.variant), hours_words(row.starts, row.ends), when, said)


@query
def preview(actor: Actor, asked: RingDraft, today: date, *, uid: UUID | None = None) -> Preview:
    """Return what the bell would move if it rang as asked, from today to the end of the school year. uid: of the ring that is changed."""
    unit = places.own_unit(actor)
    year = places.school_year_of(unit.country, today)
    rows = newest_rings(unit.id, year)
    before = [ring_of(row) for row in rows]
    kept = [ring_of(row) for row in rows if row.uid != uid and (row.code, row.variant) != (asked.code, asked.variant)]
    days = school_days_of(unit, today, places.calendar_of(unit, year).school_year[1])
    return looked_at(_hanging(unit.id), before, [*kept, _asked(asked)], days)


def _asked(asked: RingDraft) -> Ring:
    days, grades = frozenset(asked.weekdays), frozenset(asked.grades)
    return Ring(asked.code, asked.variant, asked.starts, asked.ends, days, grades, asked.from_on, asked.until_on)


def looked_at(rows: list[Window], before: Sequence[Ring], after: Sequence[Ring], days: Sequence[SchoolDay]) -> Preview:
    """Return what becomes of the windows when one bell takes another's place."""
    windows = {row.pk: row for row in rows}
    hours: dict[int, Hours] = {row.pk: hours_of(row) for row in rows}
    found = moves(hours, before, after, days)
    posts = {row.post_id for row in rows}
    wrong = [one for post in posts for one in windows_found({k: v for k, v in hours.items() if windows[k].post_id == post}, after, days)]
    count = len(found)
    most = max((one.moved + one.lost + one.gained for one in found), default=0)
    values = {"count": count, "days": most}
    sentence = _("No window moves.") if not count else (
        ngettext("%(count)s window moves, up to %(days)s days ahead.", "%(count)s windows move, up to %(days)s days ahead.", count) % values
    )  # fmt: skip
    troubles = told_of([*wrong, *bell_found(after, days)], windows)
    return Preview(sentence, tuple(_move_line(one, windows[one.window]) for one in found), troubles)


def _move_line(move: Move, row: Window) -> MoveLine:
    before = hours_words(move.before.starts, move.before.ends) if move.before else _("not held")
    after = hours_words(move.after.starts, move.after.ends) if move.after else _("not held")
    count = move.moved + move.lost + move.gained
    days = ngettext("%(count)s day", "%(count)s days", count) % {"count": count}
    return MoveLine(_("Post %(number)s") % {"number": row.post.number}, named(row), before, after, days)

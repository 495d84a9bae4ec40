"""The page of a school's posts: where they are, when they are held, by whom, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, Perm, query
from umay.places import api as places
from umay.posts.models import Post, Window
from umay.posts.queries.facts import hours_of, rings_of
from umay.posts.queries.picture import Danger, OwnPicture, dangers_on, own_picture
from umay.posts.queries.school_days import school_days_of
from umay.posts.queries.templates import limit_of
from umay.posts.queries.troubles import Told, told_of
from umay.posts.queries.words import PEOPLE, PLACES, bell_words, days_words, grades_words, hours_words, needs_words, weeks_words
from umay.posts.rules.hours import Ring, SchoolDay, moved, ring_on
from umay.posts.rules.kinds import PostKind, Turn
from umay.posts.rules.looking import bell_found, most_at_once, too_far, windows_found
from umay.staffing.api import Kind

AHEAD: Final = timedelta(weeks=8)
"""How far ahead the page looks for what is wrong."""


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window in words. hours: of the next day on which it is held; "" where it is held on none. order: of its start, in minutes."""

    uid: UUID
    name: str
    hours: str
    days: str
    needs: str
    turn: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in the list and on the picture. missing: what it lacks, a sentence each."""

    uid: UUID
    number: int
    name: str
    text: str
    windows: tuple[WindowLine, ...]
    missing: tuple[str, ...]
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class PostsPage:
    """All that the page shows. limit: of the ring, in metres. kinds: who stands here, for the legend.

    own: the school's own picture, None where it has none. dangers: open ones that were put on the neutral one.
    """

    school: str
    posts: tuple[PostLine, ...]
    troubles: tuple[Told, ...]
    limit: int
    limit_said: str
    people: int
    kinds: tuple[tuple[Kind, str], ...]
    may_keep: bool
    own: OwnPicture | None
    dangers: tuple[Danger, ...]


@query
def posts_page(actor: Actor, today: date) -> PostsPage:
    """Return the page of the actor's school. Raises UnitMissing for somebody without an appointment."""
    unit = places.own_unit(actor)
    windows = list(_windows(unit.id))
    days = school_days_of(unit, today, today + AHEAD)
    rings = rings_of(unit.id, (day.year for day in days)).get(days[0].year if days else 0, ())
    rows = list(Post.objects.filter(unit_id=unit.id, closed_on__isnull=True).order_by("number", "pk"))
    limits = [limit_of(unit.country, row.template, PostKind(row.kind)) for row in rows]
    ring = next((one for one in limits if one), None) or limit_of(unit.country, "", PostKind.GATE) or 50
    spots = places.laid_out([places.Spot(row.metres, row.map_x, row.map_y) for row in rows], ring)
    lines = tuple(
        _post_line(row, [one for one in windows if one.post_id == row.pk], (rings, days), limit, spot)
        for row, limit, spot in zip(rows, limits, spots, strict=True)
    )
    found = [one for row in rows for one in windows_found({w.pk: hours_of(w) for w in windows if w.post_id == row.pk}, rings, days)]
    kinds = {Kind(need.kind) for window in windows for need in window.needs.all()}
    own = own_picture(actor, rows, frozenset(line.number for line in lines if line.missing))
    return PostsPage(
        school=unit.where, posts=lines, troubles=told_of([*found, *bell_found(rings, days)], {one.pk: one for one in windows}),
        limit=ring, limit_said=_("%(metres)s m from the gate") % {"metres": ring},
        people=most_at_once(((hours_of(one), sum(need.number for need in one.needs.all())) for one in windows), rings, days),

        kinds=tuple((kind, str(words)) for kind, words in PEOPLE.items() if kind in kinds),
        may_keep=actor.may(Perm.POST_KEEP, unit.place), own=own, dangers=dangers_on(actor, places.MAP_HIGH, None),
    )  # fmt: skip


def _windows(unit_id: int) -> list[Window]:
    found = Window.objects.filter(unit_id=unit_id, closed_on__isnull=True, post__closed_on__isnull=True)
    return list(found.select_related("post").prefetch_related("needs").order_by("pk"))


def _post_line(
    row: Post, windows: list[Window], on: tuple[tuple[Ring, ...], tuple[SchoolDay, ...]], limit: int | None, spot: tuple[int, int]
) -> PostLine:
    lines = tuple(sorted((window_line(one, *on) for one in windows), key=lambda one: (one.order, one.days, one.name)))
    kind = str(PLACES[PostKind(row.kind)])
    text = " · ".join(one for one in (kind, row.where, _metres(row.metres)) if one)
    return PostLine(row.uid, row.number, row.name, text, lines, tuple(_missing(row, windows, limit)), *spot)


def _metres(metres: int | None) -> str:
    return "" if metres is None else _("%(metres)s m from the gate") % {"metres": metres}


def _missing(row: Post, windows: list[Window], limit: int | None) -> list[str]:
    found = []
    if not windows:
        found.append(_("It has no window yet, so nobody can be put on its roster."))
    if not row.call_number:
        found.append(_("It has no number to call in danger."))
    if row.metres is None:
        found.append(_("Nobody has written how far from the gate it is."))
    elif too_far(row.metres, limit):
        found.append(_("It lies %(metres)s m from the gate; the plan asks for %(limit)s m.") % {"metres": row.metres, "limit": limit})
    return found


def window_line(row: Window, rings: tuple[Ring, ...], days: tuple[SchoolDay, ...]) -> WindowLine:
    """Return a window in words."""
    hours = hours_of(row)
    name = row.label or (bell_words(row.bell_code) if row.bell_code else _("By the clock"))
    starts, ends = hours.starts, hours.ends
    if row.bell_code:
        held = next((ring for day in days if hours.holds(day) and (ring := ring_on(rings, row.bell_code, day))), None)
        starts, ends = (moved(held.starts, -row.before_min), moved(held.ends, row.after_min)) if held else (None, None)
    span = weeks_words(row.week_from, row.week_until)
    needs = {Kind(need.kind): need.number for need in sorted(row.needs.all(), key=lambda one: one.pk)}
    when = ", ".join(one for one in (days_words(row.weekdays), span) if one)
    return WindowLine(row.uid, name, hours_words(starts, ends), when, needs_words(needs), _turn(row), _order(starts))


def _order(starts: time | None) -> int:
    return starts.hour * 60 + starts.minute if starts else 0


def _turn(row: Window) -> str:
    match Turn(row.turn):
        case Turn.CLASS_WEEK:
            count = len(row.class_weeks)
            said = ngettext("one class each week, %(count)s is named", "one class each week, %(count)s are named", count)
            return said % {"count": count}
        case Turn.GRADES:
            return grades_words(row.grades)
        case _:
            return ""

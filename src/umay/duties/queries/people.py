"""What the office keeps of times: who stands every week, who is away, who is tied to whom, and how many said when they can."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umay.core.api import Actor, query
from umay.posts.api import Window
from umay.rosters.api import (
    KINDS,
    WHYS,
    Availability,
    Away,
    RosterState,
    Shift,
    StandingDuty,
    Tie,
    TieKind,
    Why,
    fill_href,
    key_of,
    own_unit_id,
    post_said,
    shift_said,
    still_empty,
)
from umay.staffing.api import STANDS, Kind, WorkerCard, workers_at
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is kept of somebody. other_id: a window or another worker."""

    uid: UUID | None
    name: str
    text: str
    worker_id: int
    other_id: int


@dataclass(frozen=True, slots=True)
class Empty:
    """A place that somebody left and nobody took. href: who is free for it."""

    words: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class TimesPage:
    """All the page shows, and what its forms offer. empty: places that somebody left and nobody took."""

    empty: tuple[Empty, ...]
    standing: tuple[Line, ...]
    away: tuple[Line, ...]
    ties: tuple[Line, ...]
    said: str
    workers: tuple[tuple[str, str], ...]
    windows: tuple[tuple[str, str], ...]


@query
def times_page(actor: Actor, today: date) -> TimesPage:
    """Return what the office keeps of times. today: who is away before it is left out."""
    unit_id = own_unit_id(actor)
    cards = workers_at(actor, kinds=STANDS)
    windows = Window.objects.filter(unit_id=unit_id, post__closed_on__isnull=True).select_related("post").order_by("post__number", "id")
    standing = StandingDuty.objects.filter(unit_id=unit_id).select_related("worker", "window__post").order_by("worker__name", "id")
    away = Away.objects.filter(unit_id=unit_id, until_on__gte=today).select_related("worker").order_by("from_on", "id")
    ties = Tie.objects.filter(unit_id=unit_id).select_related("one", "other").order_by("id")
    spoke = Availability.objects.filter(worker_id__in=[one.id for one in cards]).values("worker_id").distinct().count()
    words = ngettext("%(spoke)s of %(all)s person said when they can.", "%(spoke)s of %(all)s people said when they can.", len(cards))
    return TimesPage(
        _left_empty(actor, unit_id, today),
        tuple(Line(one.uid, one.worker.name, _standing_said(one), one.worker_id, one.window_id) for one in standing),
        tuple(Line(one.uid, one.worker.name, _away_said(one), one.worker_id, 0) for one in away),
        tuple(Line(one.uid, f"{one.one.name}, {one.other.name}", _tie_said(one), one.one_id, one.other_id) for one in ties),
        words % {"spoke": spoke, "all": len(cards)},
        tuple((str(one.id), _named(one)) for one in sorted(cards, key=lambda one: (list(KINDS).index(one.kind), one.name))),
        tuple((str(one.pk), window_said(one)) for one in windows),
    )


def _left_empty(actor: Actor, unit_id: int, today: date) -> tuple[Empty, ...]:
    """Return the places to come that somebody left in a published roster and nobody took, each once."""
    rows = Shift.objects.filter(unit_id=unit_id, roster__state=RosterState.PUBLISHED.value, dropped_at__isnull=False, on_day__gte=today)
    gone = list(rows.select_related("post", "roster").order_by("starts_at", "id"))
    empty = still_empty(actor, gone)
    found = {(key_of(one), one.kind): one for one in gone if one.pk in empty}
    return tuple(
        Empty(shift_said(one), dates.sentence(str(KINDS[Kind(one.kind)])), fill_href(one.roster.uid, key_of(one), one.kind))
        for one in found.values()
    )


def window_said(one: Window) -> str:
    """Return how a window is called in a choice: its post, its label, its hours by the clock."""
    hours = f"{dates.say_time(one.starts)}\u2013{dates.say_time(one.ends)}" if one.starts and one.ends else ""
    return " · ".join(part for part in (post_said(one.post.number, one.post.name), one.label, hours) if part)


def _named(one: WorkerCard) -> str:
    parts = (one.name, str(KINDS[one.kind]), _("class %(name)s") % {"name": one.class_name} if one.class_name else "")
    return " · ".join(part for part in parts if part)


def _standing_said(one: StandingDuty) -> str:
    days = ", ".join(str(WEEKDAYS[day]) for day in one.weekdays) or _("every day")
    return f"{window_said(one.window)} · {days}"


def _away_said(one: Away) -> str:
    return f"{dates.say_dates(one.from_on, one.until_on)} · {WHYS[Why(one.why)]}"


def _tie_said(one: Tie) -> str:
    return _("they stand together") if one.kind == TieKind.TOGETHER.value else _("one stays at home while the other stands")


__all__ = ["TimesPage", "times_page", "window_said"]

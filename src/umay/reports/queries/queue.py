"""What waits to be read: from codes alone, so that no vault needs to be open for the list. Row security shows only one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, query
from umay.kernel.text import Text
from umay.reports.models import About, Channel, Report, ReportState
from umay.reports.queries.visible import mine
from umay.reports.rules.triage import NEVER, Aside, short_of
from umay.vault import api as vault
from umay.web.api import dates

PAGE: Final = 50
ABOUT: Final = {
    About.ME: gettext_lazy("It happened to whoever tells"),
    About.SOMEONE: gettext_lazy("It happened to somebody else"),
    About.WORRY: gettext_lazy("Somebody is worried"),
}
CHANNELS: Final = {
    Channel.WEB: gettext_lazy("told on the page"),
    Channel.STAFF: gettext_lazy("a member of staff saw or heard it"),
    Channel.HOTLINE: gettext_lazy("told at the hotline"),
    Channel.LETTER_BOX: gettext_lazy("from the letter box"),
    Channel.MESSENGER: gettext_lazy("by messenger"),
    Channel.IN_PERSON: gettext_lazy("told face to face"),
}
STATES: Final = {
    ReportState.RECEIVED: gettext_lazy("nobody has read it yet"),
    ReportState.READ: gettext_lazy("read, no decision yet"),
    ReportState.HANDLED: gettext_lazy("being handled"),
    ReportState.CLOSED: gettext_lazy("closed"),
    ReportState.JOINED: gettext_lazy("joined with another"),
    ReportState.SET_ASIDE: gettext_lazy("set aside"),
}
TONES: Final = {"received": "late", "read": "due", "handled": "act", "closed": "done", "joined": "plain", "set_aside": "plain"}
ASIDE: Final = {
    Aside.EMPTY: gettext_lazy("There is nothing in it"),
    Aside.TEST: gettext_lazy("Somebody tried whether it works"),
    Aside.NOT_ABOUT_CHILDREN: gettext_lazy("It is not about a child"),
    Aside.ELSEWHERE: gettext_lazy("It belongs to another office, which was told"),
}
LINE_TONES: Final = {"received": "due", "read": "open", "handled": "open", "closed": "done", "joined": "reason", "set_aside": "reason"}
WAITING: Final = (ReportState.RECEIVED, ReportState.READ)
IN_FLOOD: Final = Q(in_flood=True, in_danger=False)
_MARK: Final = re.compile(r"([01])([01])\.(\d{1,11})\.([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One report as its line shows it: codes and times only. waits: nobody decided yet. tags: words with the tone of each.

    clock: when it goes on to whom, "" when it climbs no further; rest: what is said then.
    """

    short: str
    href: str
    about: str
    channel: str
    when: str
    clock: str
    rest: str
    line_tone: str
    waits: bool
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue. show: "waiting", "flood" (came with very many at once), "ended" (decided). more_url: of the next page, "" on the last.

    counts: of each kind but the decided. unread_danger: address of the first report in danger that nobody has read, "" for none.
    has_keys: what comes in can be sealed to this reader.
    """

    lines: tuple[QueueLine, ...]
    show: str
    counts: dict[str, int]
    in_danger: int
    unread_danger: str
    more_url: str
    has_keys: bool


@query
def queue_page(actor: Actor, *, show: str = "waiting", after: str = "", now: datetime) -> QueuePage:
    """Return what waits for this reader, danger first, then what has waited longest.

    What came in a flood stands in a list of its own, unless it is of danger: then behind all danger that came by itself. Decided ones come
    newest first. after: where a page ended.
    """
    kept = {
        "waiting": mine(actor).filter(state__in=WAITING).exclude(IN_FLOOD),
        "flood": mine(actor).filter(IN_FLOOD, state__in=WAITING),
        "ended": mine(actor).exclude(state__in=WAITING),
    }
    show = show if show in kept else "waiting"
    found = list(_page(kept[show], after, newest_first=show == "ended")[: PAGE + 1])
    urgent = mine(actor).filter(in_danger=True, state=ReportState.RECEIVED).order_by("in_flood", "received_at", "pk")
    first = urgent.first()
    return QueuePage(
        lines=tuple(_line(one, now) for one in found[:PAGE]),
        show=show,
        counts={one: kept[one].count() for one in ("waiting", "flood")},
        in_danger=urgent.count() if first else 0,
        unread_danger=_address(first) if first else "",
        more_url=f"{reverse('reports')}?show={show}&after={_mark(found[PAGE - 1])}" if len(found) > PAGE else "",
        has_keys=actor.person_id is not None and vault.has_keys(actor.person_id),
    )


def _mark(one: Report) -> str:
    """Return where a page ended: danger comes first, and what came in a flood of it last, so both belong to the key."""
    return f"{int(one.in_danger)}{int(one.in_flood)}.{one.received_at.timestamp():.0f}.{one.pk.hex}"


def _page(rows: QuerySet[Report], after: str, *, newest_first: bool) -> QuerySet[Report]:
    rows = rows.order_by(*(("-received_at", "-pk") if newest_first else ("-in_danger", "in_flood", "received_at", "pk")))
    found = _MARK.fullmatch(after)
    if found is None:
        return rows
    in_danger, in_flood, at, key = found[1] == "1", found[2] == "1", datetime.fromtimestamp(int(found[3]), UTC), UUID(found[4])
    if newest_first:
        return rows.filter(Q(received_at__lt=at) | Q(received_at=at, pk__lt=key))
    behind = Q(in_danger=in_danger, in_flood=in_flood) & (Q(received_at__gt=at) | Q(received_at=at, pk__gt=key))
    behind |= Q(in_danger=in_danger, in_flood=True) if not in_flood else Q()
    return rows.filter(behind | Q(in_danger=False) if in_danger else behind)


def _address(one: Report) -> str:
    return reverse("report", kwargs={"report_id": one.pk})


def _line(one: Report, now: datetime) -> QueueLine:
    return QueueLine(
        short=short_of(one.pk),
        href=_address(one),
        about=str(ABOUT[About(one.about)]),
        channel=str(CHANNELS[Channel(one.channel)]),
        when=said_at(one.received_at),
        clock=clock_of(one, now),
        rest=_("Everybody to whom it is sealed can read it now.") if one.state in WAITING else _rest(one),
        line_tone="late" if one.in_danger and one.state == ReportState.RECEIVED else LINE_TONES[one.state],
        waits=one.state in WAITING,
        tags=tuple(_tags(one)),
    )


def _rest(one: Report) -> str:
    """Return what became of a report that is decided, as a sentence."""
    said = {
        ReportState.HANDLED: _("A case was made of it."),
        ReportState.CLOSED: _("Its case is closed."),
        ReportState.JOINED: _("Another report tells of the same."),
        ReportState.SET_ASIDE: str(ASIDE[Aside(one.aside_reason)]) if one.aside_reason else _("It was set aside."),
    }
    return said.get(ReportState(one.state), "")


def _tags(one: Report) -> Iterator[tuple[str, str]]:
    if one.in_danger:
        yield _("in danger"), "late"
    if one.state in WAITING:
        yield str(STATES[ReportState(one.state)]), "due" if one.state == ReportState.RECEIVED else "plain"
    if one.is_practice:
        yield _("practice"), "plain"


def clock_of(one: Report, now: datetime) -> str:
    """Return when it goes on to whom unless somebody decides; "" when it climbs no further."""
    if one.state not in WAITING:
        return ""
    for rung in one.rungs:
        opens_at = datetime.fromisoformat(rung["opens_at"])
        if rung["reads"] and now < opens_at < NEVER:
            return _("Goes on to %(posts)s on %(when)s, unless you decide before.") % {
                "posts": posts_said(rung["posts"]), "when": said_at(opens_at),
            }  # fmt: skip
    return ""


def said_at(at: datetime) -> str:
    """Return a moment in the zone of the country that one acts in."""
    return dates.say_moment(at, timezone.get_current_timezone())


def day_said(at: datetime, now: datetime) -> str:
    """Return on which day something was said: no hour of a message is shown; its place among the others tells what came first."""
    day, today = dates.local_day(at), dates.local_day(now)
    return dates.say_near(day, today) if today - timedelta(days=1) <= day <= today else dates.say_date(day)


def posts_said(posts: list[dict[str, Any]]) -> str:
    """Return the titles of posts in the reader's language, as a list in words."""
    lang = get_language() or "en"
    return ", ".join(Text.of(one).in_(lang) for one in posts)


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """How many reports nobody has read, of those that this person may read; in_danger: how many of them say so."""

    unread: int = 0
    in_danger: int = 0


@query
def waiting_count(actor: Actor) -> WaitingCount:
    """Return how many reports wait for this person to be read."""
    if actor.person_id is None or not actor.holds(Perm.REPORT_READ):
        return WaitingCount()
    of_danger = list(mine(actor).filter(state=ReportState.RECEIVED).values_list("in_danger", flat=True))
    return WaitingCount(len(of_danger), sum(of_danger))

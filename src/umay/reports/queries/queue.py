"""What waits to be read: from codes alone, so that no vault needs to be open for the list. Row security shows only one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.kernel.text import Text
from umay.reports.models import About, Channel, Report, ReportState
from umay.reports.rules.triage import NEVER, short_of
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
WAITING: Final = (ReportState.RECEIVED, ReportState.READ)


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One report as its line shows it: codes and times only."""

    short: str
    href: str
    about: str
    channel: str
    when: str
    state: str
    tone: str
    clock: str
    in_danger: bool
    is_practice: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The queue. more_url: of the next page, "" on the last. ended: whether those that are decided are shown."""

    lines: tuple[QueueLine, ...]
    waiting: int
    in_danger: int
    ended: bool
    more_url: str


@query
def queue_page(_actor: Actor, *, ended: bool = False, after: str = "", now: datetime) -> QueuePage:
    """Return what waits for this reader, danger first, then what has waited longest; with `ended` what is decided, newest first."""
    waiting = Report.objects.filter(state__in=WAITING)
    counts = (waiting.count(), waiting.filter(in_danger=True, state=ReportState.RECEIVED).count())
    found = list(_page(Report.objects.exclude(state__in=WAITING) if ended else waiting, after, ended=ended)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    address = f"{reverse('reports')}?{'show=ended&' if ended else ''}after="
    more = f"{address}{last.received_at.timestamp():.0f}.{last.pk}" if last else ""
    return QueuePage(tuple(_line(one, now) for one in found[:PAGE]), *counts, ended, more)


def _page(rows: QuerySet[Report], after: str, *, ended: bool) -> QuerySet[Report]:
    order = ("-received_at", "pk") if ended else ("-in_danger", "received_at", "pk")
    stamp, _dot, key = after.partition(".")
    if stamp.isdigit() and key:
        at = datetime.fromtimestamp(int(stamp), UTC)
        rows = rows.filter(Q(received_at__lt=at) if ended else Q(received_at__gt=at) | Q(received_at=at, pk__gt=key))
    return rows.order_by(*order)


def _line(one: Report, now: datetime) -> QueueLine:
    return QueueLine(
        short=short_of(one.pk),
        href=reverse("report", kwargs={"report_id": one.pk}),
        about=str(ABOUT[About(one.about)]),
        channel=str(CHANNELS[Channel(one.channel)]),
        when=said_at(one.received_at),
        state=str(STATES[ReportState(one.state)]),
        tone=TONES[one.state],
        clock=clock_of(one, now),
        in_danger=one.in_danger,
        is_practice=one.is_practice,
    )


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


def posts_said(posts: list[dict[str, Any]]) -> str:
    """Return the titles of posts in the reader's language, as a list in words."""
    lang = get_language() or "en"
    return ", ".join(Text.of(one).in_(lang) for one in posts)


@query
def waiting_count(actor: Actor) -> int:
    """Return how many reports wait for this person to be read."""
    return Report.objects.filter(state=ReportState.RECEIVED).count() if actor.person_id else 0

"""The log of the school's posts on a day, and the posts it can be written for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from umay.core.api import Actor, own_place, query
from umay.people import api as people
from umay.people.api import zone_of
from umay.posts.api import Post, post_cards
from umay.watch.models import LogLine
from umay.watch.queries.words import LOG_KINDS, post_said
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class LogEvent:
    """A line of the log, as the timeline shows it."""

    when: str
    title: str
    text: str
    by: str
    tone: str = "plain"
    href: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """All that the page shows. before, after: the days beside it as addresses say them."""

    day: str
    lines: tuple[LogEvent, ...]
    posts: tuple[tuple[UUID, str], ...]
    before: str
    after: str


@query
def log_page(actor: Actor, on: date, today: date) -> LogPage:
    """Return what was written at the posts of the actor's school on a day."""
    place = own_place(actor)
    zone = zone_of(place.country)
    rows = list(LogLine.objects.filter(unit_id=place.unit_id, on_day=on).select_related("post").order_by("written_at"))
    names = people.names_of({row.written_by_id for row in rows if row.written_by_id is not None})
    return LogPage(
        day=dates.say_day(on),
        lines=tuple(
            LogEvent(
                when=dates.say_time(row.written_at, zone=zone),
                title=f"{_said(row.post)}: {LOG_KINDS[row.kind]}", text=row.words, by=names.get(row.written_by_id or 0, ""),
            )
            for row in rows
        ),
        posts=tuple((one.uid, post_said(one.number, one.name)) for one in post_cards(actor)),
        before=(on - timedelta(days=1)).isoformat(), after="" if on >= today else (on + timedelta(days=1)).isoformat(),
    )  # fmt: skip


def _said(post: Post) -> str:
    return post_said(post.number, post.name)

"""One's own notices, as the page and the frame show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db import connection
from django.utils import timezone

from umay.core.api import Actor, query
from umay.notices.models import Notice
from umay.notices.rules.holding import added
from umay.notices.rules.urgency import Urgency
from umay.web.api import dates

SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in the list, or several alike of one day. uid: of the newest. counts: what its words need, of all. times: how many they are.

    area: what it is about, the first part of its code. when: the day, and the hour where the reader is.
    """

    uid: UUID
    code: str
    area: str
    counts: Mapping[str, int]
    when: str
    is_new: bool
    times: int
    is_danger: bool


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """One's notices, the newest first. older: there are more, reached by this key; "" at the end."""

    lines: tuple[NoticeLine, ...]
    unread: int
    older: str


@query
def notices_page(actor: Actor, *, today: date, before: str = "") -> NoticesPage:
    """Return the actor's own notices, one page of them. before: `older` of the page before."""
    found = Notice.objects.filter(person_id=actor.person_id or 0)
    shown = found.filter(pk__lt=int(before)) if before.isdecimal() else found
    rows = list(shown.order_by("-pk")[: SHOWN + 1])
    lines = tuple(_line(list(alike), today) for _what, alike in groupby(rows[:SHOWN], key=_alike))
    return NoticesPage(lines, found.filter(read_at__isnull=True).count(), str(rows[SHOWN - 1].pk) if len(rows) > SHOWN else "")


def _alike(row: Notice) -> tuple[object, ...]:
    """Return what makes notices that follow each other one line."""
    return row.code, row.link, row.urgency, row.read_at is None, dates.local_day(row.made_at)


def _line(alike: list[Notice], today: date) -> NoticeLine:
    newest, zone = alike[0], timezone.get_current_timezone()
    when = f"{dates.say_near(dates.local_day(newest.made_at), today)}, {dates.say_time(newest.made_at, zone=zone)}"
    counts: Mapping[str, int] = reduce(added, [row.counts for row in alike], {})
    is_new, is_danger = newest.read_at is None, newest.urgency == Urgency.DANGER
    return NoticeLine(newest.uid, newest.code, newest.code.partition(".")[0], counts, when, is_new, len(alike), is_danger)


def unread_count(actor: Actor) -> int:
    """Return how many of the actor's own notices are unread."""
    if not actor.person_id:
        return 0
    with connection.cursor() as cursor:  # every page asks
        cursor.execute("select count(*) from notices_notice where person_id = %s and read_at is null", [actor.person_id])
        return int(cursor.fetchone()[0])

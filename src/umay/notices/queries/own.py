"""One's own notices, as the page and the frame show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, query
from umay.notices.models import Notice
from umay.web.api import dates

SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in the list. counts: what its words need."""

    uid: UUID
    code: str
    counts: Mapping[str, int]
    when: str
    is_new: bool


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
    lines = tuple(
        NoticeLine(row.uid, row.code, row.counts, dates.say_near(dates.local_day(row.made_at), today), row.read_at is None) for row in rows
    )
    return NoticesPage(lines[:SHOWN], found.filter(read_at__isnull=True).count(), str(rows[SHOWN - 1].pk) if len(rows) > SHOWN else "")


def unread_count(actor: Actor) -> int:
    """Return how many of the actor's own notices are unread."""
    if not actor.person_id:
        return 0
    with connection.cursor() as cursor:  # every page asks
        cursor.execute("select count(*) from notices_notice where person_id = %s and read_at is null", [actor.person_id])
        return int(cursor.fetchone()[0])

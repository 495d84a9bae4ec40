"""The daily rounds over what is kept, as counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from umay.core.api import Actor, Perm, Place, query, require
from umay.handover.models import Sweep
from umay.web.api import dates

LAST = 30


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A day's round. refused: why nothing was destroyed; "" for nothing."""

    when: str
    rows: int
    due: int
    shredded: int
    refused: str


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The newest rounds. waits: why the newest one waits for somebody to look; "" for nothing."""

    lines: tuple[RoundLine, ...]
    waits: str


@query
def rounds_page(actor: Actor) -> RoundsPage:
    """Return the newest rounds. Raises Refused ("access.not_granted")."""
    require(actor, Perm.DEPLOYMENT_KEEP, Place(0, "", actor.seat.place.country if actor.seat else ""))
    zone, rows = timezone.get_current_timezone(), list(Sweep.objects.order_by("-ran_at", "-pk")[:LAST])
    lines = tuple(RoundLine(dates.say_moment(one.ran_at, zone), one.rows, one.due, one.shredded, one.refused) for one in rows)
    return RoundsPage(lines, rows[0].refused if rows and rows[0].allowed_at is None else "")

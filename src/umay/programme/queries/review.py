"""What units below recorded and nobody has looked at yet: newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils import timezone

from umay.core.api import Actor, Perm, query
from umay.programme.models import TaskRecord
from umay.programme.queries.words import spoken
from umay.programme.rules.states import SETTLED, State
from umay.web.api import dates

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class ToReview:
    """A record that waits to be looked at."""

    unit_uid: UUID
    obligation_uid: UUID
    ordinal: int
    unit: str
    title: str
    state: State
    when: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Records below, newest first. count: all that wait. next_before: key of the next page, "" at the end."""

    lines: tuple[ToReview, ...]
    count: int
    next_before: str


@query
def review_page(actor: Actor, *, before: str, today: date, lang: str) -> ReviewPage:
    """Return what the actor may accept or send back: records of units below in the same agency, never of its own unit."""
    seat = actor.seat
    if seat is None or not actor.holds(Perm.TASK_VERIFY) or seat.level == "unit":
        return ReviewPage((), 0, "")
    states = [state.value for state in SETTLED]
    waiting = TaskRecord.objects.filter(state__in=states, verified_at__isnull=True, unit__agency=seat.place.agency)
    waiting = waiting.exclude(unit_id=seat.place.unit_id)
    count = waiting.count()
    if before.isdecimal():
        waiting = waiting.filter(pk__lt=int(before))
    found = list(waiting.select_related("unit", "obligation").order_by("-pk")[: PAGE + 1])
    lines = tuple(
        ToReview(
            one.unit.uid, one.obligation.uid, one.ordinal, one.unit.name, spoken(one.obligation.title, lang), State(one.state),
            dates.say_near(timezone.localdate(one.recorded_at), today),
        )
        for one in found[:PAGE]
    )  # fmt: skip
    return ReviewPage(lines, count, str(found[PAGE - 1].pk) if len(found) > PAGE else "")

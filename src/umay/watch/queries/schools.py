"""Which schools have posts, and which of their days nobody has reckoned yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from umay.core.api import Actor, Place, job_at, query
from umay.posts.api import Post, occurrences
from umay.watch.models import Coverage
from umay.watch.rules.states import Cover

LOOK_BACK: Final = timedelta(days=31)
"""How far back a day is still reckoned that no night reckoned: longer than any machine stands still unseen."""


@query
def schools_with_posts(actor: Actor, today: date) -> tuple[int, ...]:  # noqa: ARG001
    """Return the ids of the units in the actor's scope that hold a post now, or held one lately."""
    held = Post.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today - LOOK_BACK))
    return tuple(held.values_list("unit_id", flat=True).distinct().order_by("unit_id"))


@query
def days_to_reckon(_actor: Actor, place: Place, today: date) -> tuple[date, ...]:
    """Return the days before today on which a school held windows that nobody reckoned yet. For the system."""
    first = today - LOOK_BACK
    reckoned = set(
        Coverage.objects.filter(unit_id=place.unit_id, on_day__gte=first, on_day__lt=today)
        .exclude(state=Cover.OPEN.value)
        .values_list("window_id", "on_day")
    )
    held = occurrences(job_at(place), first, today - timedelta(days=1))
    due = {one.on_day for one in held if one.needs and (one.window_id, one.on_day) not in reckoned}
    return tuple(sorted(due | {today - timedelta(days=1)}))

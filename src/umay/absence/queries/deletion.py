"""The page of deletion: what rounds did, and whether one waits for a person."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from umay.absence.models import DeletionRound
from umay.absence.queries.words import STOPPED
from umay.core.api import Actor, query
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class DeletionPage:
    """All that the page shows. rows: when, due, kept, what came of it. waits: the last round stopped and nobody has said go on."""

    rows: tuple[tuple[str, str, str, str], ...]
    waits: bool


@query
def deletion_page(actor: Actor) -> DeletionPage:
    """Return the last rounds, newest first."""
    del actor
    rows = list(DeletionRound.objects.order_by("-ran_at")[:30])
    zone = timezone.get_current_timezone()
    said = tuple((dates.say_moment(one.ran_at, zone), str(one.due), str(one.total), str(STOPPED[one.stopped_by])) for one in rows)
    return DeletionPage(said, bool(rows) and bool(rows[0].stopped_by) and rows[0].allowed_at is None)

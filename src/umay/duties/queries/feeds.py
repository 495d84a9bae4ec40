"""What a calendar program reads of somebody's duties."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from umay.core.api import JOB, scoped
from umay.documents.api import CalendarDocument, Event
from umay.duties.models import DutyFeed
from umay.places import api as places
from umay.rosters.api import ShiftCard, cards_of, live_shifts, there_by
from umay.staffing.api import State

BEHIND: Final = timedelta(days=60)
LONGEST_SECRET: Final = 100


def token_hash(secret: str) -> str:
    """Return what is kept of a secret. A plain hash is enough: the secret is random and long."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_calendar(secret: str, *, site: str, today: date) -> CalendarDocument | None:
    """Return the duties that a secret opens: day, hours and post, no name of anybody.

    None when it is not known, was ended, or its holder serves no more; it ends with the school year, and where the pass of its holder was
    made anew after it: whoever had the pass may have made the address. site: what addresses begin with.
    """
    if len(secret) > LONGEST_SECRET:
        return None
    with scoped(JOB):
        found = DutyFeed.objects.filter(token_hash=token_hash(secret)).select_related("worker").first()
        if found is None or not reads(found, today):
            return None
        shifts = cards_of(live_shifts().filter(worker_id=found.worker_id, on_day__gte=today - BEHIND), alone=True)
    with translation.override(found.language):
        return CalendarDocument(_("My duties at the gate"), tuple(_event(one, site) for one in shifts), found.language)


def reads(feed: DutyFeed, today: date) -> bool:
    """Tell whether a calendar may still read by an address."""
    worker = feed.worker
    renewed = worker.pass_made_at is not None and worker.pass_made_at > feed.made_at
    ended = feed.revoked_at is not None or renewed or worker.state != State.ACCEPTED.value
    return not ended and not places.is_year_over(worker.country, worker.school_year, today)


def has_feed(worker_id: int, today: date) -> bool:
    """Tell whether a calendar may read somebody's duties."""
    return any(reads(one, today) for one in DutyFeed.objects.filter(worker_id=worker_id, revoked_at__isnull=True).select_related("worker"))


def _event(one: ShiftCard, site: str) -> Event:
    return Event(
        uid=f"{one.uid}@umay",
        day=one.on_day,
        title=_("At the gate, post %(number)s") % {"number": one.post_number},
        text=_("Be there at %(time)s.") % {"time": there_by(one.starts_at, one.lead_min)},
        address=site + reverse("my-duties"),
        starts_at=one.starts_at - timedelta(minutes=one.lead_min),
        ends_at=one.ends_at,
    )

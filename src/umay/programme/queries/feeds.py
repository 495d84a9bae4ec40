"""Calendar feeds: one's own addresses, and what a calendar program gets from one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from umay.core.api import Actor, actor_of, query
from umay.documents.api import CalendarDocument, Event
from umay.people import api as people
from umay.places import api as places
from umay.programme.models import FeedToken
from umay.programme.queries.tasks import TaskLine, task_lines
from umay.programme.rules.states import State
from umay.web.api import dates

AHEAD: Final = timedelta(days=400)  # this school year to its end, and the next one once it is adopted
LONGEST_SECRET: Final = 100


def token_hash(secret: str) -> str:
    """Return what is kept of a secret. A plain hash is enough: the secret is random and long."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class FeedLine:
    """An address of one's own."""

    uid: UUID
    unit: str
    made: str
    is_here: bool


@query
def own_feeds(actor: Actor) -> tuple[FeedLine, ...]:
    """Return the addresses of the actor that still work, newest first."""
    rows = list(FeedToken.objects.filter(person_id=actor.person_id or 0, revoked_at__isnull=True).order_by("-made_at"))
    units = places.cards(row.unit_id for row in rows)
    here = actor.seat.place.unit_id if actor.seat else None
    return tuple(
        FeedLine(row.uid, units[row.unit_id].name, dates.say_date(dates.local_day(row.made_at)), row.unit_id == here) for row in rows
    )


def feed_calendar(secret: str, *, site: str, today: date) -> CalendarDocument | None:
    """Return the duties of the unit that a secret opens, from the beginning of the school year on.

    None when the secret is not known, was ended, or its holder has no appointment in the unit any more. site: what addresses begin with.
    """
    if len(secret) > LONGEST_SECRET:
        return None
    row = FeedToken.objects.filter(token_hash=token_hash(secret), revoked_at__isnull=True).first()
    actor = _holder(row, today) if row else None
    if row is None or actor is None:
        return None
    unit = places.cards([row.unit_id])[row.unit_id]
    with translation.override(row.language):
        lines = task_lines(actor, unit.uid, first=_year_begins(unit, today), last=today + AHEAD, today=today, lang=row.language)
        events = tuple(_event(line, site) for line in lines if line.state is not State.NOT_APPLICABLE)
        return CalendarDocument(_("Duties of %(unit)s") % {"unit": unit.name}, events, row.language)


def _holder(row: FeedToken, today: date) -> Actor | None:
    """Return the person of a token as an actor in its unit; None when their appointment or account has ended."""
    seat = next((one for one in people.seats_of(row.person_id, today) if one.unit.id == row.unit_id), None)
    account = people.Account.objects.filter(person_id=row.person_id, is_active=True).select_related("person").first()
    if seat is None or account is None:
        return None
    held = places.seat_in(seat.unit, appointment_id=seat.id, function=seat.function, role=seat.role)
    return actor_of(row.person_id, account.person.uid, held, language=row.language)


def _year_begins(unit: places.UnitCard, today: date) -> date:
    year = places.school_year_of(unit.country, today)
    calendar = places.calendar_for(unit.country, year, province_id=unit.province_id, district_id=unit.district_id)
    window = calendar.data.get("window") if calendar else None
    return date.fromisoformat(window[0]) if window else date(year, 7, 1)


def _event(line: TaskLine, site: str) -> Event:
    where = reverse("task", kwargs={"unit_uid": line.unit_uid, "obligation_uid": line.obligation_uid, "ordinal": line.ordinal})
    said = [line.why, f"{line.pack}, {line.source}"]
    if line.provisional:
        said.append(_("This date is provisional."))
    return Event(
        uid=f"{line.unit_uid}-{line.obligation_uid}-{line.ordinal}@umay",
        day=line.due_on,
        title=_title(line),
        text="\n".join(said),
        address=site + where,
    )


def _title(line: TaskLine) -> str:
    if line.state in (State.DONE, State.DONE_LATE):
        return _("Done: %(duty)s") % {"duty": line.title}
    if line.state is State.NOT_DONE:
        return _("Will not be done: %(duty)s") % {"duty": line.title}
    return line.title

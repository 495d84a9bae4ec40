"""The inner register as an office sees it: its own entries, and names of its area that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from umay.core.api import Actor, Perm, query
from umay.people import api as people
from umay.places import api as places
from umay.register.models import Entry, Match
from umay.register.queries.blind import open_name
from umay.register.rules.entries import Answer


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry of the reader's own office."""

    uid: UUID
    name: str
    decision: str
    decided_on: date
    expires_on: date
    entered_by: str


@dataclass(frozen=True, slots=True)
class MatchLine:
    """Two names that are alike. written: as the school wrote it; registered: as the register has it. again: a human found
    this person before, and whoever is meant waits.
    """

    uid: UUID
    written: str
    registered: str
    birth_year: int | None
    decision: str
    school: str
    again: bool


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """What an office keeps and is asked."""

    entries: tuple[EntryLine, ...]
    matches: tuple[MatchLine, ...]


@query
def register_page(actor: Actor, today: date) -> RegisterPage:
    """Return the entries of the actor's own office, and the open questions of its area."""
    place = places.own_unit(actor).place
    entries = list(Entry.objects.filter(unit_id=place.unit_id, expires_on__gte=today).order_by("-decided_on", "-pk"))
    names = people.names_of({one.entered_by_id for one in entries})
    lines = tuple(
        EntryLine(one.uid, open_name(bytes(one.name_box), one.uid), one.decision, one.decided_on, one.expires_on,
                  names.get(one.entered_by_id, ""))
        for one in entries
    )  # fmt: skip
    return RegisterPage(lines, tuple(_matches(actor, place.country, today)))


def _matches(actor: Actor, country: str, today: date) -> list[MatchLine]:
    open_ones = list(Match.objects.filter(country=country, answer=Answer.OPEN.value).order_by("pk"))
    entries = {one.uid: one for one in Entry.objects.filter(uid__in={one.entry_uid for one in open_ones}, expires_on__gte=today)}
    found = []
    for one in open_ones:
        entry, school = entries.get(one.entry_uid), places.unit_by_id(actor, one.unit_id)
        if entry is not None and actor.may(Perm.REGISTER_KEEP, school.place):  # another agency's office in the area is not asked
            names = open_name(bytes(one.name_box), one.uid), open_name(bytes(entry.name_box), entry.uid)
            found.append(MatchLine(one.uid, *names, entry.birth_year, entry.decision, school.name, one.again))
    return found


@query
def entries_expired(_actor: Actor, today: date) -> tuple[UUID, ...]:
    """Return the entries whose last day is past."""
    return tuple(Entry.objects.filter(expires_on__lt=today).order_by("pk").values_list("uid", flat=True))

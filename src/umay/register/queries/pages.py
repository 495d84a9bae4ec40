"""The inner register as an office sees it: its own entries, and names of its area that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from umay.core.api import Actor, Perm, query
from umay.places import api as places
from umay.register.models import Entry, Match
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


def own_entries(unit_id: int, today: date) -> list[Entry]:
    """Return the entries of an office that stand, their names sealed."""
    return list(Entry.objects.filter(unit_id=unit_id, expires_on__gte=today).order_by("-decided_on", "-pk"))


def open_matches(actor: Actor, country: str, today: date) -> list[tuple[Match, Entry, places.UnitCard]]:
    """Return the open questions that the actor may answer, each with its entry and the school, names sealed."""
    asked = list(Match.objects.filter(country=country, answer=Answer.OPEN.value).order_by("pk"))
    entries = {one.uid: one for one in Entry.objects.filter(uid__in={one.entry_uid for one in asked}, expires_on__gte=today)}
    found = [(one, entries[one.entry_uid], places.unit_by_id(actor, one.unit_id)) for one in asked if one.entry_uid in entries]
    return [each for each in found if actor.may(Perm.REGISTER_KEEP, each[2].place)]  # another agency's office in the area is not asked


@query
def entries_expired(_actor: Actor, today: date) -> tuple[UUID, ...]:
    """Return the entries whose last day is past."""
    return tuple(Entry.objects.filter(expires_on__lt=today).order_by("pk").values_list("uid", flat=True))

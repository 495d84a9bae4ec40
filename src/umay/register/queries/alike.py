"""Which names are like one of the register, whom a human found there before, and what is still to be answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from umay.register.models import Entry, Match, Word
from umay.register.queries.blind import words_of
from umay.register.rules.entries import Answer, is_alike, years_agree

EntryMissing = Entry.DoesNotExist


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody of a school, about whom an office may be asked. id: of the room above that asks."""

    id: int
    name: str
    birth_year: int | None
    unit_id: int
    country: str
    province_id: int | None
    district_id: int | None


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """Of which office and country an entry is, and its blind words."""

    unit_id: int
    country: str
    words: frozenset[str]


def alike_of(ids: Collection[int]) -> dict[int, bool]:
    """Return those about whom an office is still to be asked, each with whether they are held until it answers."""
    found = Match.objects.filter(worker_id__in=ids, answer=Answer.OPEN.value).order_by("again")
    return dict(found.values_list("worker_id", "again"))


def held_of(ids: Collection[int]) -> set[int]:
    """Return those who wait until an office answered again."""
    return {one for one, again in alike_of(ids).items() if again}


def same_of(ids: Collection[int]) -> set[int]:
    """Return those of whom an office said that they are the person of the register."""
    return set(Match.objects.filter(worker_id__in=ids, answer=Answer.SAME.value).values_list("worker_id", flat=True))


def found_at(unit_id: int) -> dict[int, set[UUID]]:
    """Return by whom of a school was found in the register the entries by which they were."""
    found: dict[int, set[UUID]] = {}
    for one, entry in Match.objects.filter(unit_id=unit_id, answer=Answer.SAME.value).values_list("worker_id", "entry_uid"):
        found.setdefault(one, set()).add(entry)
    return found


def entries_alike(one: Somebody, on: date) -> dict[UUID, bool]:
    """Return the entries of the country whose name and year may be somebody's, each with whether anybody was found by it before.

    The database compares blind words inside one function: from a school, no entry is seen.
    """
    words = words_of(one.name)
    if not words:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select entry, birth_year, shared, words, found from register_alike(%s, %s, %s)", [list(words), one.country, on])
        rows = cursor.fetchall()
    alike = (row for row in rows if is_alike(row[2], len(words), row[3]) and years_agree(row[1], one.birth_year))
    return {row[0]: row[4] for row in alike}


def kept_entry(uid: UUID) -> KeptEntry:
    """Return an entry that the transaction sees. Raises Entry.DoesNotExist."""
    entry = Entry.objects.get(uid=uid)
    return KeptEntry(entry.unit_id, entry.country, frozenset(Word.objects.filter(entry=entry).values_list("word", flat=True)))

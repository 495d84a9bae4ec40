"""Which names of a school are like one of the inner register, and nobody said yet whether it is the same person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection

from umay.staffing.models import RegisterMatch
from umay.staffing.queries.blind import words_of
from umay.staffing.rules.registering import Match, is_alike, years_agree


def alike_of(ids: Collection[int]) -> set[int]:
    """Return those of the workers about whom an office is still to be asked."""
    found = RegisterMatch.objects.filter(worker_id__in=ids, answer=Match.OPEN.value)
    return set(found.values_list("worker_id", flat=True))


def entries_alike(name: str, birth_year: int | None, country: str, on: date) -> tuple[UUID, ...]:
    """Return the entries of the country's register whose name is like this one and whose year of birth may be the same.

    The database compares blind words inside one function: from a school, no entry is seen.
    """
    words = words_of(name)
    if not words:
        return ()
    with connection.cursor() as cursor:
        cursor.execute("select entry, birth_year, shared, words from staffing_alike(%s, %s, %s)", [list(words), country, on])
        found = cursor.fetchall()
    alike = (row for row in found if is_alike(row[2], len(words), row[3]))
    return tuple(row[0] for row in alike if years_agree(row[1], birth_year))


def same_of(ids: Collection[int]) -> set[int]:
    """Return those of the workers of whom an office said that they are the person of the register."""
    found = RegisterMatch.objects.filter(worker_id__in=ids, answer=Match.SAME.value)
    return set(found.values_list("worker_id", flat=True))

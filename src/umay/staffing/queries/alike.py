"""Which names of a school are like one of the inner register, whom a human found there before, and what is still to be answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection

from umay.staffing.models import RegisterMatch, Worker
from umay.staffing.queries.blind import words_of
from umay.staffing.rules.naming import folded_number, nearly_same
from umay.staffing.rules.registering import Match, is_alike, years_agree


def alike_of(ids: Collection[int]) -> dict[int, bool]:
    """Return those of the workers about whom an office is still to be asked, each with whether they are held until it answers."""
    found = RegisterMatch.objects.filter(worker_id__in=ids, answer=Match.OPEN.value).order_by("again")
    return dict(found.values_list("worker_id", "again"))


def held_of(ids: Collection[int]) -> set[int]:
    """Return those of the workers who wait until an office answered again."""
    return {worker for worker, again in alike_of(ids).items() if again}


def same_of(ids: Collection[int]) -> set[int]:
    """Return those of the workers of whom an office said that they are the person of the register."""
    found = RegisterMatch.objects.filter(worker_id__in=ids, answer=Match.SAME.value)
    return set(found.values_list("worker_id", flat=True))


def entries_alike(one: Worker, on: date) -> dict[UUID, bool]:
    """Return the entries of the country's register about which an office is asked, each with whether somebody was found by it before.

    The database compares blind words inside one function: from a school, no entry is seen.
    """
    words = words_of(one.name)
    found = dict.fromkeys(_found_here(one), True)
    if not words:
        return found
    with connection.cursor() as cursor:
        cursor.execute("select entry, birth_year, shared, words, found from staffing_alike(%s, %s, %s)", [list(words), one.country, on])
        rows = cursor.fetchall()
    alike = (row for row in rows if is_alike(row[2], len(words), row[3]) and years_agree(row[1], one.birth_year))
    return {**{row[0]: row[4] for row in alike}, **found}


def _found_here(one: Worker) -> set[UUID]:
    """Return the entries by which somebody of this school was found who has this one's account or number, or nearly the same name.

    However the name is written this time, and whatever year of birth is said.
    """
    before = RegisterMatch.objects.filter(unit_id=one.unit_id, answer=Match.SAME.value).exclude(worker=one).select_related("worker")
    return {match.entry_uid for match in before if _is_like(one, match.worker)}


def _is_like(one: Worker, other: Worker) -> bool:
    number = folded_number(one.phone)
    has_number = bool(number) and number == folded_number(other.phone)
    return one.person_id == other.person_id or has_number or nearly_same(one.name, other.name)

"""Asking an office about somebody whom a room above writes down. Part of that room's own act, which is recorded there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from umay.places import api as places
from umay.register.models import Match
from umay.register.queries.alike import Somebody, entries_alike
from umay.register.queries.blind import seal_name
from umay.register.rules.entries import Answer


def ask(one: Somebody, before: Collection[UUID], *, on: date, now: datetime) -> tuple[bool, ...]:
    """Ask about somebody, once for each entry; return for each new question whether it holds them until it is answered.

    before: entries by which one like them was found at their school. A name bars nobody: whoever is like one whom a human found waits.
    """
    known = set(Match.objects.filter(worker_id=one.id).values_list("entry_uid", flat=True))
    alike = {**entries_alike(one, on), **dict.fromkeys(before, True)}
    found = {entry: again for entry, again in alike.items() if entry not in known}
    agency = places.cards([one.unit_id])[one.unit_id].agency if found else ""
    for entry, again in found.items():
        uid = uuid4()
        Match.objects.create(
            uid=uid, worker_id=one.id, entry_uid=entry, unit_id=one.unit_id, agency=agency, country=one.country,
            province_id=one.province_id, district_id=one.district_id, name_box=seal_name(one.name, uid), again=again, raised_at=now,
        )  # fmt: skip
    return tuple(found.values())


def ask_again(unit_id: int, found: int) -> tuple[int, ...]:
    """Hold whoever of the school is asked about for an entry by which somebody was just found there; return whom."""
    entries = Match.objects.filter(worker_id=found, answer=Answer.SAME.value).values_list("entry_uid", flat=True)
    still = Match.objects.filter(unit_id=unit_id, entry_uid__in=list(entries), answer=Answer.OPEN.value)
    held = tuple(still.values_list("worker_id", flat=True))
    still.update(again=True)
    return held


def forget_people(ids: Collection[int]) -> None:
    """Delete what was asked about people whose names are erased; who was found is found again as long as the entry stands."""
    Match.objects.filter(worker_id__in=ids).exclude(answer=Answer.SAME.value).delete()

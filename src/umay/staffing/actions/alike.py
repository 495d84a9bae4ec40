"""Asking an office about names that are like one of the inner register, and holding whom a human found there before."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from umay.places import api as places
from umay.staffing.models import RegisterMatch, Worker
from umay.staffing.queries.alike import entries_alike
from umay.staffing.queries.blind import seal_name
from umay.staffing.queries.days import day_at
from umay.staffing.rules.kinds import State
from umay.staffing.rules.registering import Match


def note_alike(one: Worker, *, now: datetime) -> int:
    """Note which entries of the register an office is to compare somebody with; return how many are new. A name bars nobody.

    Whoever is like one whom a human found in the register waits until a human answered again.
    """
    known = set(RegisterMatch.objects.filter(worker=one).values_list("entry_uid", flat=True))
    found = {entry: again for entry, again in entries_alike(one, day_at(one.country, now)).items() if entry not in known}
    agency = places.cards([one.unit_id])[one.unit_id].agency if found else ""
    for entry, again in found.items():
        uid = uuid4()
        RegisterMatch.objects.create(
            uid=uid, worker=one, entry_uid=entry, unit_id=one.unit_id, agency=agency, country=one.country, province_id=one.province_id,
            district_id=one.district_id, name_box=seal_name(one.name, uid), again=again, raised_at=now,
        )  # fmt: skip
    if any(found.values()) and one.state == State.ACCEPTED.value:
        one.state = State.WAITING.value
        one.save(update_fields=["state"])
    return len(found)


def ask_again(one: Worker) -> None:
    """Hold whoever of the same school is asked about for an entry by which this one was just found."""
    entries = RegisterMatch.objects.filter(worker=one, answer=Match.SAME.value).values_list("entry_uid", flat=True)
    open_ones = RegisterMatch.objects.filter(unit_id=one.unit_id, entry_uid__in=list(entries), answer=Match.OPEN.value)
    held = list(open_ones.values_list("worker_id", flat=True))
    open_ones.update(again=True)
    Worker.objects.filter(pk__in=held, state=State.ACCEPTED.value).update(state=State.WAITING.value)

"""Names that are like one of the inner register: an office is asked, and whom a human found there waits, or may not serve."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.places import api as places
from umay.register import api as register
from umay.staffing.models import Worker
from umay.staffing.queries.alike import found_here
from umay.staffing.queries.days import day_at
from umay.staffing.rules.kinds import State


def note_alike(one: Worker, *, now: datetime) -> int:
    """Ask an office about the entries that somebody's name is like; return how many are new. A name bars nobody.

    Whoever is like one whom a human found in the register waits until a human answered again.
    """
    who = register.Somebody(one.pk, one.name, one.birth_year, one.unit_id, one.country, one.province_id, one.district_id)
    found = register.ask(who, found_here(one), on=day_at(one.country, now), now=now)
    if any(found) and one.state == State.ACCEPTED.value:
        one.state = State.WAITING.value
        one.save(update_fields=["state"])
    return len(found)


@action(Perm.REGISTER_KEEP, "register.compared")
def compare(actor: Actor, uid: UUID, *, now: datetime) -> int:
    """Note who serves or waits already under a name like a new entry's, for an office to look; return how many. Bars nobody.

    Raises register.EntryMissing; Refused ("access.not_granted"). Audit: register.compared.
    """
    entry = register.kept_entry(uid)
    place = places.unit_by_id(actor, entry.unit_id).place
    require(actor, Perm.REGISTER_KEEP, place)

    there = Worker.objects.filter(country=entry.country, state__in=[State.WAITING.value, State.ACCEPTED.value])
    found = sum(note_alike(one, now=now) for one in there.iterator(chunk_size=2_000) if entry.words & set(register.words_of(one.name)))

    record(actor, "register.compared", uid, at=now, place=place, detail={"found": found})
    return found


@action(Perm.STAFFING_KEEP, "worker.barred")
def bar_same(actor: Actor, worker_id: int, *, now: datetime) -> None:
    """End the pass of somebody whom an office found in the register, and hold who is asked about for the same entry at their school.

    Raises Worker.DoesNotExist. Audit: worker.barred.
    """
    one = Worker.objects.select_for_update().get(pk=worker_id)
    place = places.unit_by_id(actor, one.unit_id).place
    require(actor, Perm.STAFFING_KEEP, place)

    one.state, one.pass_hash = State.BARRED.value, ""
    one.save(update_fields=["state", "pass_hash"])
    held = register.ask_again(one.unit_id, one.pk)
    Worker.objects.filter(pk__in=held, state=State.ACCEPTED.value).update(state=State.WAITING.value)

    record(actor, "worker.barred", one.uid, at=now, place=place)

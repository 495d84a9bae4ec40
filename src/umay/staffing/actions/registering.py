"""The inner register: an entry after a final decision, and a human's word on two names that are alike."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from umay.core.api import Actor, Perm, action, later, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.staffing.actions.alike import ask_again, note_alike
from umay.staffing.models import RegisterEntry, RegisterMatch, RegisterWord, Worker
from umay.staffing.queries.blind import seal_name, words_of
from umay.staffing.queries.days import own_place
from umay.staffing.rules.kinds import State
from umay.staffing.rules.registering import Entry, Match, entry_refusal

MatchMissing = RegisterMatch.DoesNotExist
EntryMissing = RegisterEntry.DoesNotExist


@action(Perm.REGISTER_KEEP, "register.entered")
def enter(actor: Actor, entry: Entry, *, today: date, now: datetime, key: UUID | None = None) -> RegisterEntry:
    """Enter somebody after a final decision, sealed with the application's key. key: of the form; sent twice is one.

    Raises Refused ("access.not_granted" and as of entry_refusal, "staffing.register_of_offices"). Audit: register.entered.
    Queues: staffing.compare_entry.
    """
    place = own_place(actor)
    require(actor, Perm.REGISTER_KEEP, place)
    if actor.seat is None or actor.seat.level == "unit":
        raise Refused(Refusal("staffing.register_of_offices"))
    if no := entry_refusal(entry, today):
        raise Refused(no)

    uid = key or uuid4()
    made, is_new = RegisterEntry.objects.get_or_create(
        uid=uid, unit_id=place.unit_id,
        defaults={
            "agency": place.agency, "country": place.country, "province_id": place.province_id, "district_id": place.district_id,
            "name_box": seal_name(entry.name.strip(), uid), "birth_year": entry.birth_year, "decision": entry.decision.strip(),
            "decided_on": entry.decided_on, "heard_on": entry.heard_on or entry.decided_on, "appeal": entry.appeal.value,
            "appeal_until_on": entry.appeal_until_on, "expires_on": entry.expires_on, "entered_at": now,
            "entered_by_id": actor.person_id or 0,
        },
    )  # fmt: skip
    RegisterWord.objects.bulk_create(RegisterWord(entry=made, word=word) for word in (words_of(entry.name) if is_new else ()))

    record(actor, "register.entered", made.uid, at=now, place=place)
    later("staffing.compare_entry", entry_uid=str(made.uid))
    return made


@action(Perm.REGISTER_KEEP, "register.compared")
def compare(actor: Actor, uid: UUID, *, now: datetime) -> int:
    """Note who serves or waits already under a name like a new entry's, for an office to look; return how many. Bars nobody.

    Raises RegisterEntry.DoesNotExist; Refused ("access.not_granted"). Audit: register.compared.
    """
    entry = RegisterEntry.objects.get(uid=uid)
    place = places.unit_by_id(actor, entry.unit_id).place
    require(actor, Perm.REGISTER_KEEP, place)

    words = set(RegisterWord.objects.filter(entry=entry).values_list("word", flat=True))
    there = Worker.objects.filter(country=entry.country, state__in=[State.WAITING.value, State.ACCEPTED.value])
    found = sum(note_alike(one, now=now) for one in there.iterator(chunk_size=2_000) if words & set(words_of(one.name)))

    record(actor, "register.compared", uid, at=now, place=place, detail={"found": found})
    return found


@action(Perm.REGISTER_KEEP, "register.removed")
def remove(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take an entry out, such as after an appeal; its words go with it. Raises RegisterEntry.DoesNotExist; Refused ("access.not_granted").

    Audit: register.removed. Queues: staffing.forget_entry.
    """
    place = own_place(actor)
    entry = RegisterEntry.objects.select_for_update().get(uid=uid, unit_id=place.unit_id)
    require(actor, Perm.REGISTER_KEEP, place)

    entry.delete()

    record(actor, "register.removed", uid, at=now, place=place)
    later("staffing.forget_entry", entry_uid=str(uid), unit_id=place.unit_id)


@action(Perm.REGISTER_KEEP, "register.forgotten")
def forget(actor: Actor, uid: UUID, unit_id: int, *, now: datetime) -> int:
    """Delete what was asked and answered by an entry of an office that is gone, so that it holds nobody any more; return how many.

    Who was barred by it may be looked at again by their school. Raises Refused ("access.not_granted"). Audit: register.forgotten.
    """
    place = places.unit_by_id(actor, unit_id).place
    require(actor, Perm.REGISTER_KEEP, place)

    count, _of = RegisterMatch.objects.filter(entry_uid=uid).delete()

    record(actor, "register.forgotten", uid, at=now, place=place, detail={"matches": count})
    return count


@action(Perm.REGISTER_KEEP, "register.answered")
def answer(actor: Actor, match_uid: UUID, said: Match, *, now: datetime) -> RegisterMatch:
    """Say whether two names that are alike are the same person's; the first answer stands. The same person may not serve from now on.

    Raises RegisterMatch.DoesNotExist; Refused ("access.not_granted", "staffing.answered"). Audit: register.answered.
    Queues: staffing.bar_same.
    """
    match = RegisterMatch.objects.select_for_update().get(uid=match_uid)
    place = places.unit_by_id(actor, match.unit_id).place  # the school's: an office of another agency in the area is not asked
    require(actor, Perm.REGISTER_KEEP, place)
    if match.answer != Match.OPEN.value or said is Match.OPEN:
        raise Refused(Refusal("staffing.answered"))

    match.answer, match.answered_at, match.answered_by_id, match.name_box = said.value, now, actor.person_id, b""
    match.save(update_fields=["answer", "answered_at", "answered_by_id", "name_box"])

    record(actor, "register.answered", match.uid, at=now, place=place, detail={"answer": said.value})
    if said is Match.SAME:
        later("staffing.bar_same", worker_id=match.worker_id)
    return match


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
    ask_again(one)

    record(actor, "worker.barred", one.uid, at=now, place=place)

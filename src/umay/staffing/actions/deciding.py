"""Deciding about those who wait: accepted for the school year, declined, or given the pass that they asked for again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, audit_lines, just_done, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.register import api as register
from umay.staffing.actions.alike import note_alike
from umay.staffing.models import Worker
from umay.staffing.queries.blind import known_by
from umay.staffing.queries.days import own_school
from umay.staffing.rules.kinds import State
from umay.staffing.rules.passes import OPENS_FOR


@action(Perm.STAFFING_KEEP, "worker.accepted")
def accept(actor: Actor, uids: tuple[UUID, ...], *, now: datetime) -> int:
    """Accept those who wait, for the school year; whoever does not wait is passed over. Returns how many, also when clicked twice.

    Who is on the list already and asks for a pass again gets it for the row they have: nobody stands there twice.
    Raises Refused ("access.not_granted", "staffing.nobody_chosen", "staffing.found_before" while an office is asked again about one of
    them, "staffing.barred", "staffing.has_account"). Audit: worker.accepted, one for each.
    """
    rows, place = _waiting(actor, uids)
    if not rows:
        return _done_before(actor, State.ACCEPTED, uids, place, now)
    if register.held_of([one.pk for one in rows]):
        raise Refused(Refusal("staffing.found_before"))

    for one in rows:
        first = _first_of(one)
        if first is None:
            one.state = State.ACCEPTED.value
            one.save(update_fields=["state", "again_of_id", "known_by"])
        else:
            _hand_over(one, first, now)
            note_alike(first, now=now)
        given = {} if first is None else {"of": str(first.uid)}
        record(actor, "worker.accepted", one.uid, at=now, place=place, detail={"kind": one.kind, **given})
    return len(rows)


@action(Perm.STAFFING_KEEP, "worker.declined")
def decline(actor: Actor, uids: tuple[UUID, ...], *, now: datetime) -> int:
    """Decline those who wait; their passes end. Returns how many, also when clicked twice.

    Raises Refused ("access.not_granted", "staffing.nobody_chosen"). Audit: worker.declined, one for each.
    """
    rows, place = _waiting(actor, uids)
    if not rows:
        return _done_before(actor, State.LEFT, uids, place, now)

    for one in rows:
        one.state, one.pass_hash, one.known_by = State.LEFT.value, "", ""
        one.save(update_fields=["state", "pass_hash", "known_by"])

    for one in rows:
        record(actor, "worker.declined", one.uid, at=now, place=place, detail={"kind": one.kind})
    return len(rows)


def _waiting(actor: Actor, uids: tuple[UUID, ...]) -> tuple[list[Worker], Place]:
    place = own_school(actor)
    found = Worker.objects.select_for_update().filter(unit_id=place.unit_id, uid__in=uids, state=State.WAITING.value)
    rows = list(found.order_by("pk"))
    require(actor, Perm.STAFFING_KEEP, place)
    return rows, place


def _done_before(actor: Actor, made: State, uids: tuple[UUID, ...], place: Place, now: datetime) -> int:
    """Return of how many the actor decided so a moment ago and nobody otherwise since. Raises Refused ("staffing.nobody_chosen") for none.

    made: what deciding so makes of them, or of the row to which their pass was handed over.
    """
    verb = "worker.accepted" if made is State.ACCEPTED else "worker.declined"
    lines = audit_lines(just_done(actor, verb, uids, now), [verb])
    whose = {line.subject: str(line.detail.get("of", line.subject)) for line in lines if not line.detail.get("again")}
    found = Worker.objects.filter(unit_id=place.unit_id, uid__in=whose.values(), state=made.value)
    there = {str(uid) for uid in found.values_list("uid", flat=True)}
    done = sorted(uid for uid, of in whose.items() if of in there)
    if not done:
        raise Refused(Refusal("staffing.nobody_chosen"))
    for uid in done:
        record(actor, verb, uid, at=now, place=place, detail={"again": True})
    return len(done)


def _first_of(one: Worker) -> Worker | None:
    """Return the row whose name and number this one gave again; None where there is none, or where they left since and come back."""
    first = Worker.objects.select_for_update().filter(pk=one.again_of_id or 0, unit_id=one.unit_id).first()
    if first is not None and first.state != State.LEFT.value:
        return first
    if one.again_of_id is not None:
        one.again_of_id, one.known_by = None, _free_words(one)
    return None


def _hand_over(one: Worker, first: Worker, now: datetime) -> None:
    """Give the row that somebody has the pass that they asked for again, made now: calendars taken before it show nothing more."""
    if State(first.state) not in OPENS_FOR or register.same_of([first.pk]):
        raise Refused(Refusal("staffing.barred"))
    if people.Account.objects.filter(person_id=first.person_id or 0).exists():
        raise Refused(Refusal("staffing.has_account"))
    first.pass_hash, first.pass_made_at = one.pass_hash, now
    first.phone, first.email = one.phone, one.email or first.email
    first.known_by = _free_words(first)
    register.forget_people([one.pk])
    one.delete()
    first.save(update_fields=["pass_hash", "pass_made_at", "phone", "email", "known_by"])


def _free_words(one: Worker) -> str:
    words = known_by(one.name, one.phone)
    others = Worker.objects.filter(unit_id=one.unit_id, school_year=one.school_year, known_by=words).exclude(pk=one.pk)
    return "" if words and others.exists() else words

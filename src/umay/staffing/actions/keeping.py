"""Keeping somebody's page: what is written of them, what was looked at, what they signed, and that they left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from umay.core.api import Actor, Perm, action, just_done, record
from umay.kernel.refusal import Refusal, Refused
from umay.register import api as register
from umay.staffing.actions.alike import note_alike
from umay.staffing.actions.bench import kept_worker, made_under
from umay.staffing.models import Clearance, Commitment, Worker
from umay.staffing.queries.asked import asked_in
from umay.staffing.queries.blind import known_by
from umay.staffing.rules.kinds import Kind, State
from umay.staffing.rules.serving import Outcome
from umay.staffing.rules.teaching import COMMITMENT

_FIELDS: Final = ("phone", "email", "class_name", "licensed", "experienced", "on_board")


@dataclass(frozen=True, slots=True)
class Written:
    """What the school changes of somebody."""

    kind: Kind
    name: str
    phone: str
    email: str
    class_name: str
    licensed: bool
    experienced: bool
    on_board: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody says who looked at a proof. earlier_on: of the last proof, where a new one is on its way."""

    outcome: Outcome
    checked_on: date
    earlier_on: date | None = None


@action(Perm.STAFFING_KEEP, "worker.changed")
def change_worker(actor: Actor, uid: UUID, written: Written, *, now: datetime) -> Worker:
    """Change what is written of somebody. Raises Worker.DoesNotExist; Refused ("staffing.name_missing", "staffing.known").

    Audit: worker.changed.
    """
    one, place = kept_worker(actor, uid)
    name = " ".join(written.name.split())
    if not name:
        raise Refused(Refusal("staffing.name_missing"))
    is_another = name != one.name or written.phone != one.phone

    for field in _FIELDS:
        setattr(one, field, getattr(written, field))
    one.name, one.kind = name, written.kind.value
    if is_another:  # a name and number that nobody else has ask for nobody's pass
        one.known_by, one.again_of_id = known_by(name, written.phone), None
    try:
        with transaction.atomic():
            one.save(update_fields=["name", "kind", "known_by", "again_of_id", *_FIELDS])
    except IntegrityError:
        raise Refused(Refusal("staffing.known")) from None
    if is_another:  # entered under one name, called by another afterwards
        note_alike(one, now=now)

    record(actor, "worker.changed", one.uid, at=now, place=place)
    return one


@action(Perm.STAFFING_KEEP, "worker.checked")
def record_check(actor: Actor, uid: UUID, seen: Seen, *, today: date, now: datetime, key: UUID | None = None) -> Clearance:
    """Record that the actor looked at somebody's proof, against the list of today; never what stands in it. What bars, bars at once.

    key: of the form; the same check sent twice is one, another one sent with it is another.
    Raises Worker.DoesNotExist; Refused ("staffing.check_to_come", "staffing.no_earlier_proof", "staffing.barred" where an office barred).
    Audit: worker.checked. Later shifts of whoever is barred show as broken; none is taken away silently.
    """
    one, place = kept_worker(actor, uid)
    if seen.checked_on > today:
        raise Refused(Refusal("staffing.check_to_come"))
    if seen.outcome is Outcome.IN_RENEWAL and (seen.earlier_on is None or seen.earlier_on > seen.checked_on):
        raise Refused(Refusal("staffing.no_earlier_proof"))
    if register.same_of([one.pk]) and seen.outcome is not Outcome.BARRED_BY_LIST:
        raise Refused(Refusal("staffing.barred"))

    said = {
        "outcome": seen.outcome.value, "list_version": asked_in(place.country).version, "checked_on": seen.checked_on,
        "checked_by_id": actor.person_id, "earlier_on": seen.earlier_on if seen.outcome is Outcome.IN_RENEWAL else None,
    }  # fmt: skip
    made = _sent_before(one, key, said)
    if made is None:
        asked = {"unit_id": place.unit_id, "recorded_at": now, **said}
        free = None if key is None or Clearance.objects.filter(key=key).exists() else key
        new, _is_new = made_under(free, lambda uid: Clearance.objects.get_or_create(key=uid, worker=one, defaults=asked))
        made = new
        _follow(one, seen.outcome)

    record(actor, "worker.checked", one.uid, at=now, place=place, detail={"list": made.list_version})
    return made


def _sent_before(one: Worker, key: UUID | None, said: dict[str, Any]) -> Clearance | None:
    """Return the check that says the same where a form's id was taken already; None for a new one."""
    if key is None or not Clearance.objects.filter(key=key, worker=one).exists():
        return None
    return Clearance.objects.filter(worker=one, **said).order_by("-pk").first()


def _follow(one: Worker, outcome: Outcome) -> None:
    if outcome is Outcome.BARRED_BY_LIST:
        one.state, one.pass_hash = State.BARRED.value, ""
    elif one.state == State.BARRED.value:
        one.state = State.WAITING.value if register.held_of([one.pk]) else State.ACCEPTED.value
    one.save(update_fields=["state", "pass_hash"])


@action(Perm.STAFFING_KEEP, "worker.left")
def say_left(actor: Actor, uid: UUID, *, today: date, now: datetime) -> Worker:
    """Say that somebody is here no more; their pass ends at once. Clicked twice by the same person it is said once.

    Raises Worker.DoesNotExist; Refused ("staffing.left"). Audit: worker.left.
    """
    one, place = kept_worker(actor, uid)
    again = one.state == State.LEFT.value
    if again and not just_done(actor, "worker.left", [one.uid], now):
        raise Refused(Refusal("staffing.left"))

    if not again:
        one.state, one.left_on, one.pass_hash, one.known_by = State.LEFT.value, today, "", ""  # by their number they may come back
        one.save(update_fields=["state", "left_on", "pass_hash", "known_by"])

    record(actor, "worker.left", one.uid, at=now, place=place, detail={"again": again})
    return one


@action(Perm.STAFFING_KEEP, "worker.committed")
def note_commitment(actor: Actor, uid: UUID, signed_on: date, *, today: date, now: datetime) -> Commitment:
    """Note that somebody signed the commitment of today's text; noted twice, the first day stays.

    Raises Worker.DoesNotExist; Refused ("staffing.signed_to_come"). Audit: worker.committed.
    """
    one, place = kept_worker(actor, uid)
    if signed_on > today:
        raise Refused(Refusal("staffing.signed_to_come"))

    made, _new = Commitment.objects.get_or_create(
        worker=one, text=COMMITMENT,
        defaults={"unit_id": place.unit_id, "signed_on": signed_on, "recorded_at": now, "recorded_by_id": actor.person_id},
    )  # fmt: skip

    record(actor, "worker.committed", one.uid, at=now, place=place, detail={"text": COMMITMENT})
    return made

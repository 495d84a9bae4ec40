"""What somebody near children changes of their own, by pass or signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from umay.core.api import Actor, action, record
from umay.kernel.refusal import Refusal, Refused
from umay.staffing.actions.entering import asked_again
from umay.staffing.models import Worker
from umay.staffing.queries.blind import known_by
from umay.staffing.queries.own import own_row
from umay.staffing.rules.kinds import State


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody changes of their own."""

    phone: str
    email: str
    language: str
    on_board: bool


@action(None, "worker.own_changed")
def change_own(actor: Actor, words: OwnWords, *, now: datetime) -> Worker:
    """Change number, language and consent of one's own row, and nobody else's; a number that is there is not taken away.

    Whether somebody of the name has that number already is the school's to see; whoever asks is told nothing of it.
    Raises Worker.DoesNotExist; Refused ("staffing.phone_missing"). Audit: worker.own_changed.
    """
    one = own_row(actor, held=True)
    if one.phone and not words.phone.strip():
        raise Refused(Refusal("staffing.phone_missing"))
    again = known_by(one.name, words.phone)
    others = Worker.objects.filter(unit_id=one.unit_id, school_year=one.school_year, known_by=again).exclude(pk=one.pk)
    known = others.first() if again else None
    one.again_of_id = asked_again(known)  # a number that was changed away asks for nobody's pass any more
    if known is not None:
        again = ""

    one.phone, one.email, one.language, one.on_board, one.known_by = words.phone, words.email, words.language, words.on_board, again
    one.save(update_fields=["phone", "email", "language", "on_board", "known_by", "again_of_id"])

    record(actor, "worker.own_changed", one.uid, at=now)
    return one


@action(None, "worker.own_left")
def leave(actor: Actor, *, today: date, now: datetime) -> Worker:
    """End one's own service: a decision that is theirs alone. The pass ends at once, the school sees who left.

    Raises Worker.DoesNotExist; Refused ("staffing.left"). Audit: worker.own_left.
    """
    one = own_row(actor, held=True)
    if one.state not in (State.WAITING.value, State.ACCEPTED.value):
        raise Refused(Refusal("staffing.left"))

    one.state, one.left_on, one.pass_hash, one.known_by = State.LEFT.value, today, "", ""  # by their number they may come back
    one.save(update_fields=["state", "left_on", "pass_hash", "known_by"])

    record(actor, "worker.own_left", one.uid, at=now)
    return one

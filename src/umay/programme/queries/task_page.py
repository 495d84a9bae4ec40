"""Everything about one task: why it is due, where it comes from, what it asks for, what was said so far, what may be done now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from umay.core.api import Actor, Perm, access_refusal, query, require
from umay.kernel.refusal import Refusal
from umay.places import api as places
from umay.programme.models import Obligation, Ruling, TaskRecord
from umay.programme.queries.locking import TaskKey, TaskMissing
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.queries.task_parts import DutyPart, FigureAsked, PartyLine, SaidPart, duty_part, parties, said_part
from umay.programme.rules import states
from umay.programme.rules.buckets import Bucket, bucket
from umay.programme.rules.states import Facts, State, Verb

__all__ = ["FigureAsked", "Offer", "TaskPage", "task_page"]

_DUE: Final = f"""
select d.opens_on, d.due_on, d.standing, d.why, d.ruled_id
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live' and o.id = %(obligation)s
join programme_due d on d.obligation_id = o.id and d.ordinal = %(ordinal)s and {ON_ITS_CALENDAR}
where u.id = %(unit)s and exists (select from programme_obligationowner w where w.obligation_id = o.id and {OWNER_MATCHES})
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be done to the task, or why not."""

    verb: Verb
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """All the task page shows; dates and numbers are words already. joint: what holds for all parties, None for one office's duty.

    version: of what was said, 0 for nothing; a form sends it back. planned_from: the day that planning proposes.
    """

    key: TaskKey
    unit: places.UnitCard
    duty: DutyPart
    said: SaidPart
    parties: tuple[PartyLine, ...]
    joint: State | None
    joint_rule: str
    bucket: Bucket
    state: State | None
    offers: tuple[Offer, ...]
    may_record: bool
    version: int
    planned_from: date

    def offer(self, verb: str) -> Offer:
        """Return the offer of a verb."""
        return next(one for one in self.offers if one.verb == verb)


@query
def task_page(actor: Actor, key: TaskKey, *, today: date, lang: str) -> TaskPage:
    """Return the page of a task. Raises TaskMissing for a missing and a hidden one alike; Refused ("access.not_granted")."""
    unit, obligation = _asked(actor, key)
    due = _due(unit, obligation, key.ordinal)
    record = TaskRecord.objects.filter(obligation=obligation, unit_id=unit.id, ordinal=key.ordinal).first()
    state = State(record.state) if record else None
    shared, joint = parties(actor, obligation, unit, key.ordinal)
    facts = Facts(state, due[1], verified=record is not None and record.verified_at is not None)
    return TaskPage(
        key=key,
        unit=unit,
        duty=duty_part(obligation, key.ordinal, due[:4], lang, _ruled(obligation, due[4])),
        said=said_part(obligation, record, lang),
        parties=shared,
        joint=joint,
        joint_rule=obligation.joint,
        bucket=bucket(state, due[1], today),
        state=state,
        offers=_offers(actor, unit, facts, record.recorded_by_id if record else None),
        may_record=access_refusal(actor, Perm.TASK_RECORD, unit.place) is None,
        version=record.version if record else 0,
        planned_from=max(due[1], today),
    )


def _asked(actor: Actor, key: TaskKey) -> tuple[places.UnitCard, Obligation]:
    """Return unit and obligation, if the actor may read the task: in its own unit, or to judge it."""
    try:
        unit = places.unit_by_uid(actor, key.unit_uid)
        obligation = (
            Obligation.objects.select_related("adoption__pack", "ruled__unit").defer("adoption__pack__content").get(uid=key.obligation_uid)
        )
    except (places.UnitMissing, Obligation.DoesNotExist):
        raise TaskMissing from None
    if access_refusal(actor, Perm.TASK_READ, unit.place) is not None:
        require(actor, Perm.TASK_VERIFY, unit.place)
    return unit, obligation


def _due(unit: places.UnitCard, obligation: Obligation, ordinal: int) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_DUE, {"unit": unit.id, "obligation": obligation.pk, "ordinal": ordinal})
        found = cursor.fetchone()
    if found is None:
        raise TaskMissing
    return tuple(found)


def _ruled(obligation: Obligation, local_id: int | None) -> Ruling | None:
    """Return the ruling that the date rests on: an office's own for its area before that of the one that adopted."""
    return Ruling.objects.select_related("unit").get(pk=local_id) if local_id else obligation.ruled


def _offers(actor: Actor, unit: places.UnitCard, facts: Facts, said_by: int | None) -> tuple[Offer, ...]:
    """Return each verb with why it is off, asked of the same rules as the actions."""
    judging = (Verb.VERIFY, Verb.SEND_BACK)
    own = states.is_own_work(actor.person_id, actor.seat.place.unit_id if actor.seat else None, unit.id, said_by)
    found = []
    for verb in Verb:
        perm = Perm.TASK_VERIFY if verb in judging else Perm.TASK_RECORD
        no = access_refusal(actor, perm, unit.place) or (Refusal("task.own_unit") if own and verb in judging else None)
        found.append(Offer(verb, no or states.refusal(verb, facts)))
    return tuple(found)

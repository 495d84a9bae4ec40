"""Who is to be reminded of what today, who hears that a task was sent back, which agreements run out. For jobs only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models import DurationField, ExpressionWrapper, F, Value
from django.urls import reverse

from umay.core.api import Actor, Function, Perm, Place, policy_rules, query
from umay.people import api as people
from umay.places import api as places
from umay.programme.models import Agreement, ReminderSent, TaskRecord
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.rules.reminding import Kind, Reminder, kind_of, window
from umay.programme.rules.states import OPEN, State

UNITS_AT_ONCE: Final = 500
CATCH_UP: Final = timedelta(days=3)  # days without a job that an agreement's reminder outlives

_UNITS: Final = "select id from places_unit where is_open and id > %s order by id limit %s"

_OPEN: Final = f"""
select u.id, u.parent_id, o.id, d.ordinal, d.due_on, a.adopted_at::date
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live'
join programme_due d on d.obligation_id = o.id and {ON_ITS_CALENDAR}
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = u.id and r.ordinal = d.ordinal
where u.id = any(%(units)s) and d.due_on between %(first)s and %(last)s
  and (r.state is null or r.state = any(%(open)s))
  and exists (select from programme_obligationowner w where w.obligation_id = o.id and {OWNER_MATCHES})
"""  # noqa: S608 - only our own constants are joined in


def unit_batches() -> Iterator[list[int]]:
    """Yield the ids of all open units, a batch at a time."""
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_UNITS, [last, UNITS_AT_ONCE])
            found = [row[0] for row in cursor.fetchall()]
        if not found:
            return
        yield found
        last = found[-1]


def functions_with(perm: Perm) -> frozenset[Function]:
    """Return the functions that the policy gives a permission."""
    return frozenset(function for rule in policy_rules() if rule.perm is perm for function in rule.functions)


def _holders(unit_ids: Collection[int], perm: Perm, today: date) -> dict[int, set[int]]:
    """Return who holds the permission in each unit on the day. One query for any number of units."""
    names = [function.value for function in functions_with(perm)]
    held = people.Appointment.objects.filter(unit_id__in=unit_ids, during__contains=today, function__in=names)
    found: dict[int, set[int]] = {}
    for unit_id, person_id in held.values_list("unit_id", "person_id"):
        found.setdefault(unit_id, set()).add(person_id)
    return found


@query
def reminders_due(_actor: Actor, unit_ids: Collection[int], *, today: date) -> tuple[Reminder, ...]:
    """Return the reminders about tasks of the units that nobody was sent yet."""
    first, last = window(today)
    asked: dict[str, Any] = {"units": list(unit_ids), "first": first, "last": last, "open": [state.value for state in OPEN if state]}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, asked)
        rows = cursor.fetchall()
    own = _holders({row[0] for row in rows}, Perm.TASK_RECORD, today)
    above = _holders({row[1] for row in rows if row[1]}, Perm.TASK_VERIFY, today)
    found = []
    for unit_id, parent_id, obligation_id, ordinal, due_on, adopted_on in rows:
        kind = kind_of(due_on, adopted_on, today)
        told: Iterable[int] = above.get(parent_id, ()) if kind is Kind.BELOW else own.get(unit_id, ())
        found += [Reminder(obligation_id, unit_id, ordinal, kind, person) for person in sorted(told) if kind is not None]
    return unsent(found)


def unsent(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Return those of the reminders that stand not yet in the ledger."""
    asked = tuple(reminders)
    ledger = ReminderSent.objects.filter(
        unit_id__in={one.unit_id for one in asked}, obligation_id__in={one.obligation_id for one in asked}
    ).values_list("obligation_id", "unit_id", "ordinal", "kind", "person_id")
    sent = set(ledger) if asked else set()
    return tuple(one for one in asked if (one.obligation_id, one.unit_id, one.ordinal, one.kind.value, one.person_id) not in sent)


@dataclass(frozen=True, slots=True)
class ToTell:
    """Persons who are to be told of one thing. key: the same for the same thing."""

    person_ids: tuple[int, ...]
    link: str
    key: str
    place: Place


@query
def sent_back(_actor: Actor, record_id: int, *, today: date) -> ToTell | None:
    """Return who hears that a task was sent back: those who record in its unit. None when it was taken up in the meantime."""
    row = TaskRecord.objects.select_related("obligation").filter(pk=record_id, state=State.SENT_BACK).first()
    if row is None:
        return None
    unit = places.cards([row.unit_id])[row.unit_id]
    link = reverse("task", kwargs={"unit_uid": unit.uid, "obligation_uid": row.obligation.uid, "ordinal": row.ordinal})
    told = _holders([unit.id], Perm.TASK_RECORD, today).get(unit.id, set())
    return ToTell(tuple(sorted(told)), link, f"sent_back/{row.pk}/{row.version}", unit.place)


@query
def agreements_running_out(_actor: Actor, *, today: date) -> tuple[ToTell, ...]:
    """Return who hears of each agreement whose day of reminder has come in the last few days."""
    ahead = ExpressionWrapper(F("remind_days") * Value(timedelta(days=1)), output_field=DurationField())
    open_ones = Agreement.objects.filter(ended_at__isnull=True, expires_on__gte=today)
    rows = list(open_ones.filter(expires_on__lte=Value(today) + ahead, expires_on__gte=Value(today - CATCH_UP) + ahead))
    held = _holders({row.unit_id for row in rows}, Perm.AGREEMENT_KEEP, today)
    units = places.cards(row.unit_id for row in rows)
    return tuple(
        ToTell(tuple(sorted(held[row.unit_id])), reverse("agreements"), f"agreement/{row.pk}/{row.expires_on}", units[row.unit_id].place)
        for row in rows
        if row.unit_id in held
    )

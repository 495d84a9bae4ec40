"""One task, locked for an action, whether or not anybody has spoken about it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor
from umay.places import api as places
from umay.programme.models import Obligation, TaskRecord
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.rules.states import Facts, State
from umay.timing import api as timing

_DUE: Final = f"""
select d.due_on, d.opens_on, d.standing
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on {ADOPTION_REACHES}
join programme_obligation o on o.adoption_id = a.id and o.status = 'live' and o.id = %(obligation)s
join programme_due d on d.obligation_id = o.id and d.ordinal = %(ordinal)s and {ON_ITS_CALENDAR}
where u.id = %(unit)s and exists (select from programme_obligationowner w where w.obligation_id = o.id and {OWNER_MATCHES})
"""  # noqa: S608 - only our own constants are joined in


class TaskMissing(Exception):
    """There is no such task for the unit, or the reader may not know of it."""


@dataclass(frozen=True, slots=True)
class TaskKey:
    """What names a task: never a date, so that a moved date keeps its records."""

    unit_uid: UUID
    obligation_uid: UUID
    ordinal: int


@dataclass(slots=True)
class LockedTask:
    """A task as an action works on it. record None: nothing received yet."""

    unit: places.UnitCard
    obligation: Obligation
    ordinal: int
    due_on: date
    record: TaskRecord | None
    opens_on: date | None = None
    standing: bool = False

    @property
    def said_by(self) -> int | None:
        """Who recorded it last; None for nobody or a job."""
        return self.record.recorded_by_id if self.record else None

    def said_after(self, moment: datetime) -> bool:
        """Tell whether the unit spoke about it after the moment."""
        return self.record is not None and self.record.recorded_at > moment

    def facts(self) -> Facts:
        """Return what the rules need to know of it."""
        record = self.record
        begins_on, ends_on = year_of(self.obligation)
        figures = tuple(one["code"] for one in self.obligation.figures) if "figures" in self.obligation.evidence else ()
        return Facts(
            state=State(record.state) if record else None,
            due_on=record.due_on if record and record.verified_at else self.due_on,
            verified=record is not None and record.verified_at is not None,
            asked_figures=figures,
            asks_file="file" in self.obligation.evidence,
            version=record.version if record else 0,
            begins_on=begins_on,
            ends_on=ends_on,
        )


def year_of(obligation: Obligation) -> tuple[date, date]:
    """Return the first and the last day of the year that the obligation's programme is adopted for. Wants its adoption's calendar."""
    calendar = timing.calendar_from_json(obligation.adoption.calendar.data)
    return min(calendar.window[0], calendar.school_year[0]), max(calendar.window[1], calendar.school_year[1])


def locked_task(actor: Actor, key: TaskKey) -> LockedTask:
    """Return the task, locked until the transaction ends. Raises TaskMissing for a missing and a hidden one alike."""
    try:
        unit = places.unit_by_uid(actor, key.unit_uid)
        obligation = Obligation.objects.select_related("adoption__calendar").get(uid=key.obligation_uid)
    except (places.UnitMissing, Obligation.DoesNotExist):
        raise TaskMissing from None
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"task/{obligation.pk}/{unit.id}/{key.ordinal}"])
        cursor.execute(_DUE, {"unit": unit.id, "obligation": obligation.pk, "ordinal": key.ordinal})
        found = cursor.fetchone()
    if found is None:
        raise TaskMissing
    record = TaskRecord.objects.select_for_update().filter(obligation=obligation, unit_id=unit.id, ordinal=key.ordinal).first()
    return LockedTask(unit, obligation, key.ordinal, found[0], record, found[1], found[2])

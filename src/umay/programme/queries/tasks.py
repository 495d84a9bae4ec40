"""The tasks of one unit: computed from its obligations and their dates, joined with what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, query, require
from umay.places import api as places
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.queries.words import explained, spoken
from umay.programme.rules.buckets import Bucket, bucket
from umay.programme.rules.standing import Alone, alone
from umay.programme.rules.states import OPEN, Facts, State

_COLUMNS: Final = """
    o.id, o.uid, o.code, o.item, o.section_title, o.title, case when d.area_key is null then o.provisional else '' end,
    o.joint, p.title, d.ordinal, d.opens_on, d.due_on, d.standing, d.why,
    r.state, r.scheduled_on, r.done_on, r.due_on, r.verified_at,
    o.figures <> '[]' and o.evidence ? 'figures', case when r.state = 'sent_back' then r.sent_back_note else '' end
"""

# First what the unit owes, then the dates: from the dates, the planner would try each of the nation's on the unit.
_MINE: Final = f"""
with mine as materialized (
    select distinct w.obligation_id as id
    from places_unit u
    left join places_school s on s.unit_id = u.id
    join programme_obligationowner w on {OWNER_MATCHES}
    where u.id = %(unit)s
)
"""  # noqa: S608 - only our own constants are joined in

_DUE: Final = f"""
from mine
join programme_obligation o on o.id = mine.id and o.status = 'live'
join programme_adoption a on a.id = o.adoption_id
join programme_packversion p on p.id = a.pack_id
join places_unit u on u.id = %(unit)s and {ADOPTION_REACHES}
join programme_due d on d.obligation_id = o.id and {ON_ITS_CALENDAR}
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = %(unit)s and r.ordinal = d.ordinal
where d.due_on >= %(first)s and d.due_on <= %(last)s
"""

TASKS: Final = f"{_MINE} select {_COLUMNS} {_DUE} order by d.due_on, o.position"
"""The tasks of the unit between first and last, with all that a line of a list says."""

YEAR: Final = f"{_MINE} select d.id, d.due_on, r.state {_DUE.replace('join programme_packversion p on p.id = a.pack_id', '')}"
"""The same tasks without their words: a year of them is counted and few are shown."""

SHOWN: Final = f"""
select {_COLUMNS}
from programme_due d
join programme_obligation o on o.id = d.obligation_id
join programme_adoption a on a.id = o.adoption_id
join programme_packversion p on p.id = a.pack_id
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = %(unit)s and r.ordinal = d.ordinal
where d.id = any(%(dues)s)
order by d.due_on, o.position
"""  # noqa: S608 - only our own constants are joined in
"""Those of the unit's tasks that are shown, by the ids of their dates, as TASKS gives them."""


class TaskRow(NamedTuple):
    """What the database says of one task, in the order of `_COLUMNS`; maps as their JSON.

    recorded_due: the date that what was said is about; None for nothing received. asks: it asks for figures.
    """

    obligation_id: int
    obligation_uid: UUID
    code: str
    item: str
    section: str
    title: str
    provisional: str
    joint: str
    pack: str
    ordinal: int
    opens_on: date | None
    due_on: date
    standing: bool
    why: str
    state: str | None
    scheduled_on: date | None
    done_on: date | None
    recorded_due: date | None
    verified_at: datetime | None
    asks: bool
    sent_back_note: str | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of a unit as a list shows it; all words in the reader's language.

    state None: nothing received. why: the sentence that explains the date. source: section and item of the document.
    provisional: a contradiction stands unruled; its code, else "". alone: why a standing duty is not confirmed together with others now.
    """

    unit_uid: UUID
    obligation_uid: UUID
    obligation_id: int
    code: str
    ordinal: int
    title: str
    source: str
    pack: str
    why: str
    opens_on: date | None
    due_on: date
    state: State | None
    bucket: Bucket
    standing: bool
    scheduled_on: date | None
    done_on: date | None
    verified: bool
    provisional: str
    joint: str
    alone: Alone | None
    sent_back_note: str

    @property
    def key(self) -> str:
        """What names the task in an address and to a device."""
        return f"{self.obligation_uid}/{self.ordinal}"


def rows(unit_id: int, first: date, last: date) -> list[TaskRow]:
    """Return the task rows of a unit between two days, both included, in the order of their dates."""
    with connection.cursor() as cursor:
        cursor.execute(TASKS, {"unit": unit_id, "first": first, "last": last})
        return [TaskRow._make(row) for row in cursor.fetchall()]


def line_of(row: TaskRow, unit_uid: UUID, lang: str, today: date) -> TaskLine:
    """Return a task row as a line in the language."""
    known = State(row.state) if row.state else None
    due = row.recorded_due if row.recorded_due and bucket(known, row.recorded_due, today) is Bucket.SETTLED else row.due_on
    verified = row.verified_at is not None
    facts = Facts(known, due, verified, ("",) if row.asks else ())
    return TaskLine(
        unit_uid=unit_uid,
        obligation_uid=row.obligation_uid,
        obligation_id=row.obligation_id,
        code=row.code,
        ordinal=row.ordinal,
        title=spoken(row.title, lang),
        source=f"{spoken(row.section, lang)} {row.item}".strip(),
        pack=spoken(row.pack, lang),
        why=explained(row.why, row.ordinal, row.opens_on, row.due_on, lang, standing=row.standing),
        opens_on=row.opens_on,
        due_on=due,
        state=known,
        bucket=bucket(known, due, today),
        standing=row.standing,
        scheduled_on=row.scheduled_on,
        done_on=row.done_on,
        verified=verified,
        provisional=row.provisional,
        joint=row.joint,
        alone=alone(facts, standing=row.standing, opens_on=row.opens_on, today=today),
        sent_back_note=row.sent_back_note or "",
    )


@dataclass(frozen=True, slots=True)
class DayTasks:
    """The open tasks of a unit on a day, by group, and how many settled and open ones each month of the year has.

    next_on: when the first one is due that lies further ahead than those shown; None when there is none.
    """

    unit: places.UnitCard
    groups: tuple[tuple[Bucket, tuple[TaskLine, ...]], ...]
    months: tuple[tuple[date, int, int], ...]
    open_count: int
    next_on: date | None


@query
def day_tasks(actor: Actor, unit_uid: UUID | None, *, today: date, lang: str, days_ahead: int = 31) -> DayTasks:
    """Return what my day shows of the unit's tasks. months: first day of the month, done, open, for the adoption year.

    unit_uid None: the actor's own. Raises UnitMissing; Refused ("access.not_granted").
    """
    unit = places.unit_by_uid(actor, unit_uid) if unit_uid else places.own_unit(actor)
    require(actor, Perm.TASK_READ, unit.place)
    asked: dict[str, Any] = {"unit": unit.id, "first": today - timedelta(days=366), "last": today + timedelta(days=366)}
    with connection.cursor() as cursor:
        cursor.execute(YEAR, asked)
        year: list[_Counted] = cursor.fetchall()
        shown = [due_id for due_id, due_on, state in year if due_on <= today + timedelta(days=days_ahead) and state in _STILL_OPEN]
        cursor.execute(SHOWN, {"unit": unit.id, "dues": shown})
        lines = [line_of(TaskRow._make(row), unit.uid, lang, today) for row in cursor.fetchall()]
    groups = tuple(
        (one, tuple(line for line in lines if line.bucket is one)) for one in Bucket if one not in (Bucket.SETTLED, Bucket.LATER)
    )
    still = sum(1 for _id, _due, state in year if state in _STILL_OPEN)
    ahead = min((due for _id, due, state in year if due > today + timedelta(days=days_ahead) and state in _STILL_OPEN), default=None)
    return DayTasks(unit, tuple(group for group in groups if group[1]), _months(year), still, ahead)


_Counted = tuple[int, date, str | None]
_STILL_OPEN: Final = frozenset(state.value if state else None for state in OPEN)


def _months(year: list[_Counted]) -> tuple[tuple[date, int, int], ...]:
    """Count settled and open tasks by month, in order."""
    counts: dict[date, list[int]] = {}
    for _id, due_on, state in year:
        counts.setdefault(due_on.replace(day=1), [0, 0])[1 if state in _STILL_OPEN else 0] += 1
    return tuple((month, done, still) for month, (done, still) in sorted(counts.items()))


@query
def task_lines(actor: Actor, unit_uid: UUID, *, first: date, last: date, today: date, lang: str) -> tuple[TaskLine, ...]:
    """Return all tasks of the unit due between two days, both included. Raises UnitMissing; Refused ("access.not_granted")."""
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TASK_READ, unit.place)
    return tuple(line_of(row, unit.uid, lang, today) for row in rows(unit.id, first, last))

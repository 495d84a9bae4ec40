"""The tasks of one unit: computed from its obligations and their dates, joined with what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from umay.core.api import Actor, Perm, query, require
from umay.places import api as places
from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, OWNER_MATCHES
from umay.programme.queries.words import explained, spoken
from umay.programme.rules.buckets import Bucket, bucket
from umay.programme.rules.states import State

_COLUMNS: Final = """
    o.id, o.uid, o.code, o.item, o.section_title, o.title, case when d.area_key is null then o.provisional else '' end,
    o.joint, o.target, p.code, p.title,
    d.ordinal, d.opens_on, d.due_on, d.standing, d.why, r.state, r.scheduled_on, r.done_on, r.due_on, r.verified_at, r.figures
"""

_TASKS: Final = f"""
select {_COLUMNS}
from places_unit u
left join places_school s on s.unit_id = u.id
join programme_adoption a on {ADOPTION_REACHES}
join programme_packversion p on p.id = a.pack_id
join programme_obligation o on o.adoption_id = a.id and o.status = 'live'
join programme_due d on d.obligation_id = o.id and {ON_ITS_CALENDAR}
left join programme_taskrecord r on r.obligation_id = o.id and r.unit_id = u.id and r.ordinal = d.ordinal
where u.id = %(unit)s and d.due_on >= %(first)s and d.due_on <= %(last)s
  and exists (select from programme_obligationowner w where w.obligation_id = o.id and {OWNER_MATCHES})
order by d.due_on, o.position
"""  # noqa: S608 - only our own constants are joined in


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of a unit as a list shows it; all words in the reader's language.

    state None: nothing received. why: the sentence that explains the date. source: section and item of the document.
    provisional: a contradiction stands unruled; its code, else "". asked_date: the date was fixed when it was recorded.
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

    @property
    def key(self) -> str:
        """What names the task in an address and to a device."""
        return f"{self.obligation_uid}/{self.ordinal}"


def rows(unit_id: int, first: date, last: date) -> list[tuple[Any, ...]]:
    """Return the raw task rows of a unit between two days, both included, in the order of their dates."""
    with connection.cursor() as cursor:
        cursor.execute(_TASKS, {"unit": unit_id, "first": first, "last": last})
        return list(cursor.fetchall())


def line_of(row: tuple[Any, ...], unit_uid: UUID, lang: str, today: date) -> TaskLine:
    """Return a task row as a line in the language."""
    (oid, uid, code, item, section, title, provisional, joint, _target, _pack, pack_title) = row[:11]
    (ordinal, opens_on, due_on, standing, why, state, scheduled_on, done_on, recorded_due, verified_at, _figures) = row[11:]
    known = State(state) if state else None
    due = recorded_due if known and bucket(known, recorded_due, today) is Bucket.SETTLED else due_on
    return TaskLine(
        unit_uid=unit_uid,
        obligation_uid=uid,
        obligation_id=oid,
        code=code,
        ordinal=ordinal,
        title=spoken(title, lang),
        source=f"{spoken(section, lang)} {item}".strip(),
        pack=spoken(pack_title, lang),
        why=explained(why, ordinal, opens_on, due_on, lang),
        opens_on=opens_on,
        due_on=due,
        state=known,
        bucket=bucket(known, due, today),
        standing=standing,
        scheduled_on=scheduled_on,
        done_on=done_on,
        verified=verified_at is not None,
        provisional=provisional,
        joint=joint,
    )


@dataclass(frozen=True, slots=True)
class DayTasks:
    """The open tasks of a unit on a day, by group, and how many settled and open ones each month of the year has."""

    unit: places.UnitCard
    groups: tuple[tuple[Bucket, tuple[TaskLine, ...]], ...]
    months: tuple[tuple[date, int, int], ...]
    open_count: int


@query
def day_tasks(actor: Actor, unit_uid: UUID, *, today: date, lang: str, days_ahead: int = 31) -> DayTasks:
    """Return what my day shows of the unit's tasks. months: first day of the month, done, open, for the adoption year.

    Raises UnitMissing; Refused ("access.not_granted").
    """
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TASK_READ, unit.place)
    year = rows(unit.id, today - timedelta(days=366), today + timedelta(days=366))
    lines = [line_of(row, unit.uid, lang, today) for row in year if _on_my_day(row, today, days_ahead)]
    groups = tuple(
        (one, tuple(line for line in lines if line.bucket is one)) for one in Bucket if one not in (Bucket.SETTLED, Bucket.LATER)
    )
    return DayTasks(unit, tuple(group for group in groups if group[1]), _months(year), _open(year))


def _on_my_day(row: tuple[Any, ...], today: date, days_ahead: int) -> bool:
    state = State(row[16]) if row[16] else None
    return bucket(state, row[13], today) is not Bucket.SETTLED and row[13] <= today + timedelta(days=days_ahead)


def _open(year: list[tuple[Any, ...]]) -> int:
    return sum(1 for row in year if bucket(State(row[16]) if row[16] else None, row[13], row[13]) is not Bucket.SETTLED)


def _months(year: list[tuple[Any, ...]]) -> tuple[tuple[date, int, int], ...]:
    """Count settled and open tasks by month, in order."""
    counts: dict[date, list[int]] = {}
    for row in year:
        month = row[13].replace(day=1)
        settled = bucket(State(row[16]) if row[16] else None, row[13], row[13]) is Bucket.SETTLED
        counts.setdefault(month, [0, 0])[0 if settled else 1] += 1
    return tuple((month, done, still) for month, (done, still) in sorted(counts.items()))


@query
def task_lines(actor: Actor, unit_uid: UUID, *, first: date, last: date, today: date, lang: str) -> tuple[TaskLine, ...]:
    """Return all tasks of the unit due between two days, both included. Raises UnitMissing; Refused ("access.not_granted")."""
    unit = places.unit_by_uid(actor, unit_uid)
    require(actor, Perm.TASK_READ, unit.place)
    return tuple(line_of(row, unit.uid, lang, today) for row in rows(unit.id, first, last))

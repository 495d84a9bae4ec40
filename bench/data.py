"""Fills a cluster of its own with a nation that works with the guide for three years, and with the people who look at it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bench import nation, sizes
from bench.sizes import Size

FACTS: Final = "bench.json"
PACK: Final = "tr-guide"
LANGUAGE: Final = "tr"


@dataclass(frozen=True, slots=True)
class Adopted:
    """What adopting wrote when the nation had so many schools."""

    schools: int
    rows: int
    seconds: float


@contextmanager
def superuser() -> Iterator[Any]:
    """Open a connection that no rule of the database stops."""
    from umay.cluster import server
    from umay.cluster.layout import DATABASE
    from umay.config.runtime import here

    with server.connect_as_superuser(here()[1], DATABASE) as connection:
        yield connection


def facts(folder: Path) -> dict[str, Any] | None:
    """Return what was made in the folder; None when nothing was."""
    path = folder / FACTS
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def fill(folder: Path, size: Size, say: Any) -> dict[str, Any]:
    """Fill the database and write down what is in it. Django must be awake as the weak role."""
    began = time.perf_counter()
    now = datetime.now(UTC)
    adopted: list[Adopted] = []
    for country, each in ((sizes.SMALL_NATION, sizes.TINY), (sizes.NATION, size)):
        lay_out(country, each, now)
        rows = nation.schools(each)
        done = 0
        for stage in each.stages or (each.schools,):
            add_schools(country, rows[done:stage])
            done = stage
            if each.stages:
                adopted.append(_try_adopting(country, stage, now))
                say(f"  {stage:>7,} schools laid out")
        for year in sizes.YEARS:
            _adopt(country, year, now)
    people = _seat_people(now)
    found = {
        "size": {"schools": size.schools, "districts": size.districts, "provinces": size.provinces},
        "adopted": [[one.schools, one.rows, one.seconds] for one in adopted],
        "people": people,
        "today": now.date().isoformat(),
    }
    say("  writing what the units recorded")
    found["tasks"], found["records"] = _record(size.records, now.date())
    say("  writing the same tasks as rows")
    found["materialised"] = _materialise()
    found["seconds"] = time.perf_counter() - began
    (folder / FACTS).write_text(json.dumps(found, indent=1), encoding="utf-8")
    return found


def calendar_of(year: int) -> dict[str, Any]:
    """Return the calendar that is assumed for a school year of the guide's country."""
    from umay.packs import api as packs
    from umay.timing import api as timing

    return timing.calendar_to_json(timing.assumed_calendar(packs.load_builtin(PACK).country, year))


def lay_out(country: str, size: Size, now: datetime) -> None:
    """Lay out a country's areas and offices, with its calendars."""
    from umay.core.api import JOB, Place
    from umay.places import api as places

    where = Place(0, "", country)
    rows = tuple(nation.areas(country, size)), tuple(nation.offices(country, size))
    places.lay_out(JOB, *rows, country=country, school_year=sizes.YEARS[0], place=where, now=now)
    for year in sizes.YEARS:
        places.record_calendar(
            JOB, country=country, school_year=year, data=calendar_of(year), area_id=None, assumed=True, place=where, now=now
        )


_COLUMNS: Final = (
    "code", "name", "district", "parent", "sort_keys", "stages", "boarding", "girls_board", "policing", "setting", "ownership", "pupils",
    "grade",
)  # fmt: skip
_STAGING: Final = """
create temp table staged (code text, name text, district text, parent text, sort_keys jsonb, stages varchar[], boarding bool,
    girls_board bool, policing text, setting text, ownership text, pupils int, grade int)
"""
_INTO_UNITS: Final = """
insert into places_unit (uid, country, agency, level, code, name, area_id, parent_id, province_id, district_id, sort_keys, is_open)
select gen_random_uuid(), %(country)s, 'education', 'school', s.code, s.name, a.id, p.id, a.province_id, a.district_id, s.sort_keys, true
from staged s
join places_area a on a.country = %(country)s and a.kind = 'district' and a.code = s.district
join places_unit p on p.country = %(country)s and p.code = s.parent
"""
_INTO_SCHOOLS: Final = """
insert into places_school (unit_id, stages, boarding, girls_board, policing, setting, ownership, pupils, grade)
select u.id, s.stages, s.boarding, s.girls_board, s.policing, s.setting, s.ownership, s.pupils, s.grade
from staged s join places_unit u on u.country = %(country)s and u.level = 'school' and u.code = s.code
"""


def add_schools(country: str, rows: list[Any]) -> None:
    """Copy schools in: through the action, 75,000 would take minutes and nothing here measures that."""
    from umay.places.actions.naming import sort_keys

    with superuser() as connection, connection.transaction():
        connection.execute(_STAGING)
        with connection.cursor().copy(f"copy staged ({', '.join(_COLUMNS)}) from stdin") as copy:
            for row in rows:
                school = row.school
                keys = json.dumps(sort_keys(row.name))
                copy.write_row((
                    row.code, row.name, row.area, row.parent, keys, list(school.stages), school.boarding, school.girls_board,
                    school.policing, school.setting, school.ownership, school.pupils, school.grade,
                ))  # fmt: skip
        connection.execute(_INTO_UNITS, {"country": country})
        connection.execute(_INTO_SCHOOLS, {"country": country})
        connection.execute("drop table staged")
    with superuser() as connection:
        connection.execute("analyze places_unit, places_school, places_area")


def _publish(country: str, now: datetime) -> Any:
    from umay.core.api import JOB, Place
    from umay.packs import api as packs
    from umay.programme import api as programme

    guide = packs.load_builtin(PACK)
    pack = guide.model_copy(update={"country": country, "pack": f"{PACK}-{country.lower()}"})
    return programme.publish_pack(JOB, pack, place=Place(0, "", country), origin="builtin", now=now)


def _adopt(country: str, year: int, now: datetime) -> Any:
    from umay.core.api import JOB
    from umay.places import api as places
    from umay.programme import api as programme

    ministry = places.unit_by_code_or_name(JOB, country, "N-education")
    version = _publish(country, now)
    shifts = [one.name for one in programme.year_proposals(JOB, version.uid, unit_uid=ministry.uid, school_year=year)]
    return programme.adopt(JOB, version.uid, unit_uid=ministry.uid, school_year=year, shifts=shifts, now=now)


def _try_adopting(country: str, schools: int, now: datetime) -> Adopted:
    """Adopt, count what was written, and take it back."""
    from django.db import transaction

    with transaction.atomic():
        before, began = _rows_there(), time.perf_counter()
        _adopt(country, sizes.YEARS[0], now)
        seconds = time.perf_counter() - began
        written = _rows_there() - before
        transaction.set_rollback(True)
    return Adopted(schools, written, seconds)


def _rows_there() -> int:
    """Count the rows of every table that programme has, and of the audit trail."""
    from django.apps import apps
    from django.db import connection

    tables = [model._meta.db_table for model in apps.get_app_config("programme").get_models()]  # noqa: SLF001 - Django's own door
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select count(*) from {table}" for table in [*tables, "core_auditentry"]))
        return sum(row[0] for row in cursor.fetchall())


# --- people -----------------------------------------------------------------------------------------------------------------------------
_LARGE: Final = """
select u.code from places_unit u
where u.country = %s and u.agency = 'education' and u.level = %s
order by (select count(*) from places_unit b where b.parent_id = u.id) desc, u.code
"""


def _seat_people(now: datetime) -> dict[str, dict[str, str]]:
    """Appoint somebody at each level in a typical and in a small place, and sign them in."""
    with superuser() as connection:
        by_size = {
            level: [row[0] for row in connection.execute(_LARGE, [sizes.NATION, level]).fetchall()]
            for level in ("school", "district", "province")
        }
    middle = {level: codes[len(codes) // 2] for level, codes in by_size.items()}
    found = {}
    for name, country, code, function in (
        ("school", sizes.NATION, middle["school"], "unit_head"),
        ("district", sizes.NATION, by_size["district"][0], "secretary"),
        ("province", sizes.NATION, by_size["province"][0], "coordinator"),
        ("nation", sizes.NATION, "N-education", "coordinator"),
        ("school_small", sizes.SMALL_NATION, "S000000", "unit_head"),
        ("district_small", sizes.SMALL_NATION, "D000-education", "secretary"),
        ("province_small", sizes.SMALL_NATION, "P00-education", "coordinator"),
        ("nation_small", sizes.SMALL_NATION, "N-education", "coordinator"),
    ):
        found[name] = _seat(name, country, code, function, now)
    return found


def _seat(name: str, country: str, code: str, function: str, now: datetime) -> dict[str, str]:
    from umay.core.api import JOB, Function
    from umay.people import api as people
    from umay.places import api as places

    unit = places.unit_by_code_or_name(JOB, country, code)
    person = people.enter_person(JOB, shown=f"Bench {name}", email=f"{name}@bench.invalid", language=LANGUAGE, place=unit.place, now=now)
    people.appoint(
        JOB, person.pk, unit=unit, role=name, role_title={"en": name}, function=Function(function),
        from_on=now.date() - timedelta(days=400), until_on=None, paper="bench", now=now,
    )  # fmt: skip
    account = people.Account.objects.get(person_id=person.pk)
    return {"email": account.email, "unit": str(unit.uid), "session": _sign_in(account), "country": country}


def _sign_in(account: Any) -> str:
    """Return the key of a session of the account, as sign-in makes one."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "password"}, {"method": "mfa"}]  # offices above schools need both
    session.set_expiry(14 * 86400)
    session.save()
    return str(session.session_key)


def renew_sessions(found: dict[str, Any], folder: Path) -> None:
    """Sign everybody in anew: a kept folder may be older than its sessions."""
    from umay.people import api as people

    for one in found["people"].values():
        one["session"] = _sign_in(people.Account.objects.get(email=one["email"]))
    (folder / FACTS).write_text(json.dumps(found, indent=1), encoding="utf-8")


def actor(found: dict[str, Any], name: str) -> Any:
    """Return the actor of one of the seated people."""
    from umay.people import api as people

    return people.actor_for(people.Account.objects.get(email=found["people"][name]["email"]), date.fromisoformat(found["today"]))


# --- records ----------------------------------------------------------------------------------------------------------------------------
def tasks_sql(columns: str) -> str:
    """Return the statement for all tasks of the nation, of every year."""
    from umay.programme.queries.sql import ADOPTION_REACHES, ON_ITS_CALENDAR, PLACED, kinds

    statement = f"""
with placed as materialized ({PLACED}), {kinds()}
select {columns}
from placed u
join kinds k on k.shape = u.shape
join owes w on w.kind = k.kind
join programme_adoption a on a.id = w.adoption_id and {ADOPTION_REACHES}
join programme_due d on d.obligation_id = w.obligation_id and {ON_ITS_CALENDAR}
"""
    return statement.replace("%(country)s", f"'{sizes.NATION}'")  # a table made from a statement takes no parameters


_RECORDS: Final = """
insert into programme_taskrecord (obligation_id, unit_id, ordinal, country, province_id, district_id, due_on, state, done_on, figures, note,
    reason_code, recorded_at, recorded_by_id, verified_at, verified_by_id, sent_back_note, version)
select obligation_id, unit_id, ordinal, country, province_id, district_id, due_on, state,
    case when state in ('done', 'done_late') then least(due_on, date '{today}') - 3 end, '{{}}', '',
    case when state in ('not_done', 'not_applicable') then 'no_staff' else '' end, least(due_on, date '{today}')::timestamptz, {by},
    case when state = 'done' and sure < 0.5 then least(due_on, date '{today}')::timestamptz + interval '5 days' end,
    case when state = 'done' and sure < 0.5 then {by} end, '', 1
from (
    select t.*, case when which < 0.78 then 'done' when which < 0.86 then case when due_on < date '{today}' then 'done_late' else 'done' end
        when which < 0.90 then 'not_done' when which < 0.93 then 'not_applicable' when which < 0.97 then 'in_progress'
        when which < 0.99 then 'planned' else 'sent_back' end as state
    from (select t.*, random() as which, random() as sure from bench.task t where t.due_on <= date '{today}' + 10) t
    where random() < {share}
) t
order by due_on, unit_id
"""
_INDEXES: Final = """
select indexname, indexdef from pg_indexes
where tablename = 'programme_taskrecord' and indexname not in (select conname from pg_constraint)
"""


def _record(wanted: int, today: date) -> tuple[int, int]:
    """Write what units said about the tasks that have fallen due; returns how many tasks there are and how many have a record."""
    columns = "u.id as unit_id, u.country, u.province_id, u.district_id, w.obligation_id, d.ordinal, d.opens_on, d.due_on"
    with superuser() as connection:
        connection.execute("set session_replication_role = replica")  # foreign keys hold by how the rows are made
        connection.execute("set maintenance_work_mem = '512MB'")
        connection.execute("set work_mem = '256MB'")
        connection.execute("set enable_nestloop = off")  # nothing tells the planner yet how many shapes owe what
        connection.execute("select setseed(0.5)")
        connection.execute("create schema if not exists bench")
        connection.execute(f"create unlogged table bench.task as {tasks_sql(columns)}")
        tasks = _one(connection, "select count(*) from bench.task")
        due = _one(connection, "select count(*) from bench.task where due_on <= %s", [today + timedelta(days=10)])
        by = _one(connection, "select min(id) from people_person")
        indexes = connection.execute(_INDEXES).fetchall()
        for name, _definition in indexes:
            connection.execute(f"drop index {name}")
        done = connection.execute(_RECORDS.format(today=today.isoformat(), share=min(wanted / max(due, 1), 0.97), by=by))
        for _name, definition in indexes:
            connection.execute(definition)
        connection.execute("vacuum (analyze) programme_taskrecord")
        connection.execute("analyze programme_due, programme_obligation, programme_obligationowner, programme_adoption")
        return tasks, done.rowcount


def _one(connection: Any, statement: str, values: Any = None) -> int:
    return int(connection.execute(statement, values).fetchone()[0])


def _materialise() -> int:
    """Write the other way to keep tasks: a row for each with its state, indexed for each read that is compared."""
    with superuser() as connection:
        connection.execute("set maintenance_work_mem = '512MB'")
        connection.execute("set work_mem = '256MB'")
        connection.execute("""
            create table bench.task_row as
            select t.unit_id, t.country, t.province_id, t.district_id, t.obligation_id, t.ordinal, t.opens_on, t.due_on, r.state
            from bench.task t left join programme_taskrecord r using (obligation_id, unit_id, ordinal)
            order by t.due_on, t.unit_id
        """)
        connection.execute("drop table bench.task")
        for columns in ("unit_id, due_on", "district_id, due_on", "due_on"):
            connection.execute(f"create index on bench.task_row ({columns})")
        connection.execute("vacuum (analyze) bench.task_row")
        connection.execute("grant usage on schema bench to umay_app")
        connection.execute("grant select on bench.task_row to umay_app")
        return _one(connection, "select count(*) from bench.task_row")

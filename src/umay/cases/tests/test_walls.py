"""The second wall: what the database itself shows of a case, whatever a query forgets. Asked directly, as the application's role."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.support.cast import Cast
from umay.cases.models import CaseGrant, Entry
from umay.cases.tests.worlds import NAME, Team, opened, team
from umay.core.api import JOB, NOBODY, scoped
from umay.people.api import Appointment

TABLES = (
    "case", "casegrant", "child", "exclusion", "compartment", "compartmentwrap", "entry", "steprecord", "caseopening", "signal",
)  # fmt: skip
FILLED = {"case", "casegrant", "child", "compartment", "compartmentwrap", "entry", "steprecord", "signal"}


@pytest.fixture
def safety_team(cast: Cast) -> Team:
    return team(cast)


def rows_seen() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"select count(*) from cases_{table}")
            found[table] = cursor.fetchone()[0]
    return found


def test_members_see_their_case(safety_team: Team) -> None:
    opened(safety_team)

    for actor in (safety_team.lead, safety_team.member):
        with scoped(actor):
            seen = rows_seen()
            assert {table for table, count in seen.items() if count} >= FILLED


def test_nobody_else_sees_a_row_of_it(safety_team: Team, cast: Cast) -> None:
    opened(safety_team)

    for actor in (safety_team.stranger, cast.principal_elsewhere, cast.police_officer, cast.former, NOBODY):
        with scoped(actor):
            assert set(rows_seen().values()) == {0}
    assert set(rows_seen().values()) == {0}  # no context at all


def test_a_job_and_the_level_above_see_codes_of_signals_and_nothing_else(safety_team: Team, cast: Cast) -> None:
    opened(safety_team)

    for actor in (JOB, cast.district_secretary):
        with scoped(actor):
            seen = rows_seen()
            assert seen.pop("signal") > 0
            assert set(seen.values()) == {0}
    with scoped(cast.other_district_secretary):
        assert set(rows_seen().values()) == {0}


def test_a_forged_context_sees_nothing(safety_team: Team) -> None:
    opened(safety_team)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('umay.ctx', %s, true)", [f"{safety_team.lead.person_id}|9999999999|{'0' * 64}"])
        assert set(rows_seen().values()) == {0}


@pytest.mark.parametrize("how", ["ended", "until", "appointment"])
def test_the_end_of_a_way_in_holds_at_once(safety_team: Team, how: str) -> None:
    opened(safety_team)
    now = timezone.now()
    with scoped(safety_team.lead):
        grant = CaseGrant.objects.get(person_id=safety_team.member.person_id)
        if how == "ended":
            CaseGrant.objects.filter(pk=grant.pk).update(ended_at=now, ended_by_id=1)
        elif how == "until":
            CaseGrant.objects.filter(pk=grant.pk).update(until_at=now - timedelta(seconds=1))
        else:
            last = now.date() - timedelta(days=1)
            with scoped(JOB, "appointment.ended"):
                Appointment.objects.filter(pk=grant.appointment_id).update(during=(date(2026, 1, 1), last))

    with scoped(safety_team.member):
        seen = rows_seen()

    assert {table for table, count in seen.items() if count} <= {"casegrant"}  # that one was let in once is one's own


@pytest.mark.parametrize("table", ["case", "child", "entry"])
def test_a_stranger_cannot_change_it(safety_team: Team, table: str) -> None:
    opened(safety_team)

    with scoped(safety_team.stranger), connection.cursor() as cursor:
        cursor.execute(f"update cases_{table} set uid = gen_random_uuid()")
        assert cursor.rowcount == 0


def test_a_stranger_cannot_let_themselves_in(safety_team: Team) -> None:
    opened(safety_team)
    with scoped(safety_team.lead), connection.cursor() as cursor:
        cursor.execute("select id from cases_case")
        case_id = cursor.fetchone()[0]

    with pytest.raises(DatabaseError), scoped(safety_team.stranger), connection.cursor() as cursor:
        cursor.execute(
            "insert into cases_casegrant (uid, case_id, person_id, appointment_id, role, reason, from_at, granted_by_id)"
            " values (gen_random_uuid(), %s, %s, %s, 'member', 'team', now(), %s)",
            [case_id, safety_team.stranger.person_id, safety_team.stranger.seat.appointment_id, safety_team.stranger.person_id],
        )


@pytest.mark.parametrize("words", ["update cases_entry set kind = 'note'", "delete from cases_entry", "delete from cases_case"])
def test_what_was_written_stays_even_for_its_writer(safety_team: Team, words: str) -> None:
    opened(safety_team)

    with pytest.raises(DatabaseError), scoped(safety_team.lead), connection.cursor() as cursor:
        cursor.execute(words)


def test_a_dump_of_the_tables_holds_no_word_of_it(safety_team: Team, test_database: Any) -> None:
    opened(safety_team)

    with scoped(safety_team.lead), connection.cursor() as cursor:
        said = ""
        for table in TABLES:
            cursor.execute(f"select t::text from cases_{table} t")
            said += "".join(row[0] for row in cursor.fetchall())
        assert Entry.objects.count() == 1

    for word in ("canary", *NAME.split()):
        assert word not in said
        assert word.encode().hex() not in said

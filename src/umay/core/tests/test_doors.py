"""The two doors: what writes is permitted and recorded or rolled back, what reads sees only its scope."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection, transaction

from tests.support.cast import NOW, task_key
from umay.core.access.actor import Actor
from umay.core.access.perms import Function, Perm
from umay.core.access.policy import functions_with, granted_to, rules
from umay.core.api import NOWHERE, IncompleteAction, Place, action, job_at, own_place, query, record, require, school_of, scoped
from umay.core.context import scope_of
from umay.core.doors import ACTIONS, QUERIES
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refusal, Refused
from umay.places.models import Area
from umay.programme import api as programme
from umay.programme.models import TaskRecord

PLACE = Place(0, "", "XA")


@pytest.fixture(autouse=True)
def _leave_the_registers_as_they_were():
    actions, queries = dict(ACTIONS), dict(QUERIES)
    yield
    for register, kept in ((ACTIONS, actions), (QUERIES, queries)):
        register.clear()
        register.update(kept)


def add_area() -> Area:
    return Area.objects.create(kind="country", country="XB", code="XB", name="Written")


def test_an_action_that_forgot_to_ask_is_undone(cast):
    @action(Perm.PLACE_KEEP, "test.done")
    def forgetful(actor: Actor) -> None:
        add_area()
        record(actor, "test.done", 1, at=NOW)

    with pytest.raises(IncompleteAction):
        forgetful(cast.job)
    assert not Area.objects.filter(country="XB").exists()


def test_an_action_that_left_no_record_is_undone(cast):
    @action(Perm.PLACE_KEEP, "test.done")
    def silent(actor: Actor) -> None:
        require(actor, Perm.PLACE_KEEP, PLACE)
        add_area()

    with pytest.raises(IncompleteAction):
        silent(cast.job)
    assert not Area.objects.filter(country="XB").exists()


@pytest.mark.django_db(transaction=True)
def test_a_refusal_undoes_all_and_is_itself_recorded(cast):
    @action(Perm.PLACE_KEEP, "test.done")
    def refusing(actor: Actor) -> None:
        require(actor, Perm.PLACE_KEEP, PLACE)
        add_area()
        record(actor, "test.done", 1, at=NOW)
        raise Refused(Refusal("test.no"))

    with pytest.raises(Refused):
        refusing(cast.job)
    assert not Area.objects.filter(country="XB").exists()
    assert AuditEntry.objects.get(verb="access.refused").detail == {"code": "test.no"}


def test_the_scope_of_a_transaction_ends_with_it(cast):
    @query
    def seen(_actor: Actor) -> str:
        with connection.cursor() as cursor:
            cursor.execute("select umay_level()")
            return cursor.fetchone()[0]

    assert seen(cast.principal) == "unit"
    assert seen(cast.ministry) == "nation"


def test_an_inner_read_gives_the_outer_scope_back(cast):
    with scoped(cast.ministry):
        with scoped(cast.principal):
            pass
        with connection.cursor() as cursor:
            cursor.execute("select umay_level()")
            assert cursor.fetchone()[0] == "nation"


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("principal", True), ("counsellor", True), ("district_secretary", True), ("province_coordinator", True), ("ministry", True),
        ("police_officer", True), ("principal_elsewhere", False), ("other_district_secretary", False), ("nobody", False), ("former", False),
    ],
)  # fmt: skip
def test_the_database_itself_shows_records_of_the_own_scope_only(cast, adopted, who, sees):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    with scoped(getattr(cast, who)):
        assert TaskRecord.objects.exists() is sees


def test_without_a_scope_no_record_is_seen_and_none_can_be_written(cast, adopted):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('umay.ctx', '', true)")
        cursor.execute("select count(*) from programme_taskrecord")
        assert cursor.fetchone() == (0,)
        cursor.execute("update programme_taskrecord set note = 'x'")
        assert cursor.rowcount == 0


def test_every_rule_of_the_policy_says_in_a_sentence_what_it_gives():
    assert all(len(rule.says) > 20 and rule.says.endswith(".") for rule in rules())
    assert {rule.perm for rule in rules()} == set(Perm)


def test_who_holds_a_permission_is_what_the_table_gives_each_function():
    for perm in Perm:
        assert set(functions_with(perm)) == {function for function in Function if perm in {held for held, _ in granted_to(function)}}
        assert len(functions_with(perm)) == len(set(functions_with(perm)))


def test_an_office_above_and_somebody_without_a_seat_act_in_no_school(cast):
    assert school_of(cast.principal, Perm.ROUND_KEEP) == cast.principal.seat.place
    assert own_place(cast.former) == NOWHERE
    for outsider in (cast.former, cast.ministry):
        with pytest.raises(Refused):
            school_of(outsider, Perm.ROUND_KEEP)
    with pytest.raises(Refused, match="of_a_school"):
        school_of(replace(cast.ministry, is_job=True), Perm.ROUND_KEEP)


def test_a_job_at_a_school_sits_there_and_is_nobody():
    job = job_at(Place(3, "education", "XA"))

    assert (own_place(job).unit_id, job.person_id, job.is_job) == (3, None, True)


def test_nobody_holds_everything():
    for function in Function:
        assert len({perm for perm, _ in granted_to(function)}) < len(Perm)


def test_somebody_without_a_seat_holds_nothing(cast):
    assert cast.former.grants == ()
    assert scope_of(cast.former)[0] == "none"


def test_a_plan_that_reads_every_branch_of_the_row_policy_still_answers_a_nation(cast, adopted):
    programme.decline(cast.principal, task_key(cast.school, "scale"), reason=programme.Reason.NO_STAFF, note="", now=NOW)

    with scoped(cast.ministry), connection.cursor() as cursor:
        cursor.execute("set local debug_parallel_query = on; set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0")
        cursor.execute("set local min_parallel_table_scan_size = 0")
        cursor.execute("select count(*) from programme_taskrecord")
        assert cursor.fetchone() == (1,)

"""What a list of tasks asks the database for is what its lines say, no more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from tests.support.cast import NOW, task_key
from umay.core.api import scoped
from umay.programme import api as programme
from umay.programme.queries.tasks import SHOWN, TASKS, TaskRow, rows
from umay.programme.queries.words import spoken
from umay.programme.rules.states import State


def test_each_column_has_its_name_and_none_is_asked_for_in_vain(cast: Any, adopted: Any) -> None:
    between = {"unit": cast.school.id, "first": date(2026, 9, 1), "last": date(2027, 6, 30), "dues": []}

    with connection.cursor() as cursor:
        for statement in (TASKS, SHOWN):
            cursor.execute(statement, between)
            assert len(cursor.description) == len(TaskRow._fields)
            assert not {"target", "figures"} & {column.name for column in cursor.description}


def test_a_row_says_what_was_recorded(cast: Any, adopted: Any) -> None:
    key = task_key(cast.school, "inform")
    programme.start(cast.principal, key, now=NOW)

    with scoped(cast.principal):
        found = rows(cast.school.id, date(2026, 9, 1), date(2027, 6, 30))

    (row,) = [one for one in found if one.code == "inform"]
    assert (row.obligation_uid, row.ordinal, spoken(row.title, "en")) == (key.obligation_uid, 1, "Inform the staff")
    assert (row.due_on, row.recorded_due) == (date(2026, 10, 31), date(2026, 10, 31))
    assert (row.state, row.standing, row.asks, row.verified_at) == (State.IN_PROGRESS, False, True, None)
    assert {one.code for one in found if one.standing} == {"watch"}

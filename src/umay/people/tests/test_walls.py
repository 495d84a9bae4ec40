"""Rights come from posts: no statement beside the acts for it gives anybody a post, a seat in a body or a unit to act for."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from umay.core.api import JOB, scoped
from umay.people.models import Appointment

pytestmark = pytest.mark.django_db

STATEMENTS = (
    """insert into people_appointment (uid, person_id, unit_id, role, role_title, function, during, paper, recorded_at, recorded_by_id)
       select gen_random_uuid(), %(me)s, %(unit)s, 'director', '{}', 'unit_head', '[2020-01-01,)', '', now(), null""",
    "update people_appointment set unit_id = %(unit)s where person_id = %(me)s",
    "update people_appointment set person_id = %(me)s where unit_id = %(unit)s",
    "delete from people_appointment where unit_id = %(unit)s",
    "insert into people_body (uid, unit_id, kind, title) values (gen_random_uuid(), %(unit)s, 'safety-team', '{}')",
    """insert into people_bodyseat (body_id, role, person_id, during)
       select id, 'lead', %(me)s, '[2020-01-01,)' from people_body where unit_id = %(unit)s""",
    "update people_bodyseat set person_id = %(me)s",
    """insert into people_brokenglass (uid, appointment_id, unit_id, reason, from_at, until_at)
       select gen_random_uuid(), id, %(unit)s, 'because', now(), now() + interval '1 year' from people_appointment where person_id = %(me)s""",
)


def run(statement: str, cast: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, {"me": cast.principal_elsewhere.person_id, "unit": cast.school.id})


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("act", ["", "task.recorded"])
def test_no_statement_gives_itself_a_post(cast: Any, statement: str, act: str) -> None:
    for actor in (cast.principal_elsewhere, cast.administrator, JOB):
        with scoped(actor, act), pytest.raises(DatabaseError, match="acts of its own"):
            run(statement, cast)
    with pytest.raises(DatabaseError, match="acts of its own"):
        run(statement, cast)


def test_an_act_that_somebody_claims_in_a_statement_is_none(cast: Any) -> None:
    with scoped(cast.principal_elsewhere, "task.recorded"):
        with connection.cursor() as cursor:
            cursor.execute("select set_config('umay.ctx', replace(current_setting('umay.ctx'), 'task.recorded', 'person.appointed'), true)")
        with pytest.raises(DatabaseError, match="acts of its own"):
            run(STATEMENTS[0], cast)


def test_an_act_inside_of_another_ends_with_itself(cast: Any) -> None:
    with scoped(cast.administrator, "deployment.opened"):
        with scoped(cast.administrator, "person.appointed"):
            run(STATEMENTS[0], cast)
            with scoped(cast.administrator), connection.cursor() as cursor:  # what an act reads stays in it
                cursor.execute("select umay_act()")
                assert cursor.fetchone() == ("person.appointed",)
        with scoped(cast.administrator), connection.cursor() as cursor:
            cursor.execute("select umay_act()")
            assert cursor.fetchone() == ("deployment.opened",)
        with pytest.raises(DatabaseError, match="acts of its own"):
            run(STATEMENTS[3], cast)
    assert Appointment.objects.filter(person_id=cast.principal_elsewhere.person_id, unit_id=cast.school.id).exists()

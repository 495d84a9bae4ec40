"""Whoever leaves a post or the team keeps no key; the last who could open a report is not taken from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.support.cast import TODAY, seated
from tests.support.vaults import keyed
from umay.core.api import JOB, scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.reports.actions import telling
from umay.reports.actions.outliving import end_outlived
from umay.reports.actions.sharing import take_into_case
from umay.reports.models import Report, ReportWrap
from umay.reports.tests.telling_world import World, build, leave_posts, tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def now() -> datetime:
    return datetime.now(UTC)


def holders(epoch: int = 1) -> set[int]:
    with scoped(JOB):
        return set(ReportWrap.objects.filter(epoch=epoch, person_id__isnull=False).values_list("person_id", flat=True))


def sit(test_database: Any, world: World, *actors: Any) -> None:
    """Seat people in the school's team since long ago."""
    unit = world.cast.school.place.unit_id
    with test_database.superuser() as line:
        line.execute("insert into people_body (uid, unit_id, kind, title) values (gen_random_uuid(), %s, 'safety-team', '{}')", [unit])
        for one in actors:
            line.execute(
                "insert into people_bodyseat (body_id, role, person_id, during) select id, 'x', %s, daterange('2026-01-01', null) "
                "from people_body where unit_id = %s and kind = 'safety-team'",
                [one.person_id, unit],
            )


def stand_up(test_database: Any, actor: Any) -> None:
    with test_database.superuser() as line:
        line.execute("update people_bodyseat set during = daterange('2026-01-01', '2026-06-01') where person_id = %s", [actor.person_id])


def test_whoever_left_their_post_loses_the_keys_and_what_is_added(world: World, test_database: Any) -> None:
    receipt = tell()
    cast = world.cast
    leave_posts(test_database, cast.counsellor)

    assert end_outlived(JOB, today=TODAY, now=now()) == 1
    assert end_outlived(JOB, today=TODAY, now=now()) == 0
    telling.say(receipt, "more", (), uuid4(), now=now())

    assert cast.counsellor.person_id not in holders(1) | holders(2)
    assert cast.principal.person_id in holders(1) & holders(2)
    with scoped(JOB):
        assert Report.objects.get().epoch == 2
    assert AuditEntry.objects.filter(verb="report.readers_ended").count() == 2


def test_who_stands_higher_loses_a_key_with_the_office(world: World, test_database: Any) -> None:
    tell(now=now() - timedelta(hours=30))
    leave_posts(test_database, world.cast.district_secretary)

    end_outlived(JOB, today=TODAY, now=now())

    assert world.cast.district_secretary.person_id not in holders()


def test_the_last_who_can_open_a_report_keeps_the_key(world: World, test_database: Any) -> None:
    tell()
    for one in (world.cast.counsellor, world.cast.principal):
        leave_posts(test_database, one)

    assert end_outlived(JOB, today=TODAY, now=now()) == 0

    assert {world.cast.counsellor.person_id, world.cast.principal.person_id} <= holders()


def test_whoever_left_the_team_reads_no_more_unless_they_lead_or_a_case_lets_them(world: World, test_database: Any) -> None:
    cast = world.cast
    other = seated("psychologist", cast.school, "psychologist")
    vault = keyed(other)
    sit(test_database, world, cast.counsellor, cast.principal, other)
    tell()
    tell(words="another")
    with scoped(cast.job):
        case_made, alone = Report.objects.values_list("pk", flat=True)
    with scoped(other):
        take_into_case(other, vault, case_made, uuid4(), now=now())
    for one in (cast.counsellor, cast.principal):
        stand_up(test_database, one)

    assert end_outlived(JOB, today=TODAY, now=now()) == 1

    with scoped(JOB):
        held = {report: set(ReportWrap.objects.filter(report=report).values_list("person_id", flat=True)) for report in (case_made, alone)}
    assert cast.counsellor.person_id in held[case_made]
    assert cast.counsellor.person_id not in held[alone]
    assert {cast.principal.person_id, other.person_id} <= held[alone]


def test_nobody_but_the_system_takes_keys_everywhere(world: World) -> None:
    with pytest.raises(Refused):
        end_outlived(world.cast.principal_elsewhere, today=TODAY, now=now())

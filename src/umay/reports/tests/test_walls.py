"""Each wall alone holds: the application's with row security off, row security's with the application's permission given to all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from umay.core.access import check
from umay.core.api import scoped, sealing
from umay.reports.actions import reading, triage
from umay.reports.models import Report
from umay.reports.queries.queue import queue_page, waiting_count
from umay.reports.tests.telling_world import World, build, tell

pytestmark = pytest.mark.django_db(transaction=True)
STRANGERS = ("district_secretary", "province_coordinator", "principal_elsewhere")
VARYING = re.compile(r"'[^']*'|\d+")  # what is asked for and the signed word of the transaction
TABLES = ("report", "reportwrap", "message", "attachment", "attachmentchunk", "opening", "excluded")


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


@pytest.fixture
def without_row_security(test_database: Any) -> Iterator[None]:
    with test_database.superuser() as line:
        for table in TABLES:
            line.execute(f"alter table reports_{table} disable row level security")
    yield
    with test_database.superuser() as line:
        for table in TABLES:
            line.execute(f"alter table reports_{table} enable row level security")


@pytest.fixture
def with_every_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "refusal", lambda *_asked: None)


def told(world: World) -> UUID:
    tell()
    with scoped(world.cast.job):
        return Report.objects.get().pk


def assert_nothing_is_there(world: World, who: str, report: UUID) -> None:
    actor, vault, now = getattr(world.cast, who), world.vaults[who], datetime.now(UTC)
    for deed in (
        lambda: reading.open_report(actor, vault, report, now=now),
        lambda: triage.answer(actor, vault, report, "Hello", key=uuid4(), now=now),
        lambda: triage.name_member(actor, report, world.cast.counsellor.person_id, now=now),
        lambda: triage.join(actor, report, report, now=now),
        lambda: triage.set_aside(actor, report, "test", now=now),
    ):
        with pytest.raises(reading.ReportMissing):
            deed()
    assert queue_page(actor, now=now).lines == ()
    assert waiting_count(actor).unread == 0


@pytest.mark.parametrize("who", STRANGERS)
def test_the_application_alone_keeps_strangers_out(world: World, without_row_security: None, who: str) -> None:
    report = told(world)
    with scoped(getattr(world.cast, who)):
        assert Report.objects.count() == 1  # the other wall is down indeed

    assert_nothing_is_there(world, who, report)


@pytest.mark.parametrize("who", STRANGERS)
def test_row_security_alone_keeps_strangers_out(world: World, with_every_permission: None, who: str) -> None:
    assert_nothing_is_there(world, who, told(world))


def test_without_both_walls_the_seal_still_holds(world: World, without_row_security: None, with_every_permission: None) -> None:
    from umay.reports.sealed.keys import file_keys

    report = told(world)

    with scoped(world.cast.principal_elsewhere), pytest.raises(sealing.CannotOpen):
        file_keys(world.cast.principal_elsewhere, world.vaults["principal_elsewhere"], report)


def test_hidden_and_missing_are_asked_for_by_the_same_statements(world: World) -> None:
    report, actor, vault = told(world), world.cast.principal_elsewhere, world.vaults["principal_elsewhere"]

    def statements(asked: UUID) -> list[str]:
        with CaptureQueriesContext(connection) as asks, pytest.raises(reading.ReportMissing):
            reading.open_report(actor, vault, asked, now=datetime.now(UTC))
        return [VARYING.sub("?", one["sql"]) for one in asks.captured_queries]

    found = statements(report)

    assert len(found) > 1
    assert found == statements(uuid4())  # how long either takes is measured by the benchmarks


@pytest.mark.parametrize(
    "deed",
    [
        "update reports_message set blob = ''::bytea",
        "delete from reports_message",
        "delete from reports_opening",
        "delete from reports_excluded",
        "update reports_excluded set person_id = 0",
    ],
)
def test_a_reader_cannot_change_what_was_told_or_who_read_it(world: World, deed: str) -> None:
    from django.db import DatabaseError, transaction

    report, now = told(world), datetime.now(UTC)
    reading.open_report(world.cast.counsellor, world.vaults["counsellor"], report, now=now)
    triage.name_member(world.cast.counsellor, report, world.cast.principal.person_id, now=now)
    before = _rows(world)

    with pytest.raises(DatabaseError), transaction.atomic(), scoped(world.cast.counsellor), connection.cursor() as cursor:
        cursor.execute(deed)

    assert _rows(world) == before


def _rows(world: World) -> list[tuple[object, ...]]:
    from umay.reports.models import Excluded, Message, Opening

    with scoped(world.cast.job):
        said = [(one.pk, bytes(one.blob)) for one in Message.objects.order_by("pk")]
        who = [
            *Opening.objects.order_by("pk").values_list("pk", "person_id"),
            *Excluded.objects.order_by("pk").values_list("pk", "person_id"),
        ]
    return [*said, *who]

"""Telling by the public door: kept once, sealed to the right people, opened again by the receipt alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.support.cast import TODAY
from tests.support.vaults import stored
from umay.core.api import scoped, sealing
from umay.reports.actions import telling
from umay.reports.models import AttachmentChunk, Message, Report, ReportWrap
from umay.reports.rules.telling import ToldFile
from umay.reports.tests.telling_world import CODE, World, build, tell, told

pytestmark = pytest.mark.django_db(transaction=True)
CANARIES = (b"CANARY-WORDS", b"CANARY-NAME", b"CANARY-REACH", b"CANARY-FILE", b"CANARY-MORE")


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def seen_by(actor: Any) -> list[Any]:
    with scoped(actor):
        return list(Report.objects.all())


def test_what_was_told_opens_again_by_the_receipt(world: World) -> None:
    receipt = tell(wish="CANARY-MORE please tell my teacher", files=(ToldFile("a.png", b"CANARY-FILE" * 20_000, "image/png"),))

    inbox = telling.read_inbox(receipt, now=datetime.now(UTC))

    assert inbox is not None
    assert [message.words for message in inbox.messages] == ["CANARY-WORDS he hits me", "CANARY-MORE please tell my teacher"]
    assert inbox.messages[0].files == ("a.png.txt",)  # named by what it is
    assert inbox.state == "received"
    assert inbox.told_at_hour.minute == inbox.told_at_hour.second == 0
    assert [rung.opened for rung in inbox.rungs] == [True, False, False]


def test_another_receipt_opens_nothing(world: World) -> None:
    tell()

    assert telling.read_inbox(sealing.new_receipt(), now=datetime.now(UTC)) is None
    assert not telling.say(sealing.new_receipt(), "words", (), uuid4(), now=datetime.now(UTC))


def test_sent_twice_is_kept_once(world: World) -> None:
    now = datetime.now(UTC)
    place = telling.find_place(CODE, today=TODAY, now=now)
    receipt, key = sealing.new_receipt(), uuid4()
    assert place is not None

    first = telling.submit(place, told(), receipt, key, today=TODAY, now=now)
    again = telling.submit(place, told(), receipt, key, today=TODAY, now=now)
    stolen = telling.submit(place, told(words="other"), sealing.new_receipt(), key, today=TODAY, now=now)

    assert (first.outcome, again.outcome, stolen.outcome) == ("kept", "again", "taken")
    with scoped(world.cast.job):
        assert Report.objects.count() == 1
        assert Message.objects.count() == 1


def test_more_can_be_added_and_sent_twice_is_added_once(world: World) -> None:
    receipt, key = tell(), uuid4()

    for _time in range(2):
        assert telling.say(receipt, "CANARY-MORE again today", (), key, now=datetime.now(UTC))

    inbox = telling.read_inbox(receipt, now=datetime.now(UTC))
    assert inbox is not None
    assert [message.words for message in inbox.messages] == ["CANARY-WORDS he hits me", "CANARY-MORE again today"]


def test_the_team_sees_that_it_is_there_and_nobody_else_does(world: World) -> None:
    tell()
    cast = world.cast

    assert len(seen_by(cast.counsellor)) == 1
    assert len(seen_by(cast.principal)) == 1
    for stranger in (
        cast.district_secretary,
        cast.province_coordinator,
        cast.principal_elsewhere,
        cast.administrator,
        cast.ministry,
        cast.nobody,
    ):
        assert seen_by(stranger) == []
    assert list(Report.objects.all()) == []  # without a context


def test_what_is_about_the_head_never_reaches_the_head(world: World) -> None:
    tell(about_head=True)

    assert seen_by(world.cast.principal) == []
    assert len(seen_by(world.cast.counsellor)) == 1
    with scoped(world.cast.job):
        assert world.cast.principal.person_id not in ReportWrap.objects.values_list("person_id", flat=True)


def test_what_is_about_the_team_goes_to_the_district_at_once(world: World) -> None:
    tell(about_team=True)

    assert seen_by(world.cast.counsellor) == []
    assert seen_by(world.cast.principal) == []
    assert len(seen_by(world.cast.district_secretary)) == 1
    assert seen_by(world.cast.province_coordinator) == []


def test_the_ladder_opens_by_the_clock_of_the_database_alone(world: World) -> None:
    tell(now=datetime.now(UTC) - timedelta(hours=10))

    assert len(seen_by(world.cast.district_secretary)) == 1
    assert seen_by(world.cast.province_coordinator) == []


def test_in_danger_the_next_rung_reads_with_the_first(world: World) -> None:
    tell(danger=True)

    assert len(seen_by(world.cast.district_secretary)) == 1


def test_a_school_without_keys_is_passed_over_at_once(world: World) -> None:
    from umay.vault.models import PersonKey

    with stored():
        PersonKey.objects.filter(person_id__in=[world.cast.principal.person_id, world.cast.counsellor.person_id]).update(
            retired_at=world.now
        )

    tell()

    assert len(seen_by(world.cast.district_secretary)) == 1
    place = telling.find_place(CODE, today=TODAY, now=datetime.now(UTC))
    assert place is not None
    assert [rung.reads for rung in place.rungs] == [False, False, True, True]


def test_a_key_that_a_writer_of_the_database_slipped_in_gets_nothing(world: World) -> None:
    from umay.vault.models import PersonKey

    with stored():
        PersonKey.objects.filter(person_id=world.cast.counsellor.person_id).update(public=sealing.new_pair().public)

    tell()

    assert seen_by(world.cast.counsellor) == []


def test_a_name_for_two_opens_to_two(world: World) -> None:
    tell(name_for="two")

    with scoped(world.cast.job):
        assert ReportWrap.objects.filter(compartment="reporter", person_id__isnull=False).count() == 2


def test_the_public_role_reads_no_table(test_database: Any) -> None:
    with test_database.as_role("umay_public") as line:
        tables = [row[0] for row in line.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()]
        assert len(tables) > 30
        for table in tables:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                line.execute(f'select 1 from "{table}" limit 1')


def test_a_dump_of_every_table_holds_nothing_that_was_told(world: World, test_database: Any) -> None:
    receipt = tell(files=(ToldFile("CANARY-FILE.png", b"CANARY-FILE" * 100, "image/png"),))
    telling.say(receipt, "CANARY-MORE", (), uuid4(), now=datetime.now(UTC))

    with test_database.superuser() as line:
        for (table,) in line.execute("select tablename from pg_tables where schemaname = 'public'").fetchall():
            with line.cursor().copy(f'copy "{table}" to stdout (format binary)') as rows:
                whole = b"".join(bytes(row) for row in rows)
            assert not [canary for canary in (*CANARIES, receipt.code.encode(), receipt.raw) if canary in whole], table
        assert line.execute("select count(*) from reports_attachmentchunk").fetchone()[0] >= 1


def test_receiving_is_in_the_audit_without_a_person_and_without_minutes(world: World) -> None:
    from umay.core.models import AuditEntry

    tell()

    entry = AuditEntry.objects.get(verb="report.received")
    assert entry.person_id is None
    assert (entry.at.minute, entry.at.second) == (0, 0)
    assert set(entry.detail) == {"channel", "rungs"}


def test_chunks_lie_outside_of_what_a_stranger_sees(world: World) -> None:
    tell(files=(ToldFile("a.txt", b"x" * 10, "text/plain"),))

    assert AttachmentChunk.objects.count() == 0
    with scoped(world.cast.principal_elsewhere):
        assert AttachmentChunk.objects.count() == 0
    with scoped(world.cast.counsellor):
        assert AttachmentChunk.objects.count() >= 1

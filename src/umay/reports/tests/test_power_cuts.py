"""Killed at every statement: what was acknowledged is there, nothing is half there, and trying again gives the same result."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.support.cast import TODAY
from tests.support.killing import killed_at_every_statement
from umay.core.api import scoped
from umay.core.models import AuditEntry
from umay.kernel.refusal import Refused
from umay.reports.actions import reading, taking_down, triage
from umay.reports.models import Attachment, AttachmentChunk, Message, Opening, Report, ReportWrap
from umay.reports.rules.telling import ToldFile
from umay.reports.tests.telling_world import World, build, tell, told

pytestmark = pytest.mark.django_db(transaction=True)
FILE = ToldFile("notes.txt", b"CANARY-FILE\n" * 90_000, "text/plain")  # about a megabyte


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def now() -> datetime:
    return datetime.now(UTC)


def counts(world: World) -> dict[str, int]:
    with scoped(world.cast.job):
        tables = (Report, ReportWrap, Message, Attachment, AttachmentChunk, Opening)
        return {table.__name__: table.objects.count() for table in tables}


def whole_or_nothing(world: World, before: dict[str, int], verb: str) -> Any:
    """Return a check: either all is as before, or all of it is there with its audit entry."""
    entries = AuditEntry.objects.filter(verb=verb).count()

    def check() -> None:
        changed = counts(world) != before
        assert (AuditEntry.objects.filter(verb=verb).count() > entries) == changed

    return check


def test_writing_down_a_report_with_a_megabyte(world: World) -> None:
    key = uuid4()
    done: list[UUID] = []

    def run() -> None:
        taking_down.log_report(world.cast.counsellor, told(files=(FILE,)), None, channel="in_person", key=key, today=TODAY, now=now())

    deaths = killed_at_every_statement(run, whole_or_nothing(world, counts(world), "report.logged"))
    done.append(
        taking_down.log_report(world.cast.counsellor, told(files=(FILE,)), None, channel="in_person", key=key, today=TODAY, now=now())
    )

    assert deaths >= 5
    assert counts(world)["Report"] == counts(world)["Message"] == counts(world)["Attachment"] == 1
    found = reading.open_report(world.cast.counsellor, world.vaults["counsellor"], done[0], now=now())
    assert reading.open_file(world.cast.counsellor, world.vaults["counsellor"], found.messages[0].files[0].id, now=now())[1] == FILE.data


def test_the_first_reading(world: World) -> None:
    tell()
    with scoped(world.cast.job):
        report = Report.objects.get().pk

    deaths = killed_at_every_statement(
        lambda: reading.open_report(world.cast.counsellor, world.vaults["counsellor"], report, now=now()),
        whole_or_nothing(world, counts(world), "report.opened"),
    )

    assert deaths >= 8


def test_an_answer(world: World) -> None:
    tell()
    with scoped(world.cast.job):
        report = Report.objects.get().pk
    key = uuid4()

    killed_at_every_statement(
        lambda: triage.answer(world.cast.counsellor, world.vaults["counsellor"], report, "We are here.", key=key, now=now()),
        whole_or_nothing(world, counts(world), "report.answered"),
    )

    assert counts(world)["Message"] == 2


def test_cutting_somebody_off(world: World) -> None:
    tell()
    with scoped(world.cast.job):
        report = Report.objects.get().pk

    def check() -> None:
        with scoped(world.cast.job):
            gone = not ReportWrap.objects.filter(person_id=world.cast.principal.person_id).exists()
            assert gone == Report.objects.get().excluded.exists()

    def run() -> None:
        with suppress(Refused):  # what was done before the cut came back is refused the second time
            triage.name_member(world.cast.counsellor, report, world.cast.principal.person_id, now=now())

    killed_at_every_statement(run, check)


def test_setting_aside(world: World) -> None:
    tell()
    with scoped(world.cast.job):
        report = Report.objects.get().pk

    def check() -> None:
        with scoped(world.cast.job):
            aside = Report.objects.get().state == "set_aside"
            climbs = ReportWrap.objects.filter(opens_at__gt=now(), opens_at__year__lt=9000).exists()
        assert aside == AuditEntry.objects.filter(verb="report.set_aside").exists() == (not climbs)

    def run() -> None:
        with suppress(Refused):
            triage.set_aside(world.cast.counsellor, report, "test", now=now())

    killed_at_every_statement(run, check)

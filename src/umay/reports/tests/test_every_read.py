"""Every function that reaches for what was told passes through `mine(actor)`, or stands here with the reason why it need not."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from umay.core.api import JOB, scoped, sealing
from umay.reports.actions import reading, triage
from umay.reports.models import Attachment, Report
from umay.reports.queries.one import is_there
from umay.reports.rules.telling import ToldFile
from umay.reports.sealed.keys import file_keys
from umay.reports.tests.telling_world import World, build, tell

pytestmark = pytest.mark.django_db(transaction=True)
ROOM = Path(reading.__file__).parents[1]
TABLES = frozenset({"Report", "ReportWrap", "Message", "Attachment", "AttachmentChunk", "Opening", "Excluded"})
GATES = frozenset({"mine", "load"})
A_JOB = "as the system: codes and keys that nobody opens"
ITS_REPORT = "of a report that its caller loaded through the gate"
NOT_THROUGH_THE_GATE = {
    "actions/calling.climb": A_JOB,
    "actions/calling.sound_alarm_for": A_JOB,
    "actions/calling.tell_above": A_JOB,
    "actions/calling.tell_of_more": A_JOB,
    "actions/calling.tell_readers": A_JOB,
    "actions/calling._page_danger": A_JOB,
    "actions/calling._reached": A_JOB,
    "actions/calling._reopen": A_JOB,
    "actions/cutting._exclude": A_JOB,
    "actions/cutting._matter_of": A_JOB,
    "actions/cutting._open_above": A_JOB,
    "actions/cutting.end_reading": A_JOB,
    "actions/cutting.share_who_is_named": A_JOB,
    "actions/cutting.tell_case": A_JOB,
    "actions/outliving.end_outlived": A_JOB,
    "actions/reading._hold_the_ladder": ITS_REPORT,
    "actions/reading._messages": ITS_REPORT,
    "actions/reading._note_opening": ITS_REPORT,
    "actions/retention._shredded": A_JOB,
    "actions/retention.shred_report": A_JOB,
    "actions/retention.shred_with_case": A_JOB,
    "actions/sharing.end_sharing": A_JOB,
    "actions/triage._decide": ITS_REPORT,
    "actions/triage.end_with_case": "states alone, of a case that the room above loaded; row security shows only one's own",
    "actions/wiping._destroyed": A_JOB,
    "queries/barred.barred_from": "persons to keep out, of reports that the room above shows",
    "queries/barred.barred_from_case": "persons to keep out, of a case that the room above loaded",
    "queries/kept.kept_reports": A_JOB,
    "queries/readers._reader_lines": ITS_REPORT,
    "queries/readers.rungs_of": ITS_REPORT,
    "queries/visible.mine": "the gate",
    "sealed/epochs._teller_public": ITS_REPORT,
    "sealed/epochs.renew": A_JOB,
}


def reaching() -> dict[str, bool]:
    """Return each function that asks a table of what was told, and whether it passes the gate."""
    found: dict[str, bool] = {}
    for path in sorted(ROOM.rglob("*.py")):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and _asks(node):
                calls = {each.func.id for each in ast.walk(node) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}
                found[f"{path.relative_to(ROOM).with_suffix('').as_posix()}.{node.name}"] = bool(calls & GATES)
    return found


def _asks(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr == "objects" and isinstance(node.value, ast.Name) and node.value.id in TABLES
        for node in ast.walk(function)
    )


def test_whatever_reaches_for_what_was_told_passes_the_gate_or_says_why_not() -> None:
    found = reaching()

    assert len(found) > 20
    assert {name for name, through in found.items() if not through} == set(NOT_THROUGH_THE_GATE)


@pytest.fixture
def world(cast: Any) -> World:
    return build(cast)


def test_somebody_whom_row_security_forgets_still_finds_nothing(world: World, test_database: Any) -> None:
    stranger = world.cast.principal_elsewhere
    vault = world.vaults["principal_elsewhere"]
    tell(files=(ToldFile("a.txt", b"CANARY-FILE", "text/plain"),))
    with scoped(JOB):
        report, file = Report.objects.get().pk, Attachment.objects.get().pk
    with test_database.superuser() as line:
        for table in ("report", "reportwrap", "attachment", "attachmentchunk", "message"):
            line.execute(f"alter table reports_{table} disable row level security")
    try:
        assert not is_there(stranger, report_id=report)
        assert not is_there(stranger, attachment_id=file)
        with pytest.raises(Attachment.DoesNotExist):
            reading.open_file(stranger, vault, file, now=world.now)
        with pytest.raises(Attachment.DoesNotExist):
            triage.mark_abuse(stranger, file, now=world.now)
        with pytest.raises(sealing.CannotOpen), scoped(stranger):
            file_keys(stranger, world.vaults["counsellor"], report)  # even with the vault of somebody who holds the key
    finally:
        with test_database.superuser() as line:
            for table in ("report", "reportwrap", "attachment", "attachmentchunk", "message"):
                line.execute(f"alter table reports_{table} enable row level security")

"""Handing a report on: into a case, and to those whom the case lets in. Called inside an action of the room above."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from umay.core.api import JOB, Actor, scoped, sealing
from umay.reports.actions.cutting import end_reading
from umay.reports.actions.reading import load, open_report
from umay.reports.actions.triage import take_in
from umay.reports.models import Excluded, Report, ReportWrap
from umay.reports.sealed.keys import file_keys
from umay.reports.sealed.packing import FILE, mark_of
from umay.reports.values import ReportRead
from umay.vault.api import Vault, wrap_for

LET_IN: int = 50  # the rung of those who stand on none: let in by name


def take_into_case(actor: Actor, vault: Vault, report_id: UUID, case_ref: UUID, *, now: datetime) -> ReportRead:
    """Open a report for the case that is made of it, and let it climb no further.

    Raises ReportMissing, sealing.CannotOpen, Refused ("report.decided"). Audit: report.opened, report.taken.
    """
    found = open_report(actor, vault, report_id, now=now)
    take_in(actor, load(actor, report_id), case_ref, now)
    return found


def share(actor: Actor, vault: Vault, report_id: UUID, person_ids: Collection[int], *, now: datetime) -> frozenset[int]:
    """Let others read a report, by name; return who can now. Nobody whom it names, nobody without keys, and never the teller's name.

    Raises ReportMissing, sealing.CannotOpen.
    """
    report = load(actor, report_id)
    keys = file_keys(actor, vault, report_id)
    barred = set(Excluded.objects.filter(report=report).values_list("person_id", flat=True))
    held = set(ReportWrap.objects.filter(report=report, compartment=FILE, ended_at__isnull=True).values_list("person_id", flat=True))
    rows = [
        row
        for epoch, key in keys.by_epoch.items()
        for row in _wraps(report, set(person_ids) - barred - held, key, epoch, granter=str(actor.person_uid), now=now)
    ]
    ReportWrap.objects.bulk_create(rows)
    return frozenset(row.person_id for row in rows if row.person_id)


def _wraps(report: Report, ids: Collection[int], key: sealing.Secret, epoch: int, *, granter: str, now: datetime) -> Iterator[ReportWrap]:
    """Yield a wrap for each person who has keys."""
    for one in wrap_for(ids, key, matter=report.pk, compartment=FILE, epoch=epoch, granter=granter):
        wrapping = sealing.Wrapping(report.pk, FILE, epoch, one.key_uid, granter)
        yield ReportWrap(
            report=report, compartment=FILE, epoch=epoch, holder_key=one.key_uid, person_id=one.person_id, rung=LET_IN, opens_at=now,
            blob=one.blob, mark=mark_of(wrapping), granter=granter,
        )  # fmt: skip


def end_sharing(case_ref: UUID, person_id: int) -> int:
    """End somebody's reading of a case's reports, when they are taken off it; return how many keys were deleted.

    Also what they had as one of the team: whoever is taken off reads no more, and nothing that the teller adds later.
    """
    with scoped(JOB):
        reports = Report.objects.select_for_update(of=("self",)).filter(case_ref=case_ref).order_by("pk")
        return sum(end_reading(report, {person_id}) for report in reports)

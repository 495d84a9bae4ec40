"""Handing a report on: into a case, and to those whom the case lets in. Called inside an action of the room above."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, sealing
from umay.reports.actions.reading import load, open_report
from umay.reports.actions.triage import take_in
from umay.reports.models import Excluded, ReportWrap
from umay.reports.sealed.keys import file_key
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
    key, epoch = file_key(vault, report_id)
    barred = set(Excluded.objects.filter(report=report).values_list("person_id", flat=True))
    held = set(ReportWrap.objects.filter(report=report, compartment=FILE, ended_at__isnull=True).values_list("person_id", flat=True))
    granter = str(actor.person_uid)
    fresh = wrap_for(set(person_ids) - barred - held, key, matter=report_id, compartment=FILE, epoch=epoch, granter=granter)
    ReportWrap.objects.bulk_create(
        ReportWrap(
            report=report,
            compartment=FILE,
            epoch=epoch,
            holder_key=one.key_uid,
            person_id=one.person_id,
            rung=LET_IN,
            opens_at=now,
            blob=one.blob,
            mark=mark_of(sealing.Wrapping(report_id, FILE, epoch, one.key_uid, granter)),
            granter=granter,
        )
        for one in fresh
    )
    return frozenset(one.person_id for one in fresh)


def end_sharing(case_ref: UUID, person_id: int) -> int:
    """End somebody's reading of a case's reports, when they are taken off it; return how many keys were deleted.

    Also what they had as one of the team: whoever is taken off reads no more, and nothing that the teller adds later.
    """
    return ReportWrap.objects.filter(report__case_ref=case_ref, person_id=person_id).delete()[0]

"""Destroying reports whose time is over: every key, and all that was sealed with it. The coded row stays for the counts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, own_place, record, require
from umay.reports.actions.reading import place_of
from umay.reports.models import Message, Report, ReportState, ReportWrap


@action(Perm.REPORT_READ, "report.shredded")
def shred_report(actor: Actor, report_id: UUID, *, now: datetime) -> int:
    """Destroy the keys, the words and the files of a report that is over; return how many keys there were. Done twice it finds none.

    One that is still open is left alone. Raises Report.DoesNotExist; Refused ("access.not_granted"). Audit: report.shredded.
    """
    report = Report.objects.select_for_update().get(pk=report_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))

    keys = _shredded(report) if report.state in (ReportState.SET_ASIDE, ReportState.CLOSED, ReportState.JOINED) else 0

    record(actor, "report.shredded", report.pk, at=now, place=place_of(actor, report), detail={"keys": keys})
    return keys


def _shredded(report: Report) -> int:
    wraps = ReportWrap.objects.filter(report=report)
    keys = wraps.count()
    wraps.delete()
    Message.objects.filter(report=report).delete()
    report.receipt_lookup = report.receipt_public = report.receipt_wrap = report.teller_blob = None
    report.save(update_fields=["receipt_lookup", "receipt_public", "receipt_wrap", "teller_blob"])
    return keys


@action(Perm.REPORT_READ, "report.shredded_with_case")
def shred_with_case(actor: Actor, case_ref: UUID, *, now: datetime) -> int:
    """Destroy what a case's reports hold, those joined to them too; return how many keys there were.

    Raises Refused ("access.not_granted"). Audit: report.shredded_with_case, and report.shredded for each.
    """
    own = list(Report.objects.filter(case_ref=case_ref))
    for report in own:
        require(actor, Perm.REPORT_READ, place_of(actor, report))
    if not own:
        require(actor, Perm.REPORT_READ, own_place(actor))
    joined = Report.objects.filter(joined_to__in=own).values_list("pk", flat=True)

    keys = sum(shred_report(actor, pk, now=now) for pk in [*(one.pk for one in own), *joined])

    record(actor, "report.shredded_with_case", case_ref, at=now, detail={"keys": keys})
    return keys

"""Destroying here what was told, once an authority has it: words, files and keys go; who told, and their way back, stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from umay.core.api import JOB, Actor, Perm, action, record, require, scoped, sealing
from umay.reports.actions.reading import load, place_of
from umay.reports.actions.triage import answer
from umay.reports.models import Message, Report, ReportWrap
from umay.reports.rules.triage import answer_refusal
from umay.reports.sealed.epochs import renew
from umay.reports.sealed.packing import FILE, RECEIPT_RUNG
from umay.vault.api import Vault


@action(Perm.REPORT_READ, "report.wiped")
def wipe_report(actor: Actor, vault: Vault, report_id: UUID, instead: Callable[[str], str], *, now: datetime) -> int:
    """Destroy the words, the files and the keys of a report that somebody else keeps from now on; return the last epoch that was destroyed.

    The teller's name stays sealed as it is, and with their receipt they go on writing. instead: what they read there, in the language
    they told in.
    Raises ReportMissing; Refused; sealing.CannotOpen when nobody who reads has keys. Audit: report.wiped, with the count of keys.
    """
    report = load(actor, report_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))

    ended = report.epoch
    with scoped(JOB):  # what was told is only added to, by persons
        gone = _destroyed(report, ended)
    words = instead(report.language)
    if answer_refusal(report.state, words, has_receipt=report.receipt_lookup is not None) is None:
        answer(actor, vault, report_id, words, key=uuid4(), now=now)

    record(actor, "report.wiped", report.pk, at=now, place=place_of(actor, report), detail={"keys": gone, "epoch": ended})
    return ended


def _destroyed(report: Report, ended: int) -> int:
    """Begin a new epoch, then destroy all that was sealed before it, the teller's old key too; return how many keys there were."""
    if not renew(report):
        raise sealing.CannotOpen("sealed.key")
    gone = ReportWrap.objects.filter(report=report, compartment=FILE, epoch__lte=ended).delete()[0]
    Message.objects.filter(report=report, epoch__lte=ended).delete()
    own = ReportWrap.objects.filter(report=report, rung=RECEIPT_RUNG, epoch=report.epoch).first()
    if report.receipt_wrap is not None and own is not None:
        report.receipt_wrap = own.blob
        report.save(update_fields=["receipt_wrap"])
    return gone

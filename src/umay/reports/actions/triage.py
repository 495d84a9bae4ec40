"""Deciding on a report: answer it, cut off whom it names, join it to another, set it aside, take it into a case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Max

from umay.core.api import Actor, Perm, action, later, record, require, sealing
from umay.kernel.refusal import Refused
from umay.reports.actions.cutting import cut_off, share_who_is_named, tell_case
from umay.reports.actions.reading import load, place_of
from umay.reports.models import Attachment, Message, Report, ReportState, ReportWrap, Said
from umay.reports.queries.visible import mine
from umay.reports.rules import triage as rules
from umay.reports.sealed.keys import file_keys
from umay.reports.sealed.packing import words_spot
from umay.vault.api import Vault


@action(Perm.REPORT_READ, "report.answered")
def answer(actor: Actor, vault: Vault, report_id: UUID, words: str, *, key: UUID, now: datetime) -> None:
    """Write to the teller, who reads it when they come back. The same key again writes nothing twice.

    Raises ReportMissing, Refused, sealing.CannotOpen. Audit: report.answered.
    """
    report = load(actor, report_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))
    if no := rules.answer_refusal(report.state, words, has_receipt=report.receipt_lookup is not None):
        raise Refused(no)
    key_now = file_keys(actor, vault, report_id).of(report.epoch)

    if not Message.objects.filter(key=key).exists():
        _write(report, key_now, words, author_id=actor.person_id or 0, key=key, now=now)

    record(actor, "report.answered", report.pk, at=now, place=place_of(actor, report))


def _write(report: Report, key_now: sealing.Secret, words: str, *, author_id: int, key: UUID, now: datetime) -> None:
    row = Message(
        id=uuid4(),
        report=report,
        number=(report.messages.aggregate(most=Max("number"))["most"] or 0) + 1,
        kind=Said.ANSWER,
        author_id=author_id,
        at=now.replace(minute=0, second=0, microsecond=0),
        epoch=report.epoch,
        key=key,
    )
    row.blob = sealing.seal_words(key_now, words.strip(), words_spot(row.pk, report.epoch))
    row.save(force_insert=True)


@action(Perm.REPORT_READ, "report.member_named")
def name_member(actor: Actor, report_id: UUID, person_id: int, *, now: datetime) -> None:
    """Cut off at once somebody whom the report names: their keys are deleted, now and for every later rung. They are told nothing.

    Whoever says so goes on reading. Raises ReportMissing, Refused. Audit: report.member_named, without the person.
    """
    report = load(actor, report_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))
    held = ReportWrap.objects.filter(report=report, person_id__isnull=False, ended_at__isnull=True)
    holders = {(person, rung) for person, rung in held.values_list("person_id", "rung") if person is not None}
    if no := rules.exclude_refusal(person_id, actor.person_id or 0, holders):
        raise Refused(no)

    cut_off(report, {person_id}, by=actor.person_id or 0, now=now)

    record(actor, "report.member_named", report.pk, at=now, place=place_of(actor, report))


@action(Perm.REPORT_READ, "report.file_kept_apart")
def mark_abuse(actor: Actor, attachment_id: UUID, *, now: datetime) -> UUID:
    """Say that a file shows abuse of a child; return its report. From then on it opens for the hand-over to the authorities alone.

    Saying it twice changes nothing. Raises Attachment.DoesNotExist for hidden and missing alike; Refused. Audit: report.file_kept_apart.
    """
    there = Attachment.objects.filter(report__in=mine(actor))
    row = there.select_for_update(of=("self",)).select_related("report").get(pk=attachment_id)
    require(actor, Perm.REPORT_READ, place_of(actor, row.report))

    row.kept_apart = row.shows_abuse = True
    row.save(update_fields=["kept_apart", "shows_abuse"])

    record(actor, "report.file_kept_apart", row.pk, at=now, place=place_of(actor, row.report))
    return row.report_id


@action(Perm.REPORT_READ, "report.joined")
def join(actor: Actor, report_id: UUID, into_id: UUID, *, now: datetime) -> None:
    """Say that two reports tell of the same matter. Neither teller learns of the other. Raises ReportMissing, Refused.

    Audit: report.joined.
    """
    report, into = load(actor, report_id), load(actor, into_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))
    require(actor, Perm.REPORT_READ, place_of(actor, into))
    if no := rules.decide_refusal(report.state) or rules.join_refusal(report_id, into_id, into.state):
        raise Refused(no)

    report.joined_to = into
    _decide(report, ReportState.JOINED, now)
    share_who_is_named(report, into, now)

    record(actor, "report.joined", report.pk, at=now, place=place_of(actor, report), detail={"into": str(into.pk)})


@action(Perm.REPORT_READ, "report.set_aside")
def set_aside(actor: Actor, report_id: UUID, reason: str, *, now: datetime) -> None:
    """Say that it is no report, and why, by a code that the level above sees with the day. Raises ReportMissing, Refused.

    Audit: report.set_aside. Job: reports.tell_above.
    """
    report = load(actor, report_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))
    if no := rules.aside_refusal(report.state, reason):
        raise Refused(no)

    report.aside_reason = reason
    _decide(report, ReportState.SET_ASIDE, now)

    record(actor, "report.set_aside", report.pk, at=now, place=place_of(actor, report), detail={"reason": reason})
    later("reports.tell_above", report_id=str(report.pk))


def _decide(report: Report, state: ReportState, now: datetime) -> None:
    """Write the decision; the ladder climbs no further."""
    report.state = state
    report.first_read_at = report.first_read_at or now
    report.ended_at = now if state in {ReportState.SET_ASIDE, ReportState.CLOSED} else report.ended_at
    report.rungs = [one | ({"opens_at": rules.NEVER.isoformat()} if _is_shut(one, now) else {}) for one in report.rungs]
    report.save(update_fields=["state", "first_read_at", "ended_at", "joined_to", "case_ref", "aside_reason", "rungs"])
    ReportWrap.objects.filter(report=report, opens_at__gt=now).update(opens_at=rules.NEVER)


def _is_shut(rung: dict[str, str], now: datetime) -> bool:
    return datetime.fromisoformat(rung["opens_at"]) > now


def take_in(actor: Actor, report: Report, case_ref: UUID, now: datetime) -> None:
    """Note, inside an action of the room above, that a case is opened or joined for the report. Audit: report.taken."""
    if no := rules.decide_refusal(report.state):
        raise Refused(no)
    report.case_ref = case_ref
    _decide(report, ReportState.HANDLED, now)
    tell_case(report, now)
    record(actor, "report.taken", report.pk, at=now, place=place_of(actor, report))


def end_with_case(actor: Actor, case_ref: UUID, now: datetime) -> int:
    """Close the reports of a case, inside an action of the room above; return how many. Audit: report.closed for each."""
    found = list(Report.objects.select_for_update().filter(case_ref=case_ref, state=ReportState.HANDLED))
    for report in found:
        report.state, report.ended_at = ReportState.CLOSED, now
        report.save(update_fields=["state", "ended_at"])
        record(actor, "report.closed", report.pk, at=now, place=place_of(actor, report))
    return len(found)

"""Reading what was told. Each opening is an act: it is recorded, and the team sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, Place, action, later, record, require, sealing
from umay.kernel.refusal import Refusal, Refused
from umay.reports.models import Attachment, AttachmentChunk, Message, Opening, Report, ReportState, ReportWrap
from umay.reports.queries.visible import mine
from umay.reports.rules.triage import later_rungs_open_at
from umay.reports.sealed.keys import Keys, file_keys, keys_of
from umay.reports.sealed.packing import FIRST_EPOCH, REPORTER, file_spot, stream_about, teller_spot, words_spot
from umay.reports.values import FileRead, MessageRead, ReportRead
from umay.vault.api import Vault

ReportMissing = Report.DoesNotExist


def place_of(actor: Actor, report: Report) -> Place:
    """Return where a report belongs."""
    agency = actor.seat.place.agency if actor.seat else ""
    return Place(report.unit_id, agency, report.country, report.province_id, report.district_id)


def load(actor: Actor, report_id: UUID) -> Report:
    """Return a report that is there for the actor, locked. Raises ReportMissing for hidden and missing alike."""
    return mine(actor).select_for_update(of=("self",)).select_related("unit").get(pk=report_id)


@action(Perm.REPORT_READ, "report.opened")
def open_report(actor: Actor, vault: Vault, report_id: UUID, *, now: datetime) -> ReportRead:
    """Open a report. The first opening is its first reading: the ladder then waits for a decision.

    Raises ReportMissing; sealing.CannotOpen when it is sealed to somebody else. What cannot be opened of it is None, never an error.
    Audit: report.opened. Queues: reports.sound_alarm where a part does not open.
    """
    report = load(actor, report_id)
    require(actor, Perm.REPORT_READ, place_of(actor, report))

    keys = file_keys(actor, vault, report_id)
    rung = _note_opening(actor, report, now)

    record(actor, "report.opened", report.pk, at=now, place=place_of(actor, report), detail={"rung": rung})
    name, reach, is_kept = _teller(actor, vault, report)
    read = ReportRead(report, tuple(_messages(report, keys)), name, reach, is_kept)
    if not read.is_whole:
        later("reports.sound_alarm", unit_id=report.unit_id)
    return read


def _note_opening(actor: Actor, report: Report, now: datetime) -> int:
    held = ReportWrap.objects.filter(report=report, person_id=actor.person_id, ended_at__isnull=True)
    rung = held.order_by("rung").values_list("rung", flat=True)[0]
    appointment = actor.seat.appointment_id if actor.seat else 0
    Opening.objects.create(report=report, person_id=actor.person_id or 0, appointment_id=appointment, rung=rung, at=now)
    if report.state == ReportState.RECEIVED:
        report.state, report.first_read_at = ReportState.READ, now
        report.save(update_fields=["state", "first_read_at"])
        _hold_the_ladder(report, now)
    return rung


def _hold_the_ladder(report: Report, now: datetime) -> None:
    """Let the rungs that are still shut wait until a decision was due; the teller sees the same times."""
    for wrap in ReportWrap.objects.filter(report=report, opens_at__gt=now, person_id__isnull=False):
        wrap.opens_at = later_rungs_open_at(wrap.opens_at, now)
        wrap.save(update_fields=["opens_at"])
    for rung in report.rungs:
        opens_at = datetime.fromisoformat(rung["opens_at"])
        if opens_at > now:
            rung["opens_at"] = later_rungs_open_at(opens_at, now).isoformat()
    report.save(update_fields=["rungs"])


def _teller(actor: Actor, vault: Vault, report: Report) -> tuple[str | None, str | None, bool]:
    if not report.has_name or report.teller_blob is None:
        return None, None, False
    try:
        key = keys_of(actor, vault, report.pk, REPORTER).of(FIRST_EPOCH)
        said = json.loads(sealing.open_words(key, bytes(report.teller_blob), teller_spot(report.pk)))
    except sealing.CannotOpen:
        return None, None, True
    return said["name"], said["reach"], False


def _messages(report: Report, keys: Keys) -> Iterator[MessageRead]:
    files: dict[UUID, list[FileRead]] = {}
    for one in Attachment.objects.filter(report=report).order_by("message_id", "number"):
        files.setdefault(one.message_id, []).append(_file(one, keys))
    for row in Message.objects.filter(report=report).order_by("number"):
        try:
            words: str | None = sealing.open_words(keys.of(row.epoch), bytes(row.blob), words_spot(row.pk, row.epoch))
        except sealing.CannotOpen:
            words = None
        yield MessageRead(row.kind, words, row.author_id, row.at, tuple(files.get(row.pk, ())))


def _file(one: Attachment, keys: Keys) -> FileRead:
    try:
        said = json.loads(sealing.open_words(keys.of(one.epoch), bytes(one.about_blob), file_spot(one.pk, "about_blob", one.epoch)))
    except sealing.CannotOpen:
        return FileRead(one.pk, None, "", 0, (), kept_apart=True, shows_abuse=one.shows_abuse)
    return FileRead(one.pk, said["name"], said["kind"], said["size"], tuple(said["notes"]), one.kept_apart, one.shows_abuse)


@action(Perm.REPORT_READ, "report.file_opened")
def open_file(actor: Actor, vault: Vault, attachment_id: UUID, *, for_handover: bool = False, now: datetime) -> tuple[FileRead, bytes]:
    """Return a file's description and its bytes, as they were sealed. Whoever opens it is recorded.

    for_handover: it goes into the locked package for an authority; without, one that shows abuse stays sealed.
    Raises Attachment.DoesNotExist for hidden and missing alike; Refused ("report.file_for_handover"); sealing.CannotOpen for a
    stream that is not whole. Audit: report.file_opened.
    """
    row = Attachment.objects.filter(report__in=mine(actor)).select_related("report").get(pk=attachment_id)
    require(actor, Perm.REPORT_READ, place_of(actor, row.report))
    if row.shows_abuse and not for_handover:
        raise Refused(Refusal("report.file_for_handover"))

    keys = file_keys(actor, vault, row.report_id)
    own = sealing.Secret(sealing.open_sealed(keys.of(row.epoch), bytes(row.key_blob), file_spot(row.pk, "key_blob", row.epoch)))
    pieces = (bytes(blob) for blob in AttachmentChunk.objects.filter(attachment=row).order_by("number").values_list("blob", flat=True))
    data = b"".join(sealing.open_stream(own, bytes(row.header), pieces, row.chunks, stream_about(row.pk)))

    detail = {"for": "handover"} if for_handover else {}
    record(actor, "report.file_opened", row.pk, at=now, place=place_of(actor, row.report), detail=detail)
    return _file(row, keys), data

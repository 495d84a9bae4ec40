"""Documents that are sent: kept first, read by a job, let go once their rows are a draft. A job that dies loses nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import F

from umay.core.api import Actor, Perm, Place, action, later, record, require
from umay.drafts.models import SentDocument
from umay.drafts.queries.sent import locked_document
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places

MOST_TRIES: Final = 3  # a document that ends the worker each time must not do so for ever
TOLD_FOR: Final = timedelta(days=1)
KEPT_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Paper:
    """What was sent. name: of the file, "" for text typed or pasted. lang: as chosen, "" to have it recognised."""

    content: bytes
    name: str = ""
    lang: str = ""


@action(Perm.PROGRAMME_DRAFT, "document.sent")
def send_document(actor: Actor, paper: Paper, *, submission: UUID | None, now: datetime) -> SentDocument:
    """Keep a document for the actor's own unit and queue its reading.

    submission: the id the form was sent with; sent twice, it is kept and read once.
    Raises Refused ("access.not_granted", "draft.no_unit"). Audit: document.sent. Queues: drafts.read_document.
    """
    if actor.seat is None:
        raise Refused(Refusal("draft.no_unit"))
    unit = places.unit_by_id(actor, actor.seat.place.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)

    values = {
        "file_name": paper.name[:200],
        "content": paper.content,
        "sha256": hashlib.sha256(paper.content).hexdigest(),
        "lang": paper.lang,
        "sent_at": now,
    }
    keys = {"unit_id": unit.id, "sent_by_id": actor.person_id}
    sent, is_new = SentDocument.objects.get_or_create(uid=submission, **keys, defaults=values) if submission else _new(keys | values)

    record(actor, "document.sent", sent.uid, at=now, place=unit.place, detail={"bytes": len(paper.content)})
    if is_new:
        later("drafts.read_document", document_id=sent.pk)
    return sent


def _new(values: dict[str, object]) -> tuple[SentDocument, bool]:
    return SentDocument.objects.create(**values), True


@action(Perm.PROGRAMME_DRAFT, "document.sent_again")
def read_once_more(actor: Actor, uid: UUID, *, now: datetime) -> SentDocument:
    """Have a document read again whose reading stopped; it is still kept.

    Raises SentDocument.DoesNotExist; Refused ("access.not_granted", "document.not_stopped"). Audit: document.sent_again.
    Queues: drafts.read_document.
    """
    sent = locked_document(actor, uid)
    unit = places.unit_by_id(actor, sent.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)
    if sent.state != "stopped":
        raise Refused(Refusal("document.not_stopped"))

    sent.state, sent.tries, sent.refusal = "waiting", 0, None
    sent.step, sent.done, sent.total, sent.found = "", 0, 0, 0
    sent.save(update_fields=["state", "tries", "refusal", "step", "done", "total", "found"])

    record(actor, "document.sent_again", sent.uid, at=now, place=unit.place)
    later("drafts.read_document", document_id=sent.pk)
    return sent


@action(Perm.PROGRAMME_DRAFT, "document.thrown_away")
def throw_away(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Throw a document away that was sent and is no draft yet; a reading that is under way comes to nothing.

    Raises SentDocument.DoesNotExist; Refused ("access.not_granted"). Audit: document.thrown_away.
    """
    sent = locked_document(actor, uid)
    unit = places.unit_by_id(actor, sent.unit_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)

    sent.delete()

    record(actor, "document.thrown_away", uid, at=now, place=unit.place)


def take_up(document_id: int) -> SentDocument | None:
    """Count that a reading begins and return its document, begun as often as `tries` says; None when it is gone. For the job."""
    found = SentDocument.objects.filter(pk=document_id, state__in=("waiting", "reading"))
    found.update(state="reading", tries=F("tries") + 1, refusal=None, step="", done=0, total=0, found=0)
    return SentDocument.objects.filter(pk=document_id, state="reading").first()


def note_progress(document_id: int, step: str, done: int, total: int, found: int) -> None:
    """Write down how far the reading is. For the job."""
    SentDocument.objects.filter(pk=document_id, state="reading").update(step=step, done=done, total=total, found=found)


@action(Perm.PROGRAMME_DRAFT, "document.refused")
def refuse(actor: Actor, document_id: int, refusal: Refusal, *, now: datetime) -> None:
    """Say why a document cannot be read, and let its content go: reading it again would give the same.

    Raises SentDocument.DoesNotExist for one that is not being read; Refused ("access.not_granted"). Audit: document.refused.
    """
    sent, unit = _being_read(actor, document_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)

    sent.state, sent.content, sent.ended_at = "refused", None, now
    sent.refusal = {"code": refusal.code, "values": dict(refusal.values)}
    sent.save(update_fields=["state", "content", "refusal", "ended_at"])

    record(actor, "document.refused", sent.uid, at=now, place=unit.place, detail={"code": refusal.code})


@action(Perm.PROGRAMME_DRAFT, "document.stopped")
def stop(actor: Actor, document_id: int, *, now: datetime) -> None:
    """Say that the reading broke off; the document is kept, to be read again.

    Raises SentDocument.DoesNotExist for one that is not being read; Refused ("access.not_granted"). Audit: document.stopped.
    """
    sent, unit = _being_read(actor, document_id)
    require(actor, Perm.PROGRAMME_DRAFT, unit.place)

    sent.state, sent.ended_at = "stopped", now
    sent.save(update_fields=["state", "ended_at"])

    record(actor, "document.stopped", sent.uid, at=now, place=unit.place, detail={"tries": sent.tries})


def _being_read(actor: Actor, document_id: int) -> tuple[SentDocument, places.UnitCard]:
    sent = SentDocument.objects.select_for_update(of=("self",)).get(pk=document_id, state="reading")
    return sent, places.unit_by_id(actor, sent.unit_id)


@action(Perm.PROGRAMME_DRAFT, "document.forgotten")
def forget_old(actor: Actor, *, now: datetime) -> int:
    """Delete what was read or refused a day ago, and what nobody came back to for a week; return how many.

    Raises Refused ("access.not_granted"). Audit: document.forgotten.
    """
    place = Place(0, "", places.country_kept(actor))
    require(actor, Perm.PROGRAMME_DRAFT, place)

    ended = SentDocument.objects.filter(state__in=("read", "refused"), ended_at__lt=now - TOLD_FOR)
    left = SentDocument.objects.exclude(state="reading").filter(sent_at__lt=now - KEPT_FOR)
    gone = ended.delete()[0] + left.delete()[0]

    record(actor, "document.forgotten", "documents", at=now, place=place, detail={"documents": gone})
    return gone

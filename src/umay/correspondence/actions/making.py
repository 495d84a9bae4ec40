"""Making a letter: it gets its number, is written, sealed into the case and noted, all as one. And opening it again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, record, require, sealing
from umay.correspondence import papers
from umay.correspondence.actions.bench import Desk, begin, only_one, settle
from umay.correspondence.models import Accused, MadeLetter, Sending
from umay.correspondence.queries.drafts import FileKind, Order, checked
from umay.correspondence.rules.answering import sending_refusal
from umay.correspondence.sealed import KEY, lock, unlock
from umay.documents import api as documents
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.vault import api as vaults
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter's file, opened."""

    name: str
    data: bytes = field(repr=False)


@action(Perm.CASE_LEAD, "correspondence.letter_made")
def make_letter(actor: Actor, vault: vaults.Vault, case_uid: UUID, order: Order, *, now: datetime) -> UUID:
    """Number a letter, write it, seal it into the case, and return its uid; the same form again returns what it made before.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "case.no_key", "correspondence.rehearsal", and what
    `letter_refusal` says). Audit: correspondence.letter_made, with kind, office and number.
    """
    only_one(order.uid)
    desk = begin(actor, vault, case_uid, now)
    require(actor, Perm.LETTER_KEEP, desk.work.place)
    known = MadeLetter.objects.filter(uid=order.uid, case_ref=desk.work.case.uid).first()
    row = known or _made(desk, order)

    detail = {"kind": row.kind, "office": row.office, "number": row.number, "again": known is not None}
    record(actor, "correspondence.letter_made", row.uid, at=now, place=desk.work.place, detail=detail)
    return row.uid


def _made(desk: Desk, order: Order) -> MadeLetter:
    draft = checked(desk.actor, desk.work, order)
    day, wanted, case = dates.local_day(desk.now), order.wanted, desk.work.case
    registered = _registered(desk, order, draft, day)
    key, blob = lock(order.uid, registered.file)
    texts = {"words": _said(order, registered.number), KEY: key}
    paper = cases.Paper(new_id(), texts, wanted.child)
    accused = Accused.objects.get(uid=wanted.accused, case_ref=case.uid) if wanted.accused else None
    row = MadeLetter.objects.create(
        uid=order.uid, case_ref=case.uid, unit_id=case.unit_id, child_uid=wanted.child, accused=accused, kind=wanted.kind,
        office=wanted.office, language=wanted.lang, file_kind=order.file_kind, number=registered.number, written_on=day,
        sha256=hashlib.sha256(registered.file).hexdigest(), size=len(registered.file),
        paper_uid=cases.keep_paper(desk.actor, desk.vault, case.uid, paper, now=desk.now), blob=blob, made_at=desk.now,
        made_by_id=desk.vault.person_id,
    )  # fmt: skip
    if order.way:
        if refusal := sending_refusal(order.way, day, day, day):
            raise Refused(refusal)
        Sending.objects.create(letter=row, way=order.way, sent_on=day, kept_at=desk.now, kept_by_id=desk.vault.person_id)
        settle(desk, row, wanted.to)
    return row


def _registered(desk: Desk, order: Order, draft: papers.Draft, day: date) -> documents.Registered:
    """Return the letter under its number."""
    wanted = order.wanted

    def made(number: str) -> bytes:
        return documents.render_letter(papers.written(draft, number, day), order.file_kind)

    languages = (wanted.lang, order.also) if order.also else (wanted.lang,)
    entry = documents.LetterEntry(
        wanted.kind, day, wanted.office, languages, {wanted.lang: wanted.to}, wanted.accused or desk.work.case.uid
    )
    return documents.register_letter(desk.actor, entry, made, now=desk.now)


def _said(order: Order, number: str) -> str:
    """Return what stands in the case about the letter."""
    return _("Letter %(number)s to: %(office)s.") % {"number": number, "office": order.wanted.to}


@action(Perm.CASE_WORK, "correspondence.letter_opened")
def open_letter(actor: Actor, vault: vaults.Vault, case_uid: UUID, letter_uid: UUID, *, now: datetime) -> LetterFile:
    """Return a made letter's file, for a member of the case who holds the key to it.

    Raises CaseMissing; LetterMissing; CannotOpen; Refused ("access.not_granted"). Audit: correspondence.letter_opened.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_WORK if actor.may(Perm.CASE_WORK, work.place) else Perm.CASE_JOIN, work.place)
    row = MadeLetter.objects.get(uid=letter_uid, case_ref=work.case.uid)
    said = next((one.texts for one in cases.case_page(actor, work).entries if one.uid == row.paper_uid), None)
    if said is None or KEY not in said:
        raise sealing.CannotOpen("sealed.key")
    data = unlock(row.uid, said[KEY], bytes(row.blob))

    record(actor, "correspondence.letter_opened", row.uid, at=now, place=work.place)
    kind: FileKind = "pdf" if row.file_kind == "pdf" else "docx"
    return LetterFile(papers.file_name(row.number, kind), data)

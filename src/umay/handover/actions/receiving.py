"""A package was taken: who took it is kept, and what an investigation now holds is destroyed here, with a certificate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, record, require
from umay.documents import api as documents
from umay.handover import papers
from umay.handover.models import KeyEnd, Outgoing, Receipt
from umay.handover.queries.offices import office
from umay.handover.queries.packable import packable
from umay.handover.rules.packing import INVESTIGATED, Taken, backups_until, is_whole, receipt_refusal
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refused
from umay.places import api as places
from umay.reports import api as reports
from umay.vault import api as vaults

OutgoingMissing = Outgoing.DoesNotExist


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of a wipe. file: to be handed out; the register keeps its number and hash."""

    number: str
    name: str
    file: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class _Desk:
    actor: Actor
    vault: vaults.Vault
    work: cases.Work
    row: Outgoing
    receipt: Receipt
    taken: Taken
    now: datetime


@action(Perm.CASE_LEAD, "handover.receipt_kept")
def keep_receipt(
    actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, taken: Taken, *, wipe: bool, now: datetime
) -> Certificate | None:
    """Keep who took a package, and with it, as one, destroy here the keys of the investigation's material in it; return the certificate.

    wipe: False keeps all of it here; plans, wishes and decisions stay in any case. A report goes when it left with all its files. None
    where nothing was destroyed.
    Raises CaseMissing; OutgoingMissing; Refused ("access.not_granted", "case.guest", "case.no_key", "handover.receipt_known",
    "handover.receipt_incomplete", "handover.receipt_day"). Audit: handover.receipt_kept; case.keys_destroyed.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    row = Outgoing.objects.select_for_update().get(uid=uid, case_ref=work.case.uid)
    known = Receipt.objects.filter(outgoing=row).exists()
    if refusal := receipt_refusal(taken, papers.day_of(row.made_at), papers.day_of(now), known=known):
        raise Refused(refusal)

    paper = cases.Paper(new_id(), {"words": _said(row, taken)})
    receipt = Receipt.objects.create(
        outgoing=row, paper_uid=cases.keep_paper(actor, vault, case_uid, paper, now=now), taken_on=taken.taken_on,
        number=taken.number.strip(), kept_at=now, kept_by_id=vault.person_id,
    )  # fmt: skip
    made = _wiped(_Desk(actor, vault, work, row, receipt, taken, now)) if wipe else None

    record(actor, "handover.receipt_kept", row.uid, at=now, place=work.place, detail={"receipt": str(receipt.uid), "wiped": bool(made)})
    return made


def _said(row: Outgoing, taken: Taken) -> str:
    return _("Package %(number)s was taken by %(name)s, %(post)s, on %(day)s. Their number: %(paper)s.") % {
        "number": row.letter_number, "name": taken.name, "post": taken.post, "day": papers.day_words(taken.taken_on), "paper": taken.number,
    }  # fmt: skip


def _wiped(desk: _Desk) -> Certificate | None:
    found = packable(desk.actor, desk.work)
    entries = (entry for part in found.only(frozenset(desk.row.entry_uids)) for entry in part.entries)
    gone = [one.uid for one in entries if one.kind in INVESTIGATED]
    told = [one.uid for one in found.told if is_whole(one.uid, [file.uid for file in one.files], desk.row.report_uids, desk.row.file_uids)]
    if not gone and not told:
        return None
    said = _("Handed over under number %(number)s and wiped here on %(day)s. Receipt: %(paper)s.") % {
        "number": desk.row.letter_number, "day": papers.day_words(papers.day_of(desk.now)), "paper": desk.taken.number,
    }  # fmt: skip
    ended = cases.destroy_keys(desk.actor, desk.vault, desk.work.case.uid, gone, _ends(desk), instead=said, now=desk.now) if gone else ()
    reports_ended = [(uid, reports.wipe_report(desk.actor, desk.vault, uid, _to_teller, now=desk.now)) for uid in told]
    return _certified(desk, ", ".join(f"{part}/{epoch}" for part, epoch in (*ended, *reports_ended)))


def _to_teller(lang: str) -> str:
    """Return what whoever told reads instead of their words."""
    with translation.override(lang):
        return _("What you told is now with those who must act on it, and is no longer kept at the school. You can go on writing here.")


def _ends(desk: _Desk) -> cases.Ends:
    """Return what writes down that a key ends; the database lets sealed texts change only after it."""

    def write(part: UUID, epoch: int) -> None:
        KeyEnd.objects.create(
            case_ref=desk.work.case.uid, part_uid=part, epoch=epoch, why="receipt", receipt=desk.receipt, destroyed_at=desk.now
        )

    return write


def _certified(desk: _Desk, keys: str) -> Certificate:
    day, lang = papers.day_of(desk.now), papers.language_of(translation.get_language() or "en")
    unit = places.unit_by_id(desk.actor, desk.work.case.unit_id)
    school = "–" if papers.words_to_hide(desk.actor, desk.work) else unit.name
    to = office(desk.work, desk.row.office)
    named = to.named(lang) if to else desk.row.office

    def made(number: str) -> bytes:
        values: dict[str, str | date] = {
            "ref": desk.work.case.number, "school": school, "key": keys, "wiped_on": day, "taken_by": f"{named}, {desk.taken.post}",
            "receipt_number": desk.taken.number, "receipt_on": desk.taken.taken_on, "backups_until": backups_until(day),
            "stays": _("Safety and help plans, the child's wishes, decisions, and the coded line."),
        }  # fmt: skip
        return papers.certificate(documents.LetterOrder("wipe_certificate", (lang,), number, day, (school,), (named,), values))

    entry = documents.LetterEntry("wipe_certificate", day, desk.row.office, (lang,), {lang: named}, desk.work.case.uid)
    registered = documents.register_letter(desk.actor, entry, made, now=desk.now)
    return Certificate(registered.number, f"{registered.number.replace('/', '-')}.pdf", registered.file)

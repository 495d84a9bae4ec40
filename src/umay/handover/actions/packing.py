"""Handing a part of a case over to an authority: a package is made, written down and handed out, and nothing of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, record, require
from umay.documents import api as documents
from umay.handover import papers
from umay.handover.models import Outgoing
from umay.handover.queries.offices import Office, office, offices_of
from umay.handover.queries.packable import Packable, packable
from umay.handover.rules.blackening import blackened
from umay.handover.rules.packing import Wanted, package_refusal
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.people import api as people
from umay.places import api as places
from umay.reports import api as reports
from umay.vault import api as vaults

Packed = bytes | Callable[[], bytes]
"""A file of a package, or what reads it when its turn comes."""


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """What somebody hands over. uid: of the form, so that it is handed over once. words: why, sealed in the case and in the letter.

    chosen: ids of texts, of reports and of their files.
    """

    uid: UUID
    office: str
    purpose: str
    basis: str
    reference: str
    words: str
    contact: str
    chosen: frozenset[UUID]
    passphrase: str


@dataclass(frozen=True, slots=True)
class Package:
    """A locked package as it leaves."""

    number: str
    name: str
    file: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class _Desk:
    """What the steps of making a package need. hide: words that would tell a protected place; empty where no child has one."""

    actor: Actor
    vault: vaults.Vault
    work: cases.Work
    order: Order
    found: Packable
    to: Office
    school: str
    lang: str
    now: datetime
    hide: tuple[str, ...] = ()


@action(Perm.CASE_LEAD, "handover.handed_over")
def hand_over(actor: Actor, vault: vaults.Vault, case_uid: UUID, order: Order, *, now: datetime) -> Package:
    """Lock what was chosen into a package with its letter, write it down, and return it, once. Umay keeps no copy and no passphrase.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "handover.taken" for a form that was sent before, "handover.rehearsal",
    "handover.nothing_chosen", "handover.not_of_case", "handover.basis_missing", "handover.images_to_police", "handover.too_big").
    Audit: handover.handed_over, with ids and counts; report.opened and report.file_opened for what was told.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    if work.case.is_practice:
        raise Refused(Refusal("handover.rehearsal"))
    if Outgoing.objects.filter(uid=order.uid).exists():
        raise Refused(Refusal("handover.taken"))
    desk = _desk(actor, vault, work, order, now)

    registered = _packed(desk)
    paper = cases.Paper(new_id(), {"words": _said(desk, registered.number)})
    row = Outgoing.objects.create(
        uid=order.uid, case_ref=work.case.uid, unit_id=work.case.unit_id, office=order.office, purpose=order.purpose, basis=order.basis,
        **_ids_of(desk), size=len(registered.file), sha256=hashlib.sha256(registered.file).hexdigest(),
        letter_number=registered.number, paper_uid=cases.keep_paper(actor, vault, case_uid, paper, now=now), made_at=now,
        made_by_id=vault.person_id,
    )  # fmt: skip

    record(actor, "handover.handed_over", row.uid, at=now, place=work.place, detail={"office": order.office, "entries": len(order.chosen)})
    return Package(registered.number, f"{registered.number.replace('/', '-')}.zip", registered.file)


def _ids_of(desk: _Desk) -> dict[str, list[UUID]]:
    """Return what goes along, as the row keeps it: texts, reports, files."""
    told, files = {one.uid for one in desk.found.told}, set(desk.found.files)
    chosen = desk.order.chosen
    return {
        "entry_uids": sorted(chosen - told - files), "report_uids": sorted(chosen & told), "file_uids": sorted(chosen & files),
    }  # fmt: skip


def _desk(actor: Actor, vault: vaults.Vault, work: cases.Work, order: Order, now: datetime) -> _Desk:
    found = packable(actor, work)
    files = [one for uid, one in found.files.items() if uid in order.chosen]
    images, most = any(one.shows_abuse for one in files), sum(one.most for one in files)
    wanted = Wanted(order.office, order.purpose, order.basis, order.chosen, found.known, images, most)
    if refusal := package_refusal(wanted, {one.code: one.agency for one in offices_of(work.response)}):
        raise Refused(refusal)
    to = office(work, order.office)
    assert to is not None  # the rule has looked
    unit = places.unit_by_id(actor, work.case.unit_id)
    hide = papers.words_to_hide(actor, work)
    lang = papers.language_of(translation.get_language() or "en")
    return _Desk(actor, vault, work, order, found, to, "" if hide else unit.name, lang, now, hide)


def _packed(desk: _Desk) -> documents.Registered:
    """Return the package under the number of its letter."""
    now = desk.now
    day = papers.day_of(now)
    parts = desk.found.only(desk.order.chosen)
    mark = f"{desk.school or desk.work.case.number} · {now.astimezone(timezone.get_current_timezone()):%Y-%m-%d %H:%M}"

    def made(number: str) -> bytes:
        inside = papers.files_of(parts, desk.work.case.number, mark, desk.lang, desk.hide)
        told = _told(desk, mark)
        names = ", ".join(part.name for part in parts if part.child is not None)
        letter = documents.LetterOrder(
            kind=desk.to.letter, languages=(desk.lang,), number=number, day=day, from_=(desk.school or "–",),
            to=(desk.to.named(desk.lang),), values=_values(desk, names), signed_by=(_name(desk.actor),), enclosures=(*inside, *told),
            footer=papers.hidden_note() if desk.hide else "",
        )  # fmt: skip
        cover = documents.render_letter(documents.write_letter(letter), "pdf", watermark=mark)
        return documents.pack_locked({_("Letter") + ".pdf": cover, **inside, **told}, desk.order.passphrase, language=desk.lang)

    entry = documents.LetterEntry(
        desk.to.letter, day, desk.to.code, (desk.lang,), {desk.lang: desk.to.named(desk.lang)}, desk.work.case.uid
    )
    return documents.register_letter(desk.actor, entry, made, now=now)


def _told(desk: _Desk, mark: str) -> dict[str, Packed]:
    """Return what was told, word for word, with its files, in a folder for each report.

    What shows abuse lies in a folder of its own, under no name: nobody here renders it, and its opening is recorded.
    """
    found: dict[str, Packed] = {}
    chosen = desk.order.chosen
    for number, report in enumerate(desk.found.told, 1):
        files = [one for one in report.files if one.uid in chosen]
        if report.uid not in chosen and not files:
            continue
        read = reports.open_report(desk.actor, desk.vault, report.uid, now=desk.now)
        names = {one.id: one.name or "" for message in read.messages for one in message.files}
        if report.uid in chosen:
            found[f"report-{number}/{_('What was told')}.pdf"] = papers.told_paper(read, mark, desk.lang, desk.hide)
        for one in files:
            name = names.get(one.uid, "")
            shown = f"sealed-{number}/{_('File %(number)s') % {'number': one.number}}{PurePath(name).suffix}"
            found[shown if one.shows_abuse else f"report-{number}/{one.number} {documents.safe_name(name)}"] = _reading(desk, one.uid)
    return found


def _reading(desk: _Desk, file: UUID) -> Callable[[], bytes]:
    """Return what opens a file when its turn comes; the opening is recorded."""
    return lambda: reports.open_file(desk.actor, desk.vault, file, for_handover=True, now=desk.now)[1]


def _values(desk: _Desk, names: str) -> dict[str, str]:
    said = {
        "child": names, "happened": desk.order.words, "contact": desk.order.contact, "school": desk.school, "ref": desk.work.case.number,
        "law": desk.order.reference,
    }  # fmt: skip
    return {name: blackened(words, desk.hide) for name, words in said.items() if name in documents.PLACEHOLDERS[desk.to.letter] and words}


def _said(desk: _Desk, number: str) -> str:
    """Return what stands in the case about the package."""
    first = _("Package %(number)s for: %(office)s. Texts in it: %(count)s.") % {
        "number": number, "office": desk.to.named(desk.lang), "count": len(desk.order.chosen),
    }  # fmt: skip
    return "\n".join(one for one in (first, desk.order.reference, desk.order.words) if one)


def _name(actor: Actor) -> str:
    return people.names_of({actor.person_id or 0}).get(actor.person_id or 0, "")

"""Sending a child's file to another school of this deployment: sealed to one person there, who takes it and opens a case with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, app_key, install_id, record, require, sealing
from umay.handover import papers
from umay.handover.models import Transfer
from umay.handover.queries.moving import receivers_at, school_of
from umay.handover.rules.blackening import blackened
from umay.handover.rules.moving import OF_PACK, Wanted, kinds_of, take_by, transfer_refusal
from umay.handover.sealed import transfer_mark, transfer_spot, transfer_wrapping
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.packs import api as packs
from umay.people import api as people
from umay.places import api as places
from umay.protected.api import is_protected
from umay.reports import api as reports
from umay.vault import api as vaults

TransferMissing = Transfer.DoesNotExist
NOT_ALONG: Final = frozenset({"member_named", "images", "danger"})
"""What is known of the matter at the one school and says nothing at the other."""


@dataclass(frozen=True, slots=True, repr=False)
class Sending:
    """What somebody sends. uid: of the form, so that it goes once. to: the school; person_id: who takes it there."""

    uid: UUID
    child: UUID
    to: UUID
    person_id: int
    wanted: Wanted


@action(Perm.CASE_LEAD, "transfer.sent")
def send_file(actor: Actor, vault: vaults.Vault, case_uid: UUID, sending: Sending, *, now: datetime) -> UUID:
    """Seal the chosen parts of a child's compartment for one person of another school, and tell them that there is something.

    Other children's names are blackened; who told, and what was told in reports, never goes. Raises CaseMissing, UnitMissing;
    Refused ("access.not_granted", "case.guest", "handover.sent", "handover.rehearsal", "handover.place_protected",
    "handover.nothing_to_send", "handover.basis_missing", "handover.told_missing", "handover.receiver_without_keys").
    Audit: transfer.sent, with ids and counts.
    """
    work = cases.read_case(actor, vault, case_uid, sending.child, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    file = cases.child_file(actor, vault, case_uid, sending.child, now=now)
    texts = _texts(actor, work, file, sending)
    unit, keys = school_of(actor, sending.to), vaults.public_keys([sending.person_id])
    receivers = {one.person_id: one.said for one in receivers_at(actor, unit, papers.day_of(now))}
    hidden = sending.child in is_protected(actor, [sending.child])
    if refusal := transfer_refusal(
        sending.wanted, texts=len(texts), is_practice=work.case.is_practice, is_hidden=hidden, has_keys=sending.person_id in receivers
    ):
        raise Refused(refusal)
    paper = cases.Paper(new_id(), {"words": _noted(unit.name, receivers[sending.person_id], sending.wanted, len(texts))}, sending.child)
    paper_uid = cases.keep_paper(actor, vault, case_uid, paper, now=now)  # locks the case: who sends at the same moment waits here
    if Transfer.objects.filter(case_ref=work.case.uid, child_ref=sending.child, taken_at__isnull=True, ended_at__isnull=True).exists():
        raise Refused(Refusal("handover.sent"))

    key, to = sealing.new_secret(), keys[sending.person_id]
    granter = str(vault.person_uid)
    row = Transfer.objects.create(
        uid=sending.uid, case_ref=work.case.uid, child_ref=sending.child, unit_id=work.case.unit_id, to_unit_id=unit.pk,
        to_person_id=sending.person_id, key_uid=to.uid, basis=sending.wanted.basis, sent_at=now, sent_by_id=vault.person_id,
        wrap=sealing.wrap(key, to.public, transfer_wrapping(sending.uid, to.uid, granter)),
        mark=sealing.mark_grant(app_key(), *transfer_mark(sending.uid, to.uid, sending.person_id, granter)),
        blob=sealing.seal_words(key, json.dumps(_packed(actor, work, file.child, texts, sending.wanted), ensure_ascii=False),
                                transfer_spot(install_id(), sending.uid)),
        paper_uid=paper_uid, due_on=take_by(papers.day_of(now), _months(work)),
    )  # fmt: skip
    tell(actor, [sending.person_id], "transfer.waits", link="/transfers/", at=now)

    record(actor, "transfer.sent", row.uid, at=now, place=work.place, detail={"texts": len(texts), "basis": sending.wanted.basis})
    return row.uid


def _months(work: cases.Work) -> int | None:
    return next((one.months for one in work.response.retention if one.category == OF_PACK), None)


def _texts(actor: Actor, work: cases.Work, file: cases.ChildFile, sending: Sending) -> list[dict[str, Any]]:
    """Return the texts that go along, oldest first: of plans and weighings the newest alone, other children's names blackened."""
    kinds = kinds_of(sending.wanted.parts)
    newest = {one.chain: one.version for one in file.entries}
    chosen = [one for one in file.entries if one.kind in kinds and newest[one.chain] == one.version]
    others = [one.name for one in cases.case_page(actor, work).children if one.uid != sending.child and one.name]
    lang = translation.get_language() or "en"
    posts = people.posts_of({one.by_id for one in chosen}, papers.day_of(work.now), near=work.case.unit_id, lang=lang)
    return [
        {
            "kind": one.kind, "on": papers.day_of(one.at).isoformat(), "by": posts.get(one.by_id, ""),
            "said": [
                blackened(words, others, file.child.name)
                for name, words in one.texts.items() if words.strip() and not name.startswith("_")
            ],
        }
        for one in chosen
    ]  # fmt: skip


def _packed(actor: Actor, work: cases.Work, child: cases.ChildFacts, texts: list[dict[str, Any]], wanted: Wanted) -> dict[str, Any]:
    case = work.case
    return {
        "school": places.unit_by_id(actor, case.unit_id).name, "sent_on": papers.day_of(work.now).isoformat(),
        "basis": wanted.basis, "reference": wanted.reference, "told": list(wanted.told), "texts": texts,
        "child": {"name": child.name, "role": child.role, "age": child.age, "sex": child.sex, "grade_band": child.grade_band},
        "facts": {
            "kinds": list(case.kinds), "offenders": list(case.offenders), "places": list(case.places),
            "flags": [one for one in case.flags if one not in NOT_ALONG],
        },
    }  # fmt: skip


def _noted(school: str, receiver: str, wanted: Wanted, count: int) -> str:
    """Return what stands in the sender's case."""
    said = _("Sent to %(school)s, for %(person)s. Texts: %(count)s. %(reference)s") % {
        "school": school, "person": receiver, "count": count, "reference": wanted.reference,
    }  # fmt: skip
    child = _("The child was told: %(words)s") % {"words": wanted.told[0]}
    return "\n".join((said, child, _("The guardians were told: %(words)s") % {"words": wanted.told[1]}))


@action(Perm.CASE_LEAD, "transfer.taken_back")
def take_back(actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, *, now: datetime) -> None:
    """Take a file back that nobody took yet: its key and its words on the way are destroyed. Doing it twice changes nothing.

    Raises CaseMissing, TransferMissing; Refused ("access.not_granted", "handover.sent_taken"). Audit: transfer.taken_back.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    row = Transfer.objects.select_for_update(of=("self",)).get(uid=uid, case_ref=work.case.uid)
    if row.taken_at is not None:
        raise Refused(Refusal("handover.sent_taken"))

    if row.ended_at is None:
        _ended(row, ended_at=now, ended_by_id=vault.person_id)

    record(actor, "transfer.taken_back", row.uid, at=now, place=work.place)


def _ended(row: Transfer, **more: Any) -> None:
    for name, value in {"wrap": b"", "blob": b"", **more}.items():
        setattr(row, name, value)
    row.save(update_fields=["wrap", "blob", *more])


@dataclass(frozen=True, slots=True, repr=False)
class Arrived:
    """A file as its receiver opens it."""

    row: Transfer
    said: Mapping[str, Any]

    @property
    def child(self) -> str:
        """Return the child's name."""
        return str(self.said["child"]["name"])

    @property
    def titles(self) -> tuple[str, ...]:
        """Return what came, each text by its kind and day."""
        return tuple(f"{papers.named(one['kind'])} · {papers.day_words(date.fromisoformat(one['on']))}" for one in self.said["texts"])

    @property
    def words(self) -> str:
        """Return from where the file came, by which right, and what was told to whom."""
        said = self.said
        first = _("This file came from %(school)s, sent on %(day)s. %(reference)s") % {
            "school": said["school"], "day": papers.day_words(date.fromisoformat(said["sent_on"])), "reference": said["reference"],
        }  # fmt: skip
        child = _("The child was told: %(words)s") % {"words": said["told"][0]}
        return "\n".join((first, child, _("The guardians were told: %(words)s") % {"words": said["told"][1]}))


@action(Perm.CASE_LEAD, "transfer.read")
def look_at(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> Arrived:
    """Open what waits for oneself, before it is taken; the reading is recorded. Raises TransferMissing; sealing.CannotOpen; Refused.

    Audit: transfer.read.
    """
    unit = places.own_unit(actor)
    require(actor, Perm.CASE_LEAD, unit.place)
    row = Transfer.objects.get(uid=uid, to_person_id=vault.person_id, to_unit_id=unit.id, taken_at__isnull=True, ended_at__isnull=True)

    arrived = _opened(actor, vault, row)

    record(actor, "transfer.read", row.uid, at=now, place=unit.place)
    return arrived


def _opened(actor: Actor, vault: vaults.Vault, row: Transfer) -> Arrived:
    pair = vault.pair(row.key_uid)
    granter = str(people.Person.objects.values_list("uid", flat=True).get(pk=row.sent_by_id))
    genuine = sealing.grant_is_genuine(app_key(), bytes(row.mark), *transfer_mark(row.uid, row.key_uid, row.to_person_id, granter))
    if pair is None or not genuine or row.to_person_id != actor.person_id:
        raise sealing.CannotOpen("sealed.key")
    key = sealing.unwrap(bytes(row.wrap), pair, transfer_wrapping(row.uid, row.key_uid, granter))
    return Arrived(row, json.loads(sealing.open_words(key, bytes(row.blob), transfer_spot(install_id(), row.uid))))


@action(Perm.CASE_LEAD, "transfer.taken")
def take_file(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> UUID:
    """Take a file: a case is opened with it, what came stands in the child's part, and whoever sent it sees who took it when.

    Taken twice, it is taken once. Return the new case's uid. Raises TransferMissing for hidden, ended and missing alike;
    sealing.CannotOpen; Refused ("access.not_granted", "case.…"). Audit: transfer.taken.
    """
    unit = places.own_unit(actor)
    require(actor, Perm.CASE_LEAD, unit.place)
    row = Transfer.objects.select_for_update(of=("self",)).get(
        uid=uid, to_person_id=vault.person_id, to_unit_id=unit.id, ended_at__isnull=True
    )
    if row.new_case_ref is not None:
        record(actor, "transfer.taken", row.uid, at=now, place=unit.place, detail={"again": True})
        return row.new_case_ref

    arrived = _opened(actor, vault, row)
    case_uid = cases.open_case(actor, vault, _new_case(arrived, unit.country), now=now)
    child = next(iter(cases.read_case(actor, vault, case_uid, now=now).children))
    for one in arrived.said["texts"]:
        cases.keep_paper(actor, vault, case_uid, cases.Paper(new_id(), {"words": _as_words(one)}, child), now=now)
    _ended(row, taken_at=now, taken_by_id=vault.person_id, new_case_ref=case_uid)
    tell(actor, [row.sent_by_id], "transfer.taken", link=f"/cases/{row.case_ref}/handover/", at=now)

    record(actor, "transfer.taken", row.uid, at=now, place=unit.place, detail={"texts": len(arrived.said["texts"])})
    return case_uid


def _new_case(arrived: Arrived, country: str) -> cases.NewCase:
    said, response = arrived.said, reports.response_for(country)
    came = said["facts"]
    kinds = _known(came["kinds"], response.kinds) or (response.kinds[0].code,)
    offenders, places_ = _known(came["offenders"], response.offenders), _known(came["places"], response.places)
    facts = cases.Facts(kinds, offenders, places_, tuple(came["flags"]))
    return cases.NewCase(new_id(), facts, (cases.NewChild(**said["child"]),), words=arrived.words)


def _known(codes: Iterable[str], coded: Iterable[packs.Kind | packs.Coded]) -> tuple[str, ...]:
    """Return the codes that this country's lists know."""
    known = {one.code for one in coded}
    return tuple(code for code in codes if code in known)


def _as_words(one: Mapping[str, Any]) -> str:
    day = papers.day_words(date.fromisoformat(one["on"]))
    head = " · ".join(part for part in (papers.named(one["kind"]), day, one["by"]) if part)
    return "\n".join((_("From the school before: %(what)s") % {"what": head}, *one["said"]))

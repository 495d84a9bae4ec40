"""Answering whoever asks what is kept about a child: what goes out is shown text by text, blackened, locked, and written down."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, record, require
from umay.documents import api as documents
from umay.handover import papers
from umay.handover.actions.packing import Package
from umay.handover.models import AccessRequest
from umay.handover.queries.access import Out, TextOut, what_goes_out
from umay.handover.rules import access as rules
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.places import api as places
from umay.vault import api as vaults

RequestMissing = AccessRequest.DoesNotExist
LETTER: Final = "file_receipt"


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """Who asks. uid: of the form. proof: who they are and how they showed it and their right; sealed into the case."""

    uid: UUID
    child: UUID
    asker: str
    proof: str
    asked_on: date


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What is passed on. names: further words to blacken. other_guardian: whoever asks is a guardian whom nobody suspects."""

    passing: rules.Passing
    names: tuple[str, ...]
    other_guardian: bool
    passphrase: str


@action(Perm.CASE_LEAD, "access.asked")
def keep_request(actor: Actor, vault: vaults.Vault, case_uid: UUID, asking: Asking, *, now: datetime) -> UUID:
    """Write down that somebody asks what is kept about a child, and by when they are answered; return the request's uid, once for a form.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "handover.asker_missing", "handover.receipt_day"). Audit: access.asked.
    """
    work = cases.read_case(actor, vault, case_uid, asking.child, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    if refusal := rules.asking_refusal(asking.asker, asking.proof, asking.asked_on, papers.day_of(now)):
        raise Refused(refusal)

    months = next((one.months for one in work.response.retention if one.category == rules.OF_PACK), None)
    paper = cases.Paper(asking.uid, {"words": _("Asked what is kept: %(words)s") % {"words": asking.proof}}, asking.child)
    paper_uid = cases.keep_paper(actor, vault, case_uid, paper, now=now)  # locks the case, and is kept once
    known = {
        "case_ref": work.case.uid, "child_ref": asking.child, "unit_id": work.case.unit_id, "asker": asking.asker,
        "asked_on": asking.asked_on, "due_on": rules.answer_by(asking.asked_on, months), "kept_at": now, "kept_by_id": vault.person_id,
        "paper_uid": paper_uid,
    }  # fmt: skip
    AccessRequest.objects.get_or_create(uid=asking.uid, defaults=known)

    record(actor, "access.asked", asking.uid, at=now, place=work.place, detail={"asker": asking.asker})
    return asking.uid


@dataclass(frozen=True, slots=True, repr=False)
class _Desk:
    actor: Actor
    work: cases.Work
    row: AccessRequest
    out: Out
    answer: Answer
    now: datetime

    @property
    def day(self) -> date:
        return papers.day_of(self.now)

    @property
    def until(self) -> date:
        return self.day + timedelta(days=rules.VALID_DAYS)


@action(Perm.CASE_LEAD, "access.answered")
def answer_request(actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, answer: Answer, *, now: datetime) -> Package:
    """Lock what is passed on into a package, write it down with what is held back and why, and return it, once. Umay keeps no copy.

    Raises CaseMissing, RequestMissing; Refused ("access.not_granted", "case.guest", "handover.answered", "handover.rehearsal",
    "handover.guardian_suspected", "handover.held_without_reason"). Audit: access.answered, with counts.
    """
    work, row = _begin(actor, vault, case_uid, uid, now)
    if work.case.is_practice:
        raise Refused(Refusal("handover.rehearsal"))
    file = cases.child_file(actor, vault, case_uid, row.child_ref, now=now)
    out = what_goes_out(actor, work, file, answer.names)
    refusal = rules.guardian_refusal(row.asker, out.switch, suspected=out.suspected, other=answer.other_guardian)
    if refusal := refusal or rules.passing_refusal(answer.passing, out.known):
        raise Refused(refusal)

    registered = _packed(_Desk(actor, work, row, out, answer, now))
    row.given = sorted(answer.passing.given)
    row.held = {str(one): why for one, why in answer.passing.held.items()}
    row.sha256, row.letter_number = hashlib.sha256(registered.file).hexdigest(), registered.number
    _settle(row, "given", vault, now)
    said = _("What is kept was handed out under number %(number)s. Texts: %(count)s. Held back: %(held)s.") % {
        "number": registered.number, "count": len(row.given), "held": len(row.held),
    }  # fmt: skip
    cases.keep_paper(actor, vault, case_uid, cases.Paper(new_id(), {"words": said}, row.child_ref), now=now)

    record(actor, "access.answered", row.uid, at=now, place=work.place, detail={"given": len(row.given), "held": len(row.held)})
    return Package(registered.number, f"{registered.number.replace('/', '-')}.zip", registered.file)


@action(Perm.CASE_LEAD, "access.answered")
def refuse_request(actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, words: str, *, now: datetime) -> None:
    """Write down that nothing is handed out, and why, as whoever asked is told it.

    Raises CaseMissing, RequestMissing; Refused ("access.not_granted", "case.guest", "handover.answered", "handover.words_missing").
    Audit: access.answered.
    """
    work, row = _begin(actor, vault, case_uid, uid, now)
    if not words.strip():
        raise Refused(Refusal("handover.words_missing"))

    paper = cases.Paper(new_id(), {"words": _("Nothing was handed out. Why: %(words)s") % {"words": words}}, row.child_ref)
    cases.keep_paper(actor, vault, case_uid, paper, now=now)
    _settle(row, "refused", vault, now)

    record(actor, "access.answered", row.uid, at=now, place=work.place, detail={"refused": True})


def _begin(actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, now: datetime) -> tuple[cases.Work, AccessRequest]:
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    row = AccessRequest.objects.select_for_update(of=("self",)).get(uid=uid, case_ref=work.case.uid)
    if row.outcome:
        raise Refused(Refusal("handover.answered"))
    return work, row


def _settle(row: AccessRequest, outcome: str, vault: vaults.Vault, now: datetime) -> None:
    row.outcome, row.answered_at, row.answered_by_id = outcome, now, vault.person_id
    row.save(update_fields=["outcome", "answered_at", "answered_by_id", "given", "held", "sha256", "letter_number"])


def _packed(desk: _Desk) -> documents.Registered:
    lang = papers.language_of(translation.get_language() or "en")
    to = papers.asker_words(desk.row.asker)
    mark = _("For %(who)s alone · %(day)s to %(until)s") % {"who": to, "day": f"{desk.day:%Y-%m-%d}", "until": f"{desk.until:%Y-%m-%d}"}

    def made(number: str) -> bytes:
        paper = documents.render_table(_table(desk, lang), "pdf", watermark=mark)
        found = {_("What is kept") + ".pdf": paper, "data.json": json.dumps(_data(desk, number), ensure_ascii=False, indent=1).encode()}
        receipt = documents.render_letter(documents.write_letter(_receipt(desk, number, paper, lang)), "pdf", watermark=mark)
        return documents.pack_locked({**found, _("Receipt") + ".pdf": receipt}, desk.answer.passphrase, language=lang)

    entry = documents.LetterEntry(LETTER, desk.day, f"asker-{desk.row.asker}", (lang,), {lang: to}, desk.work.case.uid)
    return documents.register_letter(desk.actor, entry, made, now=desk.now)


def _receipt(desk: _Desk, number: str, paper: bytes, lang: str) -> documents.LetterOrder:
    school = "" if desk.out.is_hidden else places.unit_by_id(desk.actor, desk.work.case.unit_id).name
    values: dict[str, str | date] = {
        "package": number, "sha256": hashlib.sha256(paper).hexdigest(), "size": str(len(paper)),
        "items": str(len(desk.answer.passing.given)),
        "handed_on": desk.day, "handed_by": school or "–", "taken_by": papers.asker_words(desk.row.asker), "ref": number,
    }  # fmt: skip
    return documents.LetterOrder(
        LETTER, (lang,), number, desk.day, (school,) if school else ("–",), (papers.asker_words(desk.row.asker),), values
    )


def _table(desk: _Desk, lang: str) -> documents.TableDocument:
    given = [one for one in desk.out.texts if one.uid in desk.answer.passing.given]
    held = [(one, desk.answer.passing.held[one.uid]) for one in desk.out.texts if one.uid in desk.answer.passing.held]
    why, child = papers.held_words(), desk.out.child
    facts = ((_("Name"), child.name, ""), (_("Age"), str(child.age if child.age is not None else "–"), ""))
    return documents.TableDocument(
        title=_("What is kept about %(name)s") % {"name": child.name},
        subtitle=_("Valid until %(day)s. Names of others are blackened.") % {"day": papers.day_words(desk.until)},
        columns=(documents.Column(_("What"), 1.5), documents.Column(_("Words"), 4.0), documents.Column(_("By"))),
        sections=(
            documents.Section(_("The child"), facts),
            documents.Section(_("Texts"), tuple((_head(one), "\n\n".join(one.said), one.by) for one in given)),
            documents.Section(_("Steps"), tuple((title, _step_words(state), day) for title, state, day in desk.out.steps)),
            documents.Section(_("Held back"), tuple((_head(one), why[code], "") for one, code in held)),
        ),
        lang=lang,
        notes=(
            _("You may ask that what is wrong is put right. About what is held back you may complain to the data-protection office."),
        ),
    )  # fmt: skip


def _head(one: TextOut) -> str:
    return f"{one.title} · {papers.day_words(one.on)}"


def _step_words(state: str) -> str:
    return {"done": _("done"), "not_done": _("not done"), "open": _("open")}.get(state, state)


def _data(desk: _Desk, number: str) -> dict[str, object]:
    child = desk.out.child
    return {
        "number": number, "made_on": desk.day.isoformat(), "valid_until": desk.until.isoformat(),
        "child": {"name": child.name, "age": child.age, "sex": child.sex, "grade_band": child.grade_band, "role": child.role},
        "texts": [
            {"kind": one.kind, "on": one.on.isoformat(), "by": one.by, "words": list(one.said)}
            for one in desk.out.texts if one.uid in desk.answer.passing.given
        ],
        "steps": [{"title": title, "state": state, "on": day} for title, state, day in desk.out.steps],
        "held_back": [
            {"kind": one.kind, "on": one.on.isoformat(), "why": desk.answer.passing.held[one.uid]}
            for one in desk.out.texts if one.uid in desk.answer.passing.held
        ],
    }  # fmt: skip

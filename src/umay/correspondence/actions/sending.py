"""Keeping how a letter left, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, record
from umay.correspondence.actions.bench import begin, settle
from umay.correspondence.models import Answer, MadeLetter, Sending
from umay.correspondence.queries.letters import office_title
from umay.correspondence.rules.answering import answer_refusal, sending_refusal
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.vault import api as vaults
from umay.web.api import dates


@dataclass(frozen=True, slots=True, repr=False)
class Back:
    """What an office said. number: its own, of the receipt or the file."""

    number: str
    received_on: date
    words: str = ""


@action(Perm.CASE_LEAD, "correspondence.letter_sent")
def keep_sending(actor: Actor, vault: vaults.Vault, case_uid: UUID, letter_uid: UUID, *, way: str, sent_on: date, now: datetime) -> None:
    """Keep how a letter left; the step that it shows is done with its number. Once.

    Raises CaseMissing; LetterMissing; Refused ("access.not_granted", "correspondence.sent_known", "correspondence.way_unknown",
    "correspondence.sent_day"). Audit: correspondence.letter_sent.
    """
    desk = begin(actor, vault, case_uid, now)
    row = MadeLetter.objects.select_for_update().get(uid=letter_uid, case_ref=desk.work.case.uid)
    if refusal := sending_refusal(way, sent_on, row.written_on, dates.local_day(now)):
        raise Refused(refusal)
    if Sending.objects.filter(letter=row).exists():
        raise Refused(Refusal("correspondence.sent_known"))

    Sending.objects.create(letter=row, way=way, sent_on=sent_on, kept_at=now, kept_by_id=vault.person_id)
    settle(desk, row, office_title(desk.work, row))

    record(actor, "correspondence.letter_sent", row.uid, at=now, place=desk.work.place, detail={"way": way})


@action(Perm.CASE_LEAD, "correspondence.answer_kept")
def keep_answer(actor: Actor, vault: vaults.Vault, case_uid: UUID, letter_uid: UUID, back: Back, *, now: datetime) -> None:
    """Keep that an office took or answered a letter, with its number; both are sealed into the case. Once.

    Raises CaseMissing; LetterMissing; Refused ("access.not_granted", "case.guest", "case.no_key", "correspondence.answer_known",
    "correspondence.not_sent", "correspondence.number_missing", "correspondence.received_day"). Audit: correspondence.answer_kept.
    """
    desk = begin(actor, vault, case_uid, now)
    row = MadeLetter.objects.select_for_update(of=("self",)).select_related("sending").get(uid=letter_uid, case_ref=desk.work.case.uid)
    sent_on = row.sending.sent_on if hasattr(row, "sending") else None
    if refusal := answer_refusal(back.number, back.received_on, sent_on, dates.local_day(now)):
        raise Refused(refusal)
    if Answer.objects.filter(letter=row).exists():
        raise Refused(Refusal("correspondence.answer_known"))

    office = office_title(desk.work, row)
    first = _("Answer to letter %(letter)s from: %(office)s. Their number: %(number)s.")
    said = first % {"letter": row.number, "office": office, "number": back.number}
    texts = {"words": "\n".join(one for one in (said, back.words.strip()) if one), "_number": back.number.strip()}
    paper = cases.keep_paper(actor, vault, case_uid, cases.Paper(new_id(), texts, row.child_uid), now=now)
    Answer.objects.create(letter=row, received_on=back.received_on, paper_uid=paper, kept_at=now, kept_by_id=vault.person_id)
    settle(desk, row, office)

    record(actor, "correspondence.answer_kept", row.uid, at=now, place=desk.work.place)

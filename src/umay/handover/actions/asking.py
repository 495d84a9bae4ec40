"""Asking an organisation outside about a child, by a link that opens once and for some days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from umay.cases import api as cases
from umay.core.api import Actor, Perm, action, install_id, pepper, record, require, sealing
from umay.handover.models import Referral
from umay.handover.rules.asking import open_for, question_refusal
from umay.handover.sealed import Token, new_token, question_spot, with_public
from umay.kernel.ids import new_id
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.places import api as places
from umay.vault import api as vaults

_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """What is asked. uid: of the form. words: as the organisation reads them; no child's name. child: whose part of the case it is."""

    uid: UUID
    office: str
    organisation: str
    words: str
    days: int
    language: str
    child: UUID | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under its number. token: of the link, shown once."""

    number: str
    token: Token = field(repr=False)


@action(Perm.CASE_LEAD, "referral.asked")
def ask_outside(actor: Actor, vault: vaults.Vault, case_uid: UUID, question: Question, *, now: datetime) -> Asked:
    """Seal a question for whoever gets its link, and return the link's token, which is kept nowhere.

    Raises CaseMissing; Refused ("access.not_granted", "case.guest", "handover.rehearsal", "handover.asked", "handover.words_missing",
    "handover.words_long", "handover.office_missing", "handover.question_names_child"). Audit: referral.asked.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    names = [child.name for child in cases.case_page(actor, work).children]
    refusal = Refusal("handover.rehearsal") if work.case.is_practice else None
    refusal = refusal or question_refusal(question.words, question.office, question.days, names)
    if refusal := refusal or (Refusal("handover.asked") if Referral.objects.filter(uid=question.uid).exists() else None):
        raise Refused(refusal)

    token, pair = new_token(), sealing.new_pair()
    texts = {"words": question.words, "organisation": question.organisation, "_key": pair.private.raw.hex()}
    paper = cases.keep_paper(actor, vault, case_uid, cases.Paper(new_id(), texts, question.child), now=now)
    row = Referral.objects.create(
        uid=question.uid, number=_number(now), case_ref=work.case.uid, unit_id=work.case.unit_id, office=question.office,
        language=question.language, lookup=token.lookup(pepper()), public=pair.public, paper_uid=paper, asked_at=now,
        question_blob=sealing.seal_words(token.key(), with_public(question.words, pair.public), question_spot(install_id(), question.uid)),
        asked_by_id=vault.person_id, expires_at=now + open_for(question.days),
    )  # fmt: skip

    record(actor, "referral.asked", row.uid, at=now, place=work.place, detail={"office": question.office})
    return Asked(row.number, token)


def _number(now: datetime) -> str:
    """Return a number that both sides can say on the telephone and from which nothing follows."""
    return f"{now.year}-" + "".join(secrets.choice(_SIGNS) for _ in range(6))


@action(Perm.CASE_LEAD, "referral.ended")
def end_question(actor: Actor, vault: vaults.Vault, case_uid: UUID, uid: UUID, *, now: datetime) -> None:
    """Take a link back: it opens nothing any more. Doing it twice changes nothing.

    Raises CaseMissing, Referral.DoesNotExist; Refused ("access.not_granted", "case.guest"). Audit: referral.ended.
    """
    work = cases.read_case(actor, vault, case_uid, now=now)
    require(actor, Perm.CASE_LEAD, work.place)
    row = Referral.objects.select_for_update().get(uid=uid, case_ref=work.case.uid)

    row.ended_at = row.ended_at or now
    row.save(update_fields=["ended_at"])

    record(actor, "referral.ended", row.uid, at=now, place=work.place)


@action(Perm.CASE_WORK, "referral.told")
def tell_of_answer(actor: Actor, uid: UUID, *, now: datetime) -> int:
    """Tell everybody in the case that there is something new, and nothing more; return how many were told anew. Audit: referral.told."""
    row = Referral.objects.get(uid=uid)
    require(actor, Perm.CASE_WORK, places.unit_by_id(actor, row.unit_id).place)

    with connection.cursor() as cursor:
        cursor.execute("select umay_told_of_case(%s)", [row.case_ref])
        members = [int(one) for (one,) in cursor.fetchall()]
    told = tell(actor, members, "referral.answered", link=f"/cases/{row.case_ref}/handover/", at=now, key=f"referral:{row.uid}")

    record(actor, "referral.told", row.uid, at=now, detail={"people": told})
    return told

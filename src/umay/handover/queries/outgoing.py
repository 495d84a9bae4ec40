"""What left a case, what it asked outside, and what came back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone, translation

from umay.cases import api as cases
from umay.core.api import Actor, install_id, query, sealing
from umay.handover.models import Outgoing, Referral, ReferralAnswer
from umay.handover.queries.access import RequestLine, requests_of
from umay.handover.queries.moving import TransferLine, transfers_of
from umay.handover.queries.offices import office
from umay.handover.sealed import ANSWER_EPOCH, answer_spot, answer_wrapping
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """A package that left."""

    uid: UUID
    number: str
    office: str
    when: str
    count: int
    taken: str
    ended: int


@dataclass(frozen=True, slots=True, repr=False)
class ReferralLine:
    """A question outside. organisation, question, answers: opened; "" for whoever holds no key. state: waiting, answered or over."""

    uid: UUID
    number: str
    office: str
    organisation: str
    question: str
    state: str
    when: str
    until: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class HandoverPage:
    """All that the page shows."""

    case: cases.CasePage
    outgoing: tuple[OutgoingLine, ...]
    referrals: tuple[ReferralLine, ...]
    transfers: tuple[TransferLine, ...]
    requests: tuple[RequestLine, ...]


@query
def handover_page(actor: Actor, work: cases.Work) -> HandoverPage:
    """Return what left an opened case and what came back."""
    page = cases.case_page(actor, work)
    return HandoverPage(page, tuple(_outgoing(work)), tuple(_referrals(work, page)), transfers_of(actor, work), requests_of(actor, work))


def _outgoing(work: cases.Work) -> Iterator[OutgoingLine]:
    lang, zone = translation.get_language() or "en", timezone.get_current_timezone()
    for row in Outgoing.objects.filter(case_ref=work.case.uid).select_related("receipt").order_by("-pk"):
        to, receipt = office(work, row.office), getattr(row, "receipt", None)
        taken = dates.say_date(receipt.taken_on) if receipt else ""
        ended = receipt.keys.count() if receipt else 0
        named = to.named(lang) if to else row.office
        yield OutgoingLine(
            row.uid,
            row.letter_number,
            named,
            dates.say_moment(row.made_at, zone),
            len(row.entry_uids) + len(row.report_uids) + len(row.file_uids),
            taken,
            ended,
        )


def _referrals(work: cases.Work, page: cases.CasePage) -> Iterator[ReferralLine]:
    zone = timezone.get_current_timezone()
    papers = {one.uid: one.texts for one in page.entries if one.kind == "letter"}
    for row in Referral.objects.filter(case_ref=work.case.uid).order_by("-pk"):
        said = papers.get(row.paper_uid) or {}
        answers = list(ReferralAnswer.objects.filter(referral=row).order_by("pk"))
        yield ReferralLine(
            uid=row.uid, number=row.number, office=row.office, organisation=said.get("organisation", ""), question=said.get("words", ""),
            state="answered" if answers else "over" if row.ended_at or row.expires_at <= work.now else "waiting",
            when=dates.say_moment(row.asked_at, zone), until=dates.say_date(row.expires_at.astimezone(zone).date()),
            answers=tuple((dates.say_moment(one.at, zone), answer_words(one, row, said.get("_key", ""))) for one in answers),
        )  # fmt: skip


def answer_words(row: ReferralAnswer, referral: Referral, private: str) -> str:
    """Return what was answered; "" for whoever cannot open it. private: the other half, as it stands sealed in the case."""
    if not private:
        return ""
    try:
        pair = sealing.pair_of(sealing.Secret(bytes.fromhex(private)))
        key = sealing.unwrap(bytes(row.wrap), pair, answer_wrapping(referral.uid))
        spot = answer_spot(install_id(), row.uid, ANSWER_EPOCH)
        return str(json.loads(sealing.open_words(key, bytes(row.blob), spot))["words"])
    except (sealing.CannotOpen, ValueError):
        return ""

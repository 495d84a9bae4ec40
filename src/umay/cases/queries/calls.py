"""Whom a step calls or tells: numbers and offices of the country's documents, and what its reminders ask of the lead today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from umay.cases.models import CaseGrant, StepRecord
from umay.cases.queries import common
from umay.cases.queries.case_page import words
from umay.cases.queries.opened import Work
from umay.cases.rules import grants
from umay.core.api import Actor, Perm, query
from umay.packs import api as packs
from umay.people.api import zone_of
from umay.procedure import api as procedure
from umay.procedure.api import calling
from umay.programme import api as programme
from umay.reports.api import response_for

MIDNIGHT, INSTANT = timedelta(days=1), timedelta(microseconds=1)  # a day that is due ends at the next midnight
AHEAD = timedelta(days=3)  # ours: so long before its day a question to a child stands on the lead's day


LetterAddress = Callable[[UUID, UUID], str]
"""Where the letter of a step is written: the case, the step; "" where there is none for it."""
_addresses: Final[list[LetterAddress]] = []


def write_letters_at(address: LetterAddress) -> None:
    """Let the pages of steps lead to where their letters are written. Handed in twice, it counts once."""
    if address not in _addresses:
        _addresses.append(address)


def letter_address(case_uid: UUID, step_uid: UUID) -> str:
    """Return where the letter of a step is written; "" while no room above writes any."""
    return next((said for address in _addresses if (said := address(case_uid, step_uid))), "")


@dataclass(frozen=True, slots=True)
class CallLine:
    """An office to call or tell. number: "" where none is known; dial: what a telephone calls. hint: what is to be said, or how."""

    title: str
    number: str
    dial: str
    hint: str
    in_danger: bool


def calls_for(work: Work, code: str) -> tuple[CallLine, ...]:
    """Return whom a step calls or tells: numbers for danger in the first hour, the matter's authorities where a letter goes."""
    step = next((one for one in work.response.steps if one.code == code), None)
    if step is None or step.phase not in ("now", "tell"):
        return ()
    found = []
    if step.phase == "now":
        lines = [line for pack in programme.newest_packs(work.case.country) for line in pack.helplines]
        found = [CallLine(words(one.title), one.number, one.dial, "", True) for one in calling.numbers(lines) if one.in_danger]
    elif "letter" in step.needs or "referral" in step.needs:
        told = packs.authorities_for(work.response, common.situation_of(work.case))
        found = [_office(one) for one in told if step.letter in (None, one.letter)]
    return tuple(found)


def has_letter(work: Work, code: str) -> bool:
    """Tell whether a step is taken by a letter or a referral."""
    return any(one.code == code and (one.letter or {"letter", "referral"} & set(one.needs)) for one in work.response.steps)


def _office(one: packs.Authority) -> CallLine:
    number = one.number or ""
    return CallLine(words(one.title), number, "".join(sign for sign in number if sign.isdigit() or sign == "+"), words(one.hint), False)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A child is to be asked again. number: of its case. due_on: the last day for it. is_late: that day is over."""

    case_uid: UUID
    step_uid: UUID
    number: str
    due_on: date
    is_late: bool


@query
def asked_due(actor: Actor, today: date) -> tuple[AskedLine, ...]:
    """Return what children of cases that the actor leads are to be asked now or within days, closed ones too. No vault is needed."""
    if not actor.holds(Perm.CASE_LEAD) or actor.seat is None:
        return ()
    country = actor.seat.place.country
    codes = [step.code for step in response_for(country).steps if procedure.ANSWER in step.needs]
    led = CaseGrant.objects.filter(person_id=actor.person_id or 0, role=grants.LEAD, ended_at__isnull=True)
    until = datetime.combine(today + AHEAD + MIDNIGHT, time(), zone_of(country))
    rows = StepRecord.objects.filter(case__in=led.values("case_id"), code__in=codes, state="open", due_at__lte=until)
    found = rows.order_by("due_at", "pk").values_list("case__uid", "uid", "case__number", "due_at")
    days = ((case, step, number, common.day_in(country, due - INSTANT)) for case, step, number, due in found if due is not None)
    return tuple(AskedLine(case, step, number, day, day < today) for case, step, number, day in days)

"""How an accusation of a member of staff goes on: five dated things, and the ends that it may not have. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from umay.correspondence.rules.checking import folded
from umay.kernel.refusal import Refusal

STAGES: Final = ("told", "removed", "heard", "decided", "ended")
"""The person was told; removed from contact with the child; heard; it was decided; it ended."""
ENDS: Final = ("unfounded", "warned", "moved", "dismissed", "with_authority")
BURYING: Final = ("own_wish", "quiet_leaving", "settlement", "non_renewal", "secrecy_agreement")
"""Ways out of the packs that bury what a member of staff is accused of."""
_FIRST: Final = {"decided": "heard", "ended": "decided"}
SHORTEST: Final = 40  # as the shield of cases asks for


@dataclass(frozen=True, slots=True, repr=False)
class Accusation:
    """What is written down when somebody of the staff is accused. Nothing of it is kept but sealed."""

    name: str
    post: str
    matter: str
    measures: str
    removed_on: date | None
    decided_by: str
    contact: str
    phone: str
    advice: str
    advice_on: date | None
    consequences: str
    answer_by: date | None


def accusation_refusal(said: Accusation, lead: str, today: date) -> Refusal | None:
    """Return why it cannot be kept, or None. lead: who leads the case; they cannot be the accused's contact person too."""
    if not all(one.strip() for one in (said.name, said.post, said.matter, said.contact, said.advice)):
        return Refusal("correspondence.accused_incomplete")
    if lead and folded(lead) in folded(said.contact):
        return Refusal("correspondence.contact_leads")
    if said.answer_by is not None and said.answer_by < today:
        return Refusal("correspondence.answer_past")
    return None


@dataclass(frozen=True, slots=True, repr=False)
class Stage:
    """One of the five things as somebody writes it down. way: how it ended, "" for the others. by: who did it."""

    stage: str
    on: date
    by: str
    note: str
    way: str = ""


def stage_refusal(said: Stage, known: Collection[str], forbidden: Collection[str], today: date) -> Refusal | None:
    """Return why it cannot be kept, or None. known: what was written down. forbidden: codes of the country's forbidden ways out.

    Nothing is decided before the person was heard, and nothing ends undecided, but a forbidden way out is set down whenever it is taken.
    """
    if said.stage not in STAGES or (said.stage == "ended") != bool(said.way):
        return Refusal("correspondence.stage_unknown")
    if not said.by.strip() or not said.note.strip():
        return Refusal("correspondence.stage_words")
    if said.on > today:
        return Refusal("correspondence.stage_day")
    if said.way in forbidden:
        return Refusal("correspondence.explain", {"least": SHORTEST}) if len(" ".join(said.note.split())) < SHORTEST else None
    if said.stage == "ended" and said.way not in ENDS:
        return Refusal("correspondence.stage_unknown")
    first = _FIRST.get(said.stage)
    return Refusal(f"correspondence.{first}_first") if first and first not in known else None


def buries(codes: Collection[str]) -> tuple[str, ...]:
    """Return which of a country's forbidden ways out concern an accused member of staff."""
    return tuple(code for code in BURYING if code in codes)

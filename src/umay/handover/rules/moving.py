"""What of a child's file goes along to another school, on which ground, and when somebody asks why it was not taken. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from umay.handover.rules.retention import plus_months
from umay.kernel.refusal import Refusal

BASES: Final = ("law", "request", "order", "guardian", "child")
"""By which right the file follows the child.

The law says so, the new school asked, a court ordered it, a guardian agreed, the child did.
"""
PARTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "plan": frozenset({"safety_plan", "help_plan"}),
        "risk": frozenset({"risk"}),
        "wish": frozenset({"wish", "wish_answer"}),
        "history": frozenset({"told", "note", "interview", "decision", "step"}),
    }
)
"""Kinds of texts by part. An inquiry, letters and what the school did wrong are the school's own acts and stay."""
TAKEN_DAYS: Final = 14  # ours, where the country's procedure says nothing under the code "transfer"
OF_PACK: Final = "transfer"


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """What somebody wants to send. told: what the child, then what the guardians were told of it."""

    parts: frozenset[str]
    basis: str
    reference: str
    told: tuple[str, str]


def transfer_refusal(wanted: Wanted, *, texts: int, is_practice: bool, is_hidden: bool, has_keys: bool) -> Refusal | None:
    """Return why the file may not go, or None. texts: how many of the chosen parts there are. is_hidden: the child's place is protected."""
    if is_practice:
        return Refusal("handover.rehearsal")
    if is_hidden:
        return Refusal("handover.place_protected")
    if not wanted.parts or not wanted.parts <= PARTS.keys() or not texts:
        return Refusal("handover.nothing_to_send")
    if wanted.basis not in BASES or not wanted.reference.strip():
        return Refusal("handover.basis_missing")
    if not all(said.strip() for said in wanted.told):
        return Refusal("handover.told_missing")
    return None if has_keys else Refusal("handover.receiver_without_keys")


def kinds_of(parts: Collection[str]) -> frozenset[str]:
    """Return the kinds of texts of some parts."""
    return frozenset(kind for part in parts for kind in PARTS.get(part, ()))


def take_by(sent_on: date, months: int | None) -> date:
    """Return the day from which a file that nobody took is asked about. months: what the country's procedure says, None for nothing."""
    return sent_on + timedelta(days=TAKEN_DAYS) if months is None else plus_months(sent_on, months)

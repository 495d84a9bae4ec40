"""Who may ask what is kept about a child, by when they are answered, and what is held back for which reason. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.handover.rules.retention import plus_months
from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

ASKERS: Final = ("child", "guardian", "lawyer")
OUTCOMES: Final = ("given", "refused")
HELD: Final = ("other_person", "inquiry", "danger", "protected", "not_of_child")
"""Why a text is held back.

It is about somebody else, an inquiry is open, it would put the child in danger, a protected place, not the child's.
"""
ANSWER_DAYS: Final = 30  # SECURITY C6, where the country's procedure says nothing under the code "access"
OF_PACK: Final = "access"
VALID_DAYS: Final = 3  # SECURITY C6: exports live 72 hours
NOT_OFFERED: Final = frozenset({"forbidden", "closing", "reopening"})
"""Kinds about the school's own acts, which are not about the child."""
GUARDIAN_MAY: Final = ("free", "tell")
"""How the guardian-conflict switch stands where a guardian is answered; with "tell_other" only one whom nobody suspects is."""


def answer_by(asked_on: date, months: int | None) -> date:
    """Return the day by which the request is answered. months: what the country's procedure says, None for nothing.

    >>> answer_by(date(2026, 11, 1), None), answer_by(date(2026, 1, 31), 1)
    (datetime.date(2026, 12, 1), datetime.date(2026, 2, 28))
    """
    return asked_on + timedelta(days=ANSWER_DAYS) if months is None else plus_months(asked_on, months)


def asking_refusal(asker: str, proof: str, asked_on: date, today: date) -> Refusal | None:
    """Return why a request cannot be kept, or None."""
    if asker not in ASKERS or not proof.strip():
        return Refusal("handover.asker_missing")
    return None if today - timedelta(days=366) <= asked_on <= today else Refusal("handover.receipt_day")


def guardian_refusal(asker: str, switch: str, *, suspected: bool, other: bool) -> Refusal | None:
    """Return why nothing is handed to whoever asks, or None. switch: how telling them stands. other: a guardian whom nobody suspects.

    A lawyer asks for somebody: one who comes for a guardian meets what the guardian would, so it is asked of them too.
    """
    if asker == "child" or (switch in GUARDIAN_MAY and not suspected):
        return None
    return None if other and switch in ("tell_other", *GUARDIAN_MAY) else Refusal("handover.guardian_suspected")


@dataclass(frozen=True, slots=True)
class Passing:
    """What somebody passes on of what there is. held: the reason for each that is not."""

    given: frozenset[Uid]
    held: Mapping[Uid, str]


def passing_refusal(passing: Passing, known: Collection[Uid]) -> Refusal | None:
    """Return why this cannot be passed on so, or None: each text is either passed on or held back for a reason that is known."""
    if set(passing.given) | set(passing.held) != set(known) or set(passing.given) & set(passing.held):
        return Refusal("handover.held_without_reason")
    return Refusal("handover.held_without_reason") if any(why not in HELD for why in passing.held.values()) else None

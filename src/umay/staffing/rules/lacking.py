"""What is still missing of somebody: said on the list, and no bar by itself. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from umay.staffing.rules.kinds import STANDS, State
from umay.staffing.rules.serving import Asked, Serving, is_outdated, serve_refusal
from umay.staffing.rules.teaching import induction_due


class Lack(StrEnum):
    """Something that is missing."""

    PROOF = "proof"
    LIST_CHANGED = "list_changed"
    TRAINING = "training"
    INDUCTION_LATE = "induction_late"
    COMMITMENT = "commitment"
    NAME_ALIKE = "name_alike"
    FOUND_BEFORE = "found_before"
    ENROLLED_AGAIN = "enrolled_again"


@dataclass(frozen=True, slots=True)
class Known:
    """What else is known. has_committed: to the text of today. is_alike: a name of the register is like theirs, and nobody said yet.

    was_found: one like them was found in the register before, and nobody answered again. is_again: gave a name and number that are known.
    """

    entered_on: date
    has_committed: bool
    is_alike: bool = False
    was_found: bool = False
    is_again: bool = False


def lacks_of(who: Serving, known: Known, asked: Asked, on: date) -> tuple[Lack, ...]:
    """Return what is missing of somebody who serves or waits to; of whoever left or may not serve, nothing is asked."""
    if who.state in (State.LEFT, State.BARRED):
        return ()
    found = [Lack.FOUND_BEFORE if known.was_found else Lack.NAME_ALIKE] if known.is_alike or known.was_found else []
    found += [Lack.ENROLLED_AGAIN] if known.is_again else []
    no = serve_refusal(_as_accepted(who), asked, on)
    if no is not None and no.code == "staffing.not_cleared":
        found.append(Lack.PROOF)
    elif is_outdated(who, asked):
        found.append(Lack.LIST_CHANGED)
    if not who.trained:
        found.append(Lack.INDUCTION_LATE if on > induction_due(known.entered_on) else Lack.TRAINING)
    if not known.has_committed:
        found.append(Lack.COMMITMENT)
    return tuple(found)


def keeps_off(who: Serving, known: Known, asked: Asked, on: date) -> tuple[Lack, ...]:
    """Return what keeps somebody who was accepted off every roster until somebody sees to it; nothing of whoever no paper would help.

    An unsigned commitment keeps off nobody by itself: it is named with the rest, to be seen to at once.
    """
    no = serve_refusal(who, asked, on)
    if who.kind not in STANDS or no is None or no.code not in ("staffing.not_cleared", "staffing.not_trained"):
        return ()
    found = [Lack.PROOF] if no.code == "staffing.not_cleared" else []
    found += [Lack.TRAINING] if who.kind in asked.training_first and not who.trained else []
    return (*found, *(() if known.has_committed else (Lack.COMMITMENT,)))


def _as_accepted(who: Serving) -> Serving:
    return Serving(who.kind, State.ACCEPTED, None, who.checked, trained=True)

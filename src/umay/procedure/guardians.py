"""The guardian-conflict switch: when telling the guardians waits for somebody's decision, and when that wait is too long. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from umay.kernel.refusal import Refusal
from umay.packs import api as packs

Decided = Literal["tell", "tell_other", "wait"]
DECISIONS: Final[tuple[Decided, ...]] = ("tell", "tell_other", "wait")
"""Tell the guardians; tell only a guardian whom nobody suspects; wait and say why."""
WAIT_HOURS: Final = 24  # ours: a wait that nobody looks at again goes to the level above after a day
SUSPECTED: Final = "guardian_suspected"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who said what about telling the guardians, and when."""

    decided: Decided
    at: datetime


TELL_STEP: Final = "tell_guardians"
DECIDE_STEP: Final = "guardians_decision"
"""How packs call the step that tells a child's guardians, and the one that decides on it."""

State = Literal["free", "undecided", "tell", "tell_other", "wait"]


def state_of(response: packs.Response, situation: packs.Situation, decision: Decision | None, known_since: datetime) -> State:
    """Return how telling the guardians stands: free where nothing speaks against it, else what was decided, or that nothing was yet.

    known_since: when the matter's facts last changed; a decision made before them no longer holds, unless it was to wait.
    """
    if not packs.guardians_must_wait(response, situation):
        return "free"
    if decision is None or (decision.decided != "wait" and decision.at < known_since):
        return "undecided"
    return decision.decided


def tell_refusal(state: State) -> Refusal | None:
    """Return why the guardians may not be told now, or None."""
    match state:
        case "undecided":
            return Refusal("case.guardians_undecided")
        case "wait":
            return Refusal("case.guardians_wait")
        case _:
            return None


def decide_refusal(situation: packs.Situation, decided: str, why: str) -> Refusal | None:
    """Return why this cannot be decided, or None: who may have done it is not told by the school, and a wait says why."""
    if decided not in DECISIONS:
        return Refusal("case.decision_unknown")
    if decided == "tell" and SUSPECTED in situation.flags:
        return Refusal("case.guardian_suspected")
    return None if why.strip() else Refusal("case.words_missing")


def climbs_at(state: State, since: datetime) -> datetime | None:
    """Return when an undecided or a decided wait goes to the level above; None while nothing waits. since: when it began."""
    return since + timedelta(hours=WAIT_HOURS) if state in ("undecided", "wait") else None

"""When a case may end: against what was seen to change, not against what was done. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from umay.cases.rules.guardians import State as GuardianState
from umay.cases.rules.procedure import Laid
from umay.kernel.refusal import Refusal
from umay.packs import api as packs

WITHOUT_CHANGE: Final = frozenset({"unfounded", "not_confirmed", "false_report"})
"""Outcomes in which there was no harm that could end; they close on their words alone."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known when somebody wants to close. seen: criteria ticked. plans: (kind, child) of each plan or risk kept, as `kept`."""

    outcome: str
    seen: frozenset[str]
    words: str
    explanation: str = ""


def missing(response: packs.Response, laid: Collection[Laid], guardians: GuardianState) -> tuple[str, ...]:
    """Return the codes of steps that still stand in the way of closing, in the procedure's order; "guardians" where that waits.

    Steps that follow a case or run from its end do not stand in its way.
    """
    later = {step.code for step in response.steps if step.phase == "follow" or (step.within and step.within.since == "closed")}
    still = {one.code for one in laid if one.state == "open"} - later
    found = tuple(step.code for step in response.steps if step.code in still)
    return (*(("guardians",) if guardians in ("undecided", "wait") else ()), *found)


def close_refusal(response: packs.Response, ending: Ending, still: Collection[str]) -> Refusal | None:
    """Return why a case may not end this way, or None. still: what `missing` returned."""
    if still:
        return Refusal("case.steps_open", {"count": len(still)})
    if not ending.words.strip():
        return Refusal("case.words_missing")
    wanted = set() if ending.outcome in WITHOUT_CHANGE else {one.code for one in response.closing}
    if left := wanted - ending.seen:
        return Refusal("case.change_not_seen", {"count": len(left)})
    return None

"""When a case may end: against what was seen to change, not against what was done. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.procedure.steps import Laid

WITHOUT_CHANGE: Final = frozenset({"unfounded"})
"""Outcomes in which there was no harm that could end; they close on their words alone."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known when somebody wants to close. seen: criteria that were seen; beside: those that do not apply to this matter."""

    outcome: str
    seen: frozenset[str]
    words: str
    beside: frozenset[str] = frozenset()


def missing(response: packs.Response, laid: Collection[Laid]) -> tuple[str, ...]:
    """Return the codes of steps that still stand in the way of closing, in the procedure's order.

    Steps that follow a case or run from its end do not stand in its way.
    """
    still = {one.code for one in laid if one.state == "open"}
    return tuple(step.code for step in response.steps if step.code in still and not is_later(step))


def is_later(step: packs.Step) -> bool:
    """Tell whether a step may be taken after the case was closed."""
    return step.phase == "follow" or bool(step.within and step.within.since == "closed")


def close_refusal(response: packs.Response, ending: Ending, still: Collection[str]) -> Refusal | None:
    """Return why a case may not end this way, or None. still: what `missing` returned.

    Every criterion is answered, and at least one was seen: a case ends because the child is better, not because papers were sent.
    """
    if still:
        return Refusal("case.steps_open", {"count": len(still)})
    if not ending.words.strip():
        return Refusal("case.words_missing")
    if ending.outcome in WITHOUT_CHANGE:
        return None
    left = {one.code for one in response.closing} - ending.seen - ending.beside
    return Refusal("case.change_not_seen", {"count": len(left)}) if left or not ending.seen else None

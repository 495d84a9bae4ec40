"""What a visitor at the gate waits for, and what the gate must know first. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from umay.kernel.refusal import Refusal
from umay.visits.rules.codes import Decision, State, Why

AHEAD: Final = timedelta(days=60)
NEED_HOST: Final = frozenset({Why.MEETING, Why.EARLY_PICK_UP})


class Waits(StrEnum):
    """For whose word a visitor waits: the head's about an order, the class teacher's about a child."""

    HEAD = "head"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class Facts:
    """A visit as the rules see it. has_order: a name like this stands in an order."""

    state: State
    why: Why
    has_order: bool = False
    decision: Decision | None = None


def waits_for(visit: Facts) -> Waits | None:
    """Tell for whose word a visitor waits; None for nobody's. The head's comes first.

    >>> waits_for(Facts(State.WAITING, Why.EARLY_PICK_UP, has_order=True)).value
    'head'
    """
    if visit.state is not State.WAITING:
        return None
    return Waits.HEAD if visit.has_order and visit.decision is None else Waits.TEACHER


def state_at_gate(visit: Facts) -> State:
    """Return how far somebody is who stands at the gate: waiting for a word, let in, or turned away by a person's decision."""
    if visit.decision is Decision.SAME:
        return State.TURNED
    undecided = visit.has_order and visit.decision is None
    return State.WAITING if undecided or visit.why is Why.EARLY_PICK_UP else State.INSIDE


def asked_refusal(visit: Facts, wanted: Waits) -> Refusal | None:
    """Return why this word is not waited for, or None when it is."""
    return None if waits_for(visit) is wanted else Refusal("visits.wrong_state")


def needed(why: Why) -> dict[str, Refusal]:
    """Return what the gate must know beside the name, and what is said where it is missing.

    >>> list(needed(Why.EARLY_PICK_UP)), list(needed(Why.DELIVERY))
    (['class_name', 'host'], [])
    """
    found = {"class_name": Refusal("visits.class_missing")} if why is Why.EARLY_PICK_UP else {}
    if why in NEED_HOST:
        found["host"] = Refusal("visits.teacher_missing" if why is Why.EARLY_PICK_UP else "visits.host_missing")
    return found


def entry_refusal(why: Why, host: str, class_name: str) -> Refusal | None:
    """Return what the gate must ask first, or None."""
    given = {"class_name": class_name, "host": host}
    return next((refusal for part, refusal in needed(why).items() if not given[part]), None)


def day_refusal(on_day: date, today: date) -> Refusal | None:
    """Return why nobody can be expected on the day, or None."""
    if on_day < today:
        return Refusal("visits.day_over")
    return Refusal("visits.day_far") if on_day > today + AHEAD else None

"""The states of a task and the moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from umay.kernel.refusal import Refusal


class State(StrEnum):
    """What a unit has said about a task. A task nobody has spoken about has no state: nothing was received."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_LATE = "done_late"
    NOT_DONE = "not_done"
    NOT_APPLICABLE = "not_applicable"
    SENT_BACK = "sent_back"


class Verb(StrEnum):
    """What a person may do to a task."""

    PLAN = "plan"
    START = "start"
    RECORD = "record"
    DECLINE = "decline"
    SET_ASIDE = "set_aside"
    SEND_BACK = "send_back"
    VERIFY = "verify"


OPEN: Final = frozenset({None, State.PLANNED, State.IN_PROGRESS, State.SENT_BACK})
"""States in which the unit still owes something; None is "nothing received"."""

SETTLED: Final = frozenset({State.DONE, State.DONE_LATE, State.NOT_DONE, State.NOT_APPLICABLE})

MOVES: Final[Mapping[Verb, frozenset[State | None]]] = {
    Verb.PLAN: OPEN,
    Verb.START: OPEN,
    Verb.RECORD: OPEN | {State.NOT_DONE, State.NOT_APPLICABLE},
    Verb.DECLINE: OPEN,
    Verb.SET_ASIDE: OPEN,
    Verb.SEND_BACK: SETTLED,
    Verb.VERIFY: SETTLED,
}


class Reason(StrEnum):
    """Why a task will not be done, coded so that it can be counted. Said in advance or afterwards."""

    NO_STAFF = "no_staff"
    NO_MONEY = "no_money"
    NO_PARTNER = "no_partner"
    NOT_COMPETENT = "not_competent"
    DONE_BY_OTHERS = "done_by_others"
    MERGED = "merged"
    POSTPONED = "postponed"
    DISASTER = "disaster"
    NO_CASE = "no_case"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a task. state None: nothing received. verified: somebody above accepted it."""

    state: State | None
    due_on: date
    verified: bool = False
    asked_figures: tuple[str, ...] = ()
    asks_file: bool = False


def refusal(verb: Verb, task: Facts) -> Refusal | None:
    """Return why the verb is not possible in the task's state, or None if it is.

    A verified task stays as it was accepted until the level above sends it back.
    """
    if task.verified and verb is not Verb.SEND_BACK:
        return Refusal("task.already_verified")
    if task.state not in MOVES[verb]:
        return Refusal("task.wrong_state", {"state": task.state.value if task.state else "nothing"})
    return None


def is_own_work(person_id: int | None, seat_unit: int | None, unit_id: int, said_by: int | None) -> bool:
    """Tell whether a person would judge their own work: that of the unit they act in, or what they recorded themselves elsewhere.

    >>> is_own_work(7, seat_unit=1, unit_id=2, said_by=7)
    True
    >>> is_own_work(7, seat_unit=1, unit_id=2, said_by=8)
    False
    """
    return seat_unit == unit_id or (person_id is not None and person_id == said_by)


def record_refusal(task: Facts, *, done_on: date, today: date, figures: Mapping[str, object]) -> Refusal | None:
    """Return why the evidence cannot be taken, or None: done in the future, or a figure asked for is missing."""
    if no := refusal(Verb.RECORD, task):
        return no
    if done_on > today:
        return Refusal("task.done_in_future", {"day": done_on})
    missing = [code for code in task.asked_figures if figures.get(code) in (None, "")]
    if missing:
        return Refusal("task.figure_missing", {"figures": ", ".join(missing)})
    return None


def state_when_done(due_on: date, done_on: date) -> State:
    """Return done, or done late if the day is past the due date."""
    return State.DONE if done_on <= due_on else State.DONE_LATE


def joint_state(rule: str, lead: State | None, parties: tuple[State | None, ...]) -> State | None:
    """Return the state of a joint task from its parties' states; the lead is one of them.

    rule: "lead" takes the lead's word, "any" the best word given, "all" is done only when every party is, and late if one was.
    """
    if rule == "lead" or not parties:
        return lead
    done = [state for state in parties if state in (State.DONE, State.DONE_LATE)]
    if rule == "any":
        return min(done, key=list(State).index) if done else lead
    if len(done) == len(parties):
        return State.DONE_LATE if State.DONE_LATE in done else State.DONE
    return State.IN_PROGRESS if done else lead


def reason_refusal(reason: Reason, note: str) -> Refusal | None:
    """Return why the reason is not enough, or None: "other" needs words."""
    if reason is Reason.OTHER and not note.strip():
        return Refusal("task.reason_needs_words")
    return None

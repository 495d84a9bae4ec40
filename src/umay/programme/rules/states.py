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
    REOPEN = "reopen"
    SEND_BACK = "send_back"
    VERIFY = "verify"


OPEN: Final = frozenset({None, State.PLANNED, State.IN_PROGRESS, State.SENT_BACK})
"""States in which the unit still owes something; None is "nothing received"."""

DONE: Final = frozenset({State.DONE, State.DONE_LATE})

SETTLED: Final = frozenset({State.DONE, State.DONE_LATE, State.NOT_DONE, State.NOT_APPLICABLE})

MOVES: Final[Mapping[Verb, frozenset[State | None]]] = {
    Verb.PLAN: OPEN,
    Verb.START: OPEN,
    Verb.RECORD: OPEN | SETTLED,  # what was recorded may be corrected until the office above accepted it
    Verb.DECLINE: OPEN,
    Verb.SET_ASIDE: OPEN,
    Verb.REOPEN: SETTLED,
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
    NO_SUCH_PUPILS = "no_such_pupils"
    NO_BOARDING = "no_boarding"
    NO_SUCH_PLACE = "no_such_place"
    OTHER = "other"


REASONS_OF: Final[Mapping[Verb, tuple[Reason, ...]]] = {
    Verb.DECLINE: (
        Reason.NO_STAFF, Reason.NO_MONEY, Reason.NO_PARTNER, Reason.NOT_COMPETENT, Reason.DONE_BY_OTHERS, Reason.MERGED, Reason.POSTPONED,
        Reason.DISASTER, Reason.NO_CASE, Reason.OTHER,
    ),
    Verb.SET_ASIDE: (Reason.NO_SUCH_PUPILS, Reason.NO_BOARDING, Reason.NO_SUCH_PLACE, Reason.NOT_COMPETENT, Reason.OTHER),
}  # fmt: skip
"""Which reasons answer which of the two: that it will not be done, or that it does not concern the unit at all."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a task. state None: nothing received. verified: somebody above accepted it.

    version: of what was said, which grows with each change; 0 for nothing. begins_on, ends_on: the programme's year; None leaves it open.
    """

    state: State | None
    due_on: date
    verified: bool = False
    asked_figures: tuple[str, ...] = ()
    asks_file: bool = False
    version: int = 0
    begins_on: date | None = None
    ends_on: date | None = None


def refusal(verb: Verb, task: Facts) -> Refusal | None:
    """Return why the verb is not possible in the task's state, or None if it is.

    A verified task stays as it was accepted until the level above sends it back.
    """
    if task.verified and verb is not Verb.SEND_BACK:
        return Refusal("task.already_verified")
    if task.state not in MOVES[verb]:
        return Refusal("task.wrong_state", {"state": task.state.value if task.state else "nothing"})
    return None


def changed_refusal(task: Facts, seen: int | None) -> Refusal | None:
    """Return that somebody spoke about the task since the page was made, or None. seen: its version there; None asks for no check."""
    return Refusal("task.changed") if seen is not None and seen != task.version else None


def plan_refusal(task: Facts, *, scheduled_on: date, today: date) -> Refusal | None:
    """Return why the day cannot be planned, or None: it has passed, or lies after the year and after the due date."""
    if no := refusal(Verb.PLAN, task):
        return no
    if scheduled_on < today:
        return Refusal("task.planned_in_past", {"day": scheduled_on})
    if task.ends_on is not None and scheduled_on > max(task.ends_on, task.due_on):
        return Refusal("task.planned_too_far", {"last": max(task.ends_on, task.due_on)})
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
    """Return why the evidence cannot be taken, or None: done in the future or before the year, or a figure asked for is missing."""
    if no := refusal(Verb.RECORD, task):
        return no
    if done_on > today:
        return Refusal("task.done_in_future", {"day": done_on})
    if (first := first_day(task)) is not None and done_on < first:
        return Refusal("task.done_too_early", {"day": done_on, "first": first})
    missing = [code for code in task.asked_figures if figures.get(code) in (None, "")]
    if missing:
        return Refusal("task.figure_missing", {"figures": ", ".join(missing)})
    return None


def first_day(task: Facts) -> date | None:
    """Return the first day on which the task can have been done: the year's first, or its due date if that lies before; None: any."""
    return min(task.begins_on, task.due_on) if task.begins_on is not None else None


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


def state_when_reopened(scheduled_on: date | None) -> State:
    """Return what a task is again whose answer was taken back: planned if it was, else begun."""
    return State.PLANNED if scheduled_on else State.IN_PROGRESS


def reason_refusal(verb: Verb, reason: Reason, note: str) -> Refusal | None:
    """Return why the reason is not enough, or None: it must answer what is said, and "other" needs words."""
    if reason not in REASONS_OF[verb]:
        return Refusal("task.reason_does_not_fit")
    if reason is Reason.OTHER and not note.strip():
        return Refusal("task.reason_needs_words")
    return None

"""What a visitor comes for, how far the visit is, and whose order it is that somebody stays away. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from umay.kernel.refusal import Refusal


class Why(StrEnum):
    """What somebody comes for, as the gate asks it."""

    MEETING = "meeting"
    EARLY_PICK_UP = "early_pick_up"
    DELIVERY = "delivery"
    REPAIR = "repair"
    OFFICE = "office"
    EVENT = "event"
    OTHER = "other"


class State(StrEnum):
    """How far a visit is. WAITING: at the gate, until somebody at school gave a word."""

    EXPECTED = "expected"
    WAITING = "waiting"
    INSIDE = "inside"
    GONE = "gone"
    TURNED = "turned"


class Decision(StrEnum):
    """What somebody decided of a visitor whose name is like one in an order."""

    SAME = "same"
    OTHER = "other"


class Basis(StrEnum):
    """Who ordered that somebody stays away."""

    COURT = "court"
    GOVERNOR = "governor"


class Step(StrEnum):
    """What the gate does when somebody of an order comes, in the order in which it is done. Each reader is told in their own language."""

    WAIT_OUTSIDE = "wait_outside"
    CALL_HEAD = "call_head"
    CALL_POLICE = "call_police"
    CLOSE_GATE = "close_gate"
    CHILDREN_INSIDE = "children_inside"
    NO_CHILD = "no_child"
    HANDS_OFF = "hands_off"
    WRITE_TIME = "write_time"


MOVES: Final[dict[State, frozenset[State]]] = {
    State.EXPECTED: frozenset({State.WAITING, State.INSIDE}),
    State.WAITING: frozenset({State.INSIDE, State.TURNED}),
    State.INSIDE: frozenset({State.GONE}),
    State.GONE: frozenset(),
    State.TURNED: frozenset(),
}
"""From which state to which."""


def move_refusal(now: State, to: State) -> Refusal | None:
    """Return why a visit does not go from one state to the other, or None when it does.

    >>> move_refusal(State.GONE, State.INSIDE).code
    'visits.wrong_state'
    """
    return None if to in MOVES[now] else Refusal("visits.wrong_state")

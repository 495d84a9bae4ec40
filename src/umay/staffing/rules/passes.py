"""When a pass opens, and what somebody who comes in by one is to access. Pure."""

from __future__ import annotations

from typing import Final, Literal

from umay.staffing.rules.kinds import STANDS, Kind, State

OPENS_FOR: Final = frozenset({State.WAITING, State.ACCEPTED})
SECRET_BYTES: Final = 16
"""128 bits: nobody finds one by guessing."""

ENROL: Final = frozenset({Kind.PARENT})
"""Who enrol by a link themselves; the passes of all others the school makes."""

FunctionCode = Literal["guard", "teacher", "volunteer"]
Landing = Literal["my-duties", "my-pass"]


def pass_opens(state: State, *, year_over: bool) -> bool:
    """Tell whether a pass opens: it ends with the school year, and when its bearer left or was barred.

    >>> pass_opens(State.ACCEPTED, year_over=True)
    False
    """
    return state in OPENS_FOR and not year_over


def may_ask_again(kind: Kind, state: State) -> bool:
    """Tell whether somebody's pass is asked for again by enrolling under their name and number: never one that the school gives out itself.

    Whoever was barred is known again whatever they were, for they get nothing.

    >>> may_ask_again(Kind.PARENT, State.ACCEPTED), may_ask_again(Kind.GUARD, State.ACCEPTED), may_ask_again(Kind.GUARD, State.BARRED)
    (True, False, True)
    """
    return kind in ENROL or state is State.BARRED


def lands_on(kind: Kind, state: State) -> Landing:
    """Return where a pass leads first: whoever stands at posts to their duties, others and whoever waits to their own page.

    >>> lands_on(Kind.PARENT, State.ACCEPTED), lands_on(Kind.PARENT, State.WAITING), lands_on(Kind.DRIVER, State.ACCEPTED)
    ('my-duties', 'my-pass', 'my-pass')
    """
    return "my-duties" if kind in STANDS and state is State.ACCEPTED else "my-pass"


def function_of(kind: Kind) -> FunctionCode:
    """Return as which function of access somebody of the kind comes in."""
    if kind in (Kind.GUARD, Kind.AUXILIARY):
        return "guard"
    return "teacher" if kind in (Kind.TEACHER, Kind.LEADER) else "volunteer"

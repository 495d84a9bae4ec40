"""What other rooms may use of rosters."""

from __future__ import annotations

from umay.rosters.actions.changing import take_out
from umay.rosters.actions.handing import change_over, demand_change, give_up, lock_roster_of, locked_duty, step_in
from umay.rosters.actions.making import make_roster
from umay.rosters.actions.publishing import publish
from umay.rosters.actions.saying import say_times, say_wishes
from umay.rosters.models import Roster, Shift
from umay.rosters.queries.locking import RosterMissing, ShiftMissing, locked_shift, own_place, own_worker
from umay.rosters.queries.saying import hours_said, post_said, shift_said, there_by
from umay.rosters.queries.shifts import ShiftCard, beside, cards_of, live_shifts, own_shifts, shifts_on
from umay.rosters.queries.swaps import changeable, still_empty
from umay.rosters.queries.wishes import MOST, Wished, times_said, wish_said
from umay.rosters.rules.states import Origin, RosterState
from umay.turns.api import Asked

__all__ = [
    "MOST",
    "Asked",
    "Origin",
    "Roster",
    "RosterMissing",
    "RosterState",
    "Shift",
    "ShiftCard",
    "ShiftMissing",
    "Wished",
    "beside",
    "cards_of",
    "change_over",
    "changeable",
    "demand_change",
    "give_up",
    "hours_said",
    "live_shifts",
    "lock_roster_of",
    "locked_duty",
    "locked_shift",
    "make_roster",
    "own_place",
    "own_shifts",
    "own_worker",
    "post_said",
    "publish",
    "say_times",
    "say_wishes",
    "shift_said",
    "shifts_on",
    "step_in",
    "still_empty",
    "take_out",
    "there_by",
    "times_said",
    "wish_said",
]

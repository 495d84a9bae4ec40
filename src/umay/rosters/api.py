"""What other rooms may use of rosters."""

from __future__ import annotations

from umay.rosters.actions.changing import take_out
from umay.rosters.actions.handing import change_over, demand_change, give_up, lock_roster_of, locked_duty, step_in
from umay.rosters.actions.leaving import AwayMissing, Mended, Span, be_away, be_back
from umay.rosters.actions.making import make_roster
from umay.rosters.actions.publishing import publish
from umay.rosters.actions.saying import keep_limits, say_times, say_wishes, set_standing, tie
from umay.rosters.models import Availability, Away, Roster, Shift, StandingDuty, Tie
from umay.rosters.queries.addresses import day_asked, number_asked
from umay.rosters.queries.facts import key_of, live_of
from umay.rosters.queries.limits import OwnLimit, own_limits
from umay.rosters.queries.locking import RosterMissing, ShiftMissing, locked_shift, own_place, own_worker
from umay.rosters.queries.saying import fill_href, hours_said, post_said, shift_said, span_said, there_by
from umay.rosters.queries.shifts import ShiftCard, beside, cards_of, live_shifts, own_shifts, own_unit_id, shifts_on
from umay.rosters.queries.swaps import changeable, still_empty
from umay.rosters.queries.wishes import MOST, Wished, times_said, wish_said
from umay.rosters.queries.words import KINDS, STATES, WHYS
from umay.rosters.rules.states import Limit, RosterState, TieKind, Why
from umay.turns.api import Asked

__all__ = [
    "KINDS",
    "MOST",
    "STATES",
    "WHYS",
    "Asked",
    "Availability",
    "Away",
    "AwayMissing",
    "Limit",
    "Mended",
    "OwnLimit",
    "Roster",
    "RosterMissing",
    "RosterState",
    "Shift",
    "ShiftCard",
    "ShiftMissing",
    "Span",
    "StandingDuty",
    "Tie",
    "TieKind",
    "Why",
    "Wished",
    "be_away",
    "be_back",
    "beside",
    "cards_of",
    "change_over",
    "changeable",
    "day_asked",
    "demand_change",
    "fill_href",
    "give_up",
    "hours_said",
    "keep_limits",
    "key_of",
    "live_of",
    "live_shifts",
    "lock_roster_of",
    "locked_duty",
    "locked_shift",
    "make_roster",
    "number_asked",
    "own_limits",
    "own_place",
    "own_shifts",
    "own_unit_id",
    "own_worker",
    "post_said",
    "publish",
    "say_times",
    "say_wishes",
    "set_standing",
    "shift_said",
    "shifts_on",
    "span_said",
    "step_in",
    "still_empty",
    "take_out",
    "there_by",
    "tie",
    "times_said",
    "wish_said",
]

"""What other rooms may use of people."""

from __future__ import annotations

from umay.people.actions.appointing import appoint, end_appointment, enter_person
from umay.people.actions.bodies import leave_body, seat_in_body
from umay.people.actions.own import choose_language, take_seat
from umay.people.demo_door import enter_as_demo
from umay.people.first import first_link
from umay.people.functions import FUNCTIONS
from umay.people.guarding import GuardedView, guarded
from umay.people.middleware import ActorRequest
from umay.people.models import Account, Appointment, Person
from umay.people.queries.actors import DemoSeat, Who, actor_for, demo_seats, holders, names_of, posts_of
from umay.people.queries.appointments import never_came_in
from umay.people.queries.bodies import BodySeatCard, StaffCard, body_seats, staff_of
from umay.people.queries.glasses import GlassTold, told_of_glass
from umay.people.queries.knowing import SeatCard, seats_of
from umay.people.queries.reaching import Reach, reach_of
from umay.people.queries.second_factors import SecondFactors, second_factors
from umay.people.rules.browsers import browser_names
from umay.people.rules.pasting import Line as PastedLine
from umay.people.rules.pasting import read_lines as read_pasted
from umay.people.sessions import hash_of as session_hash
from umay.people.zones import zone_of

__all__ = [
    "FUNCTIONS",
    "Account",
    "ActorRequest",
    "Appointment",
    "BodySeatCard",
    "DemoSeat",
    "GlassTold",
    "GuardedView",
    "PastedLine",
    "Person",
    "Reach",
    "SeatCard",
    "SecondFactors",
    "StaffCard",
    "Who",
    "actor_for",
    "appoint",
    "body_seats",
    "browser_names",
    "choose_language",
    "demo_seats",
    "end_appointment",
    "enter_as_demo",
    "enter_person",
    "first_link",
    "guarded",
    "holders",
    "leave_body",
    "names_of",
    "never_came_in",
    "posts_of",
    "reach_of",
    "read_pasted",
    "seat_in_body",
    "seats_of",
    "second_factors",
    "session_hash",
    "staff_of",
    "take_seat",
    "told_of_glass",
    "zone_of",
]

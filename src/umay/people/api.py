"""What other rooms may use of people."""

from __future__ import annotations

from umay.people.actions import appoint, choose_language, end_appointment, enter_person, take_seat
from umay.people.middleware import ActorRequest
from umay.people.models import Account, Appointment, Person
from umay.people.queries import SeatCard, actor_for, holders, names_of, seats_of

__all__ = [
    "Account",
    "ActorRequest",
    "Appointment",
    "Person",
    "SeatCard",
    "actor_for",
    "appoint",
    "choose_language",
    "end_appointment",
    "enter_person",
    "holders",
    "names_of",
    "seats_of",
    "take_seat",
]

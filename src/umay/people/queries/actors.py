"""Reads of persons and appointments, and the actor of a request."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext

from umay.core.api import NOBODY, Actor, Function, Perm, actor_of
from umay.kernel.text import Text
from umay.people.models import Account, Appointment, BrokenGlass, Person
from umay.people.queries.knowing import Known, SeatCard, seats_of
from umay.places import api as places


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks, as the frame around a page shows it. shown: the name; seats: all appointments held today."""

    actor: Actor
    shown: str = ""
    seats: tuple[SeatCard, ...] = ()

    @property
    def seat(self) -> SeatCard | None:
        """The appointment acted in."""
        chosen = self.actor.seat.appointment_id if self.actor.seat else 0
        return next((one for one in self.seats if one.id == chosen), None)


def actor_for(account: Account, today: date, *, now: datetime | None = None) -> Actor:
    """Return the actor for an account: in the appointment last used if it is still held, else in the first one.

    now: aware; with it, what is granted by acting for another unit at that moment is added. None: without.
    """
    return who_is(account, today, now=now).actor


def who_is(account: Account, today: date, *, now: datetime | None = None) -> Who:
    """Return who the account is, as actor_for does, asked anew."""
    seats = seats_of(account.person_id, today)
    person = Person.objects.only("uid", "shown").get(pk=account.person_id)
    actor = _actor(account, person.uid, seats)
    if now is not None and actor.seat is not None and actor.holds(Perm.GLASS_BREAK):
        acting = BrokenGlass.objects.filter(appointment_id=actor.seat.appointment_id, from_at__lte=now, until_at__gt=now)
        actor = _with_broken_glass(actor, acting.values_list("unit_id", flat=True))
    return Who(actor, person.shown, seats)


def who_is_known(found: Known) -> Who:
    """Return who asks from what the session's statement found. Asks nothing more but the units acted for, where there are any."""
    if found.account is None or found.person_uid is None:
        return Who(NOBODY)
    actor = _actor(found.account, found.person_uid, found.seats)
    units = found.acting_for.get(actor.seat.appointment_id, ()) if actor.seat else ()
    return Who(_with_broken_glass(actor, units) if units and actor.holds(Perm.GLASS_BREAK) else actor, found.shown, found.seats)


def _actor(account: Account, uid: UUID, seats: tuple[SeatCard, ...]) -> Actor:
    chosen = next((one for one in seats if one.id == account.acting_in_id), seats[0] if seats else None)
    if chosen is None:
        return actor_of(account.person_id, uid, None, language=account.language)
    seat = places.seat_in(chosen.unit, appointment_id=chosen.id, function=chosen.function, role=chosen.role)
    return actor_of(account.person_id, uid, seat, language=account.language)


# Whoever helps out for hours seats no safety team, shuts no page for telling, and reads no list of people: of staff, visitors or orders.
NOT_LENT: Final = frozenset({Perm.TELLING_KEEP, Perm.STAFFING_KEEP, Perm.VISIT_KEEP, Perm.ORDER_KEEP})


def _with_broken_glass(actor: Actor, unit_ids: Iterable[int]) -> Actor:
    """Add what a deputy head of each unit may that the actor acts for at the moment; it ends by itself, as time passes."""
    if actor.seat is None:
        return actor
    more = [
        grant
        for unit in places.cards(unit_ids).values()
        for grant in actor_of(
            actor.person_id or 0,
            actor.person_uid or unit.uid,
            places.seat_in(unit, appointment_id=actor.seat.appointment_id, function=Function.DEPUTY_HEAD, role=actor.seat.role),
        ).grants
        if grant.perm not in NOT_LENT
    ]
    return replace(actor, grants=(*actor.grants, *more))


def nobody() -> Actor:
    """Return the actor of a request without a signed-in account."""
    return NOBODY


def names_of(ids: Collection[int]) -> dict[int, str]:
    """Return the shown names of persons by id, those of a demo's invented ones in the reader's language. One query for any number."""
    found = Person.objects.filter(pk__in=ids).values_list("pk", "shown", "is_demo")
    return {pk: gettext(shown) if is_demo else shown for pk, shown, is_demo in found}


def posts_of(ids: Collection[int], today: date, *, near: int, lang: str) -> dict[int, str]:
    """Return by person the title of an appointment held on the day, the one in the unit `near` before others. One query for any number."""
    held = Appointment.objects.filter(person_id__in=ids, during__contains=today).order_by("pk")
    found: dict[int, str] = {}
    for person, unit, title in held.values_list("person_id", "unit_id", "role_title"):
        if person not in found or unit == near:
            found[person] = Text.of(title).in_(lang) if title else ""
    return found


def holders(unit_id: int, today: date, functions: Collection[Function] = ()) -> tuple[int, ...]:
    """Return the ids of persons who hold an appointment in the unit on the day, of the functions if any are given."""
    found = Appointment.objects.filter(unit_id=unit_id, during__contains=today)
    if functions:
        found = found.filter(function__in=[one.value for one in functions])
    return tuple(found.values_list("person_id", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """One invented person of a demo, as a door to look around."""

    uid: UUID
    role_title: dict[str, str]
    unit_name: str

    def title_in(self, lang: str) -> str:
        """Return the post in the language."""
        return self.role_title.get(lang) or self.role_title.get("en", "")


def demo_seats() -> tuple[DemoSeat, ...]:
    """Return the invented people of a demo in the order in which they were seated."""
    held = Appointment.objects.filter(person__is_demo=True).select_related("person", "unit").order_by("pk")
    return tuple(DemoSeat(one.person.uid, one.role_title, one.unit.name) for one in held)

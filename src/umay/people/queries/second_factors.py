"""How many of those who must have a second factor have one. Counts only; no names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator

from umay.core.api import Function
from umay.people.models import Account, Appointment
from umay.people.rules.second_factor import is_demanded
from umay.people.signing_in.demanding import demanded
from umay.places import api as places


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """asked: people who must have one. without: of them those who have none here; a ministry's own sign-on may ask for its own."""

    asked: int
    without: int


def second_factors(today: date) -> SecondFactors:
    """Return the counts for the appointments of the day. For jobs and the doctor: it asks for nobody."""
    asked_of = demanded()
    held = Appointment.objects.filter(during__contains=today)
    units = places.cards(held.values_list("unit_id", flat=True).distinct())
    people = {
        one.person_id
        for one in held
        if is_demanded(places.seat_in(units[one.unit_id], appointment_id=one.pk, function=Function(one.function), role=one.role), asked_of)
    }
    factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    with_one = Account.objects.filter(person_id__in=people, pk__in=factors.values("user_id")).values_list("person_id", flat=True)
    return SecondFactors(len(people), len(people - set(with_one)))

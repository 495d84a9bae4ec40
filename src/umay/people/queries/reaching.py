"""How persons can be reached outside of Umay: their account, what they chose, and the zone they live in. For jobs and for notices."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from umay.people.models import Account, Appointment
from umay.people.zones import zone_of


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody wishes to be written to. digest: at_once, daily, weekly or never. zone: of the country they are appointed in."""

    digest: str
    zone: tzinfo


def reach_of(person_ids: Collection[int], *, now: datetime) -> Mapping[int, Reach]:
    """Return how each can be reached; whoever has no account that works is left out. Two queries for any number of people."""
    accounts = dict(Account.objects.filter(person_id__in=person_ids, is_active=True).values_list("person_id", "digest"))
    held = Appointment.objects.filter(person_id__in=accounts, during__contains=now.date()).order_by("-recorded_at", "-pk")
    countries = dict(held.values_list("person_id", "unit__country"))  # of several the oldest counts, as where one signs in
    return {person_id: Reach(digest, zone_of(countries.get(person_id, ""))) for person_id, digest in accounts.items()}

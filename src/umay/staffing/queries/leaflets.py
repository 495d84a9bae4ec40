"""Leaflets of trainings: which there are, and one to open."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from umay.core.api import Actor, Perm, query
from umay.staffing.models import Leaflet
from umay.staffing.queries.days import own_place

LeafletMissing = Leaflet.DoesNotExist


def leaflets_of(training_ids: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """Return the leaflets of trainings, each with its address."""
    found = Leaflet.objects.filter(training_id__in=set(training_ids)).order_by("-pk").values_list("name", "uid")
    return tuple((name, reverse("leaflet", args=[uid])) for name, uid in found)


@query
def leaflet_of(actor: Actor, uid: UUID) -> tuple[str, bytes]:
    """Return the name and the bytes of a leaflet: for who keeps the list of the school, and for who took part in the training.

    Raises Leaflet.DoesNotExist for a missing one and one of somebody else alike.
    """
    if actor.seat is None:
        raise Leaflet.DoesNotExist
    place = own_place(actor)
    found = Leaflet.objects.filter(uid=uid, unit_id=place.unit_id)
    if not actor.may(Perm.STAFFING_KEEP, place):
        found = found.filter(training__attendances__worker__person_id=actor.person_id or 0)
    one = found.distinct().get()
    return one.name, bytes(one.data)

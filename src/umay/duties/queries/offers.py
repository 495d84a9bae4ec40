"""Offers: those that somebody may answer still, and one of them, locked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.core.api import Actor
from umay.duties.models import Offer
from umay.duties.rules import OfferKind, OfferState
from umay.rosters.api import lock_roster_of, own_place, still_empty

OfferMissing = Offer.DoesNotExist
_LOADED = ("shift__worker", "shift__roster", "shift__post", "shift__window", "wanted__worker", "wanted__roster", "wanted__post")


def open_to(actor: Actor, worker_id: int, now: datetime) -> tuple[Offer, ...]:
    """Return what a worker is asked and may answer still, the soonest first.

    A duty that the office gave to somebody meanwhile is not asked for any more, nor a swap of which a half is gone.
    """
    rows = Offer.objects.filter(
        unit_id=own_place(actor).unit_id, state=OfferState.OPEN.value, asked__contains=[worker_id], shift__starts_at__gt=now
    ).select_related(*_LOADED)
    found = list(rows.order_by("shift__starts_at", "id"))
    empty = still_empty(actor, [one.shift for one in found if one.kind == OfferKind.COVER.value])
    return tuple(one for one in found if (one.shift_id in empty if one.kind == OfferKind.COVER.value else is_whole(one, now)))


def is_whole(offer: Offer, now: datetime) -> bool:
    """Tell whether both halves of a swap are still there and to come."""
    shift, wanted = offer.shift, offer.wanted
    return wanted is not None and not shift.dropped_at and not wanted.dropped_at and min(shift.starts_at, wanted.starts_at) > now


def locked_offer(actor: Actor, uid: UUID, kind: OfferKind) -> Offer:
    """Return an offer of the actor's school, its roster locked first. Raises OfferMissing."""
    found = Offer.objects.only("id", "shift_id").get(uid=uid, unit_id=own_place(actor).unit_id, kind=kind.value)
    lock_roster_of(found.shift_id)
    return Offer.objects.select_for_update(of=("self",)).select_related(*_LOADED).get(pk=found.pk)

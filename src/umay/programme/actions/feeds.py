"""Making and withdrawing the secret address under which a calendar program reads the dates of one's unit."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from umay.core.api import Actor, Perm, action, record, require
from umay.places import api as places
from umay.programme.models import FeedToken
from umay.programme.queries.feeds import token_hash

SECRET_BYTES: Final = 32  # 256 random bits cannot be guessed, so the address needs no further lock


@action(Perm.TASK_READ, "feed.made")
def make_feed(actor: Actor, *, language: str, now: datetime) -> str:
    """Return a new secret for one's own unit; an earlier one of the same unit ends. Only its hash is kept.

    language: of the words in the calendar. Raises UnitMissing without an appointment; Refused ("access.not_granted"). Audit: feed.made.
    """
    if actor.seat is None or actor.person_id is None:
        raise places.UnitMissing
    require(actor, Perm.TASK_READ, actor.seat.place)

    unit_id = actor.seat.place.unit_id
    FeedToken.objects.filter(person_id=actor.person_id, unit_id=unit_id, revoked_at__isnull=True).update(revoked_at=now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = FeedToken.objects.create(
        person_id=actor.person_id, unit_id=unit_id, token_hash=token_hash(secret), language=language, made_at=now
    )

    record(actor, "feed.made", row.uid, at=now)
    return secret


@action(None, "feed.revoked")
def revoke_feed(actor: Actor, feed_uid: UUID, *, now: datetime) -> FeedToken:
    """End an address of one's own; calendar programs get nothing from it any more. Only what is one's own is touched.

    Raises FeedToken.DoesNotExist for a missing one and one of somebody else alike. Audit: feed.revoked.
    """
    row = FeedToken.objects.select_for_update().get(uid=feed_uid, person_id=actor.person_id or 0)

    if row.revoked_at is None:
        row.revoked_at = now
        row.save(update_fields=["revoked_at"])

    record(actor, "feed.revoked", row.uid, at=now)
    return row

"""The address under which somebody's calendar reads their duties."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from umay.core.api import Actor, Perm, action, record, require
from umay.duties.models import DutyFeed
from umay.duties.queries.feeds import token_hash
from umay.rosters.api import own_place, own_worker

SECRET_BYTES: Final = 32
"""256 random bits cannot be guessed, so the address needs no further lock."""


@action(Perm.DUTY_STAND, "duty.feed_made")
def make_feed(actor: Actor, *, language: str, now: datetime) -> str:
    """Return a new secret under which a calendar program reads one's duties; an earlier one ends. Only its hash is kept.

    Raises WorkerMissing, Refused ("access.not_granted"). Audit: duty.feed_made.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))

    DutyFeed.objects.filter(worker=worker, revoked_at__isnull=True).update(revoked_at=now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = DutyFeed.objects.create(unit_id=worker.unit_id, worker=worker, token_hash=token_hash(secret), language=language, made_at=now)

    record(actor, "duty.feed_made", row.uid, at=now)
    return secret


@action(Perm.DUTY_STAND, "duty.feed_ended")
def end_feed(actor: Actor, *, now: datetime) -> None:
    """End one's address; calendar programs get nothing from it any more.

    Raises WorkerMissing, Refused ("access.not_granted"). Audit: duty.feed_ended.
    """
    worker = own_worker(actor)
    require(actor, Perm.DUTY_STAND, own_place(actor))

    DutyFeed.objects.filter(worker=worker, revoked_at__isnull=True).update(revoked_at=now)

    record(actor, "duty.feed_ended", worker.uid, at=now)

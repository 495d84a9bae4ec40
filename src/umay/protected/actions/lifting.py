"""Lifting a protection: one asks, another one confirms. Called inside an act of the room that knows the child, which records it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from umay.kernel.refusal import Refused
from umay.protected.models import Lifting, SeenBy
from umay.protected.queries.asking import open_wish, protection_of
from umay.protected.rules import lifting as rules


def ask_lifting(child: UUID, *, by: int, now: datetime) -> tuple[int, ...]:
    """Ask for the protection to be lifted; somebody else who sees the place confirms it within three days, or nothing changes.

    Return who could. Raises Refused ("protected.not_hidden", "protected.lifting_asked").
    """
    row = protection_of(child)
    since = open_wish(row) if row else None
    refusal = rules.ask_refusal(is_protected=row is not None, open_since=since.asked_at if since else None, now=now)
    if refusal or row is None:
        raise Refused(refusal or rules.NOT_HIDDEN)

    Lifting.objects.create(protection=row, asked_by_id=by, asked_at=now)
    return tuple(SeenBy.objects.filter(protection=row).exclude(person_id=by).values_list("person_id", flat=True))


def confirm_lifting(child: UUID, *, by: int, now: datetime) -> int:
    """Confirm what somebody else asked for: the place is hidden no more. Return who asked.

    Raises Refused ("protected.lifting_not_asked", "protected.lifting_by_two").
    """
    row = protection_of(child)
    asked = open_wish(row) if row else None
    refusal = rules.confirm_refusal(
        asked_by=asked.asked_by_id if asked else None, asked_at=asked.asked_at if asked else None, person=by, now=now
    )
    if refusal or row is None or asked is None:
        raise Refused(refusal or rules.NOT_ASKED)

    asked.confirmed_by_id, asked.confirmed_at = by, now
    asked.save(update_fields=["confirmed_by_id", "confirmed_at"])
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    return asked.asked_by_id

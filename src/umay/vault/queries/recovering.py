"""The officials' key and what is being recovered, as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from umay.core.api import Actor, Perm, Place, own_place, query, require
from umay.people import api as people
from umay.vault.models import Recovery, RecoveryHolder, RecoveryKey
from umay.vault.rules.recovering import holds
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class RecoveryLine:
    """A recovery that was started. state: waits, half, done, over."""

    uid: UUID
    who: str
    reason: str
    started: str
    state: str


@dataclass(frozen=True, slots=True)
class RecoveryPage:
    """The officials' key. made: when, empty without; holders: names by the number of their share; may_hold: one may hold the ceremony."""

    made: str
    holders: tuple[str, ...]
    lines: tuple[RecoveryLine, ...]
    may_hold: bool


@dataclass(frozen=True, slots=True)
class SharePage:
    """Somebody's key waits for shares. half: one was given, by whom else; mine: by oneself."""

    uid: UUID
    who: str
    reason: str
    started: str
    started_by: str
    ends: str
    half: bool
    mine: bool
    is_over: bool


@query
def recovery_page(actor: Actor, *, now: datetime) -> RecoveryPage:
    """Return the officials' key and what the actor started. Raises Refused ("access.not_granted")."""
    require(actor, Perm.RECOVERY_KEEP, own_place(actor))
    key = RecoveryKey.objects.filter(retired_at__isnull=True).first()
    ids = list(RecoveryHolder.objects.filter(recovery=key).order_by("number").values_list("person_id", flat=True)) if key else []
    rows = list(Recovery.objects.filter(started_by_id=actor.person_id or 0).order_by("-started_at")[:20])
    names = people.names_of([*ids, *(row.person_id for row in rows)])
    return RecoveryPage(
        made=_said(key.made_at) if key else "",
        holders=tuple(names[one] for one in ids),
        lines=tuple(RecoveryLine(row.uid, names[row.person_id], row.reason, _said(row.started_at), _state(row, now)) for row in rows),
        may_hold=actor.seat is not None and actor.may(Perm.RECOVERY_KEEP, Place(0, "", actor.seat.place.country)),
    )


@query
def share_page(actor: Actor, recovery_uid: UUID, *, now: datetime) -> SharePage:
    """Return what a holder of a share needs to decide. Raises Recovery.DoesNotExist for anybody else."""
    row = Recovery.objects.get(uid=recovery_uid, recovery__holders__person_id=actor.person_id or 0)
    names = people.names_of([row.person_id, row.started_by_id])
    half = holds(row.shared_at, now) and row.share_blob is not None
    return SharePage(
        uid=row.uid,
        who=names[row.person_id],
        reason=row.reason,
        started=_said(row.started_at),
        started_by=names[row.started_by_id],
        ends=_said(row.ends_at),
        half=half,
        mine=half and row.shared_by_id == actor.person_id,
        is_over=row.done_at is not None or now >= row.ends_at,
    )


def _state(row: Recovery, now: datetime) -> str:
    if row.done_at is not None:
        return "done"
    if now >= row.ends_at:
        return "over"
    return "half" if holds(row.shared_at, now) else "waits"


def _said(at: datetime) -> str:
    return dates.say_moment(at, timezone.get_current_timezone())

"""What the office wrote down of how often somebody wants to stand, and whether it waits for their answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor
from umay.duties.models import LimitNote
from umay.duties.queries.words import limit_said
from umay.duties.rules import Limits, OfferState
from umay.rosters.api import Limit, own_place, wish_said

LimitNoteMissing = LimitNote.DoesNotExist


@dataclass(frozen=True, slots=True)
class Noted:
    """What the office wrote down for one. holds: whether it holds already."""

    uid: UUID
    text: str
    holds: bool


def limits_of(worker_id: int) -> Limits:
    """Return how often a worker wants to stand at most, in a week and in all, as it holds now."""
    wish = wish_said(worker_id)
    return wish.most_week, wish.most_term


def open_note(worker_id: int) -> LimitNote | None:
    """Return what was written down for a worker and waits for their answer; None where they changed their limits themselves meanwhile."""
    note = LimitNote.objects.filter(worker_id=worker_id, state=OfferState.OPEN.value).first()
    return note if note and note.held == limits_of(worker_id) else None


def waiting_for_yes(workers: Collection[int]) -> frozenset[int]:
    """Return of which workers something was written down that holds only once they say that it is right."""
    rows = LimitNote.objects.filter(worker_id__in=workers, state=OfferState.OPEN.value)
    return frozenset(one.worker_id for one in rows if one.held != one.noted and one.held == limits_of(one.worker_id))


def noted_for_me(worker_id: int) -> Noted | None:
    """Return what was written down for a worker and waits for their answer, in words."""
    note = open_note(worker_id)
    if note is None:
        return None
    pairs = zip(Limit, note.was, note.noted, strict=True)
    words = _("%(now)s (before: %(before)s)")
    said = [words % {"now": _said(limit, new), "before": _said(limit, old)} for limit, old, new in pairs if old != new]
    return Noted(note.uid, " · ".join(said), note.held == note.noted)


def _said(limit: Limit, most: int | None) -> str:
    if most is not None:
        return limit_said(limit, most)
    return _("a week as the rules allow") if limit is Limit.WEEK else _("in all as the rules allow")


def locked_note(actor: Actor, uid: UUID, worker_id: int) -> LimitNote:
    """Return what was written down for a worker, locked. Raises LimitNoteMissing."""
    return LimitNote.objects.select_for_update().get(uid=uid, unit_id=own_place(actor).unit_id, worker_id=worker_id)

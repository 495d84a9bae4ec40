"""The day of deletion: holds that stop it, and the daily round that leaves the coded line alone. Jobs here hold no keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from umay.absence.actions.bench import begin_as_keeper
from umay.absence.models import DeletionRound, Followed, Measure, Opening, Share, Visit, Wrap
from umay.absence.queries.let_in import place_of
from umay.absence.rules import keeping
from umay.absence.rules.codes import HoldReason, State
from umay.core.api import Actor, Function, Perm, action, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.people import api as people
from umay.places import api as places
from umay.protected import api as protected
from umay.vault.api import Vault

_AT_ONCE: Final = 2_000
_OF_A_CHILD: Final = (Visit, Measure, Wrap, Share, Opening)


@action(Perm.ABSENT_KEEP, "absent.held")
def hold(actor: Actor, vault: Vault, uid: UUID, reason: HoldReason, until_on: date | None, *, today: date, now: datetime) -> None:
    """Stop the deletion of a record until a day, in the actor's name.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.hold_…"). Audit: absent.held.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    if refusal := keeping.hold_refusal(until_on, today):
        raise Refused(refusal)

    row = work.record
    row.hold_reason, row.hold_by_id, row.hold_until_on = reason, work.person_id, until_on
    row.save(update_fields=["hold_reason", "hold_by_id", "hold_until_on"])

    work.done("absent.held", {"reason": reason, "until": until_on.isoformat() if until_on else ""})


@action(Perm.ABSENT_KEEP, "absent.released")
def end_hold(actor: Actor, vault: Vault, uid: UUID, *, now: datetime) -> None:
    """End a hold: the day of deletion counts again.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.not_held"). Audit: absent.released.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    if row.hold_until_on is None:
        raise Refused(Refusal("absence.not_held"))

    row.hold_reason, row.hold_by_id, row.hold_until_on = "", None, None
    row.save(update_fields=["hold_reason", "hold_by_id", "hold_until_on"])

    work.done("absent.released")


@action(Perm.ABSENT_KEEP, "absent.round_begun")
def begin_round(actor: Actor, *, today: date, now: datetime) -> tuple[UUID, ...]:
    """Note a round of deletion and return the records that go in it; none where it stops, and then administrators are asked.

    Audit: absent.round_begun, with counts.
    """
    require(actor, Perm.ABSENT_KEEP, own_place(actor))
    kept = Followed.objects.filter(erased_at__isnull=True)
    due = list(kept.filter(delete_on__lte=today).filter(Q(hold_until_on__isnull=True) | Q(hold_until_on__lt=today)).order_by("delete_on"))
    last = DeletionRound.objects.select_for_update().order_by("-ran_at").first()
    asked = keeping.Round(len(due), kept.count(), last.ran_at if last else None, last.allowed_at if last else None)
    refusal = keeping.round_refusal(asked, now)

    DeletionRound.objects.create(ran_at=now, due=asked.due, total=asked.total, stopped_by=refusal.code if refusal else "")
    if refusal and due:
        tell(
            actor,
            _administrators(due[0].unit_id, today),
            "absent.deletion_stopped",
            link="/absent/deletion/",
            at=now,
            key="absent.deletion",
        )

    detail = {"due": asked.due, "total": asked.total, "stopped_by": refusal.code if refusal else ""}
    record(actor, "absent.round_begun", "round", at=now, detail=detail)
    return () if refusal else tuple(one.id for one in due[:_AT_ONCE])


def _administrators(unit_id: int, today: date) -> tuple[int, ...]:
    """Return the administrators of the nearest office above that has some."""
    return next((found for unit in _upward(unit_id) if (found := people.holders(unit, today, (Function.ADMINISTRATOR,)))), ())


def _upward(unit_id: int) -> Iterator[int]:
    unit: int | None = unit_id
    for _step in range(8):
        if unit is None:
            return
        yield unit
        card = places.cards([unit]).get(unit)
        unit = card.parent_id if card else None


@action(Perm.ABSENT_KEEP, "absent.erased")
def erase(actor: Actor, uid: UUID, *, today: date, now: datetime) -> bool:
    """Shred a record's keys and rows and leave the coded line; tell whether it was due still.

    Raises ChildMissing. Audit: absent.erased, with the number of keys and rows destroyed.
    """
    row = Followed.objects.select_for_update(of=("self",)).select_related("unit").get(pk=uid)
    require(actor, Perm.ABSENT_KEEP, place_of(row))
    goes = row.erased_at is None and keeping.is_due(row.delete_on, row.hold_until_on, today)

    gone = {}
    if goes:
        gone = {table.__name__.lower(): table.objects.filter(record=row).delete()[0] for table in _OF_A_CHILD}
        _blank(row, now)
        protected.forget(row.id)

    record(actor, "absent.erased", row.id, at=now, place=place_of(row), detail={"gone": gone, "done": goes})
    return goes


def _blank(row: Followed, now: datetime) -> None:
    """Leave the codes that are counted, no finer than the month, and nothing that says more of a child than that."""
    row.words_blob = row.place_blob = None
    row.entered_by_id = row.hold_by_id = row.hold_until_on = None
    row.hold_reason = ""
    row.found_on = row.found_on.replace(day=1)
    if row.state == State.ENROLLED_CONFIDENTIALLY:
        row.state = State.BACK.value
    row.erased_at = now
    row.save(update_fields=[
        "words_blob", "place_blob", "entered_by_id", "hold_by_id", "hold_until_on", "hold_reason", "found_on", "state", "erased_at",
    ])  # fmt: skip


@action(Perm.DEPLOYMENT_KEEP, "absent.round_allowed")
def allow_round(actor: Actor, *, now: datetime) -> None:
    """Say that the round that stopped may go on: the next within three days deletes what is due.

    Raises Refused ("access.not_granted", "absence.nothing_stopped"). Audit: absent.round_allowed.
    """
    require(actor, Perm.DEPLOYMENT_KEEP, own_place(actor))
    last = DeletionRound.objects.select_for_update().order_by("-ran_at").first()
    if last is None or not last.stopped_by or last.allowed_at is not None:
        raise Refused(Refusal("absence.nothing_stopped"))

    last.allowed_at, last.allowed_by_id = now, actor.person_id
    last.save(update_fields=["allowed_at", "allowed_by_id"])

    record(actor, "absent.round_allowed", last.id, at=now, detail={"due": last.due, "total": last.total})

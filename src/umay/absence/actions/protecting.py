"""Hiding a child's place: from then on it opens for those let in by name alone, and two persons together lift that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from umay.absence.actions.bench import Work, begin_as_keeper
from umay.absence.models import Lifting, Wrap
from umay.absence.queries.let_in import held
from umay.absence.rules import protecting
from umay.absence.rules.codes import State
from umay.absence.sealed import PLACE, begin_epoch, hand_out, open_place, seal_place
from umay.core.api import Actor, Perm, action
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.vault import api as vaults


@action(Perm.ABSENT_KEEP, "absent.protected")
def protect(
    actor: Actor, vault: vaults.Vault, uid: UUID, person_ids: Collection[int], *, child_ref: UUID | None = None, now: datetime
) -> None:
    """Hide the child's place from all but the actor and these persons, who were let in to the child before; the old keys are destroyed.

    child_ref: the same child where a room above knows it, so that it asks `api.is_protected`.
    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.protected_already",
    "absence.two_must_see_it"). Audit: absent.protected, with the persons' ids.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row, let_in = work.record, held(work.record)
    chosen = [let_in[one] for one in {*person_ids, work.person_id} if one in let_in and let_in[one].share is None]
    with_keys = set(vaults.public_keys([one.person_id for one in chosen]))
    if refusal := protecting.protect_refusal(is_protected=row.protected_at is not None, with_keys=with_keys):
        raise Refused(refusal)

    place = open_place(work.keys)
    Wrap.objects.filter(record=row, compartment=PLACE).delete()
    row.place_epoch += 1
    seal_place(begin_epoch(row, PLACE, chosen, by=work.granter), row, place)
    row.protected_at, row.protected_by_id, row.child_ref = now, work.person_id, child_ref or row.child_ref
    if row.state == State.BACK:
        row.state = State.ENROLLED_CONFIDENTIALLY.value
    row.save(update_fields=["place_epoch", "place_blob", "protected_at", "protected_by_id", "child_ref", "state"])
    tell(actor, sorted(with_keys), "absent.protected", link="/absent/", at=now)

    work.done("absent.protected", {"persons": sorted(with_keys)})


@action(Perm.ABSENT_KEEP, "absent.place_shown")
def show_place_to(actor: Actor, vault: vaults.Vault, uid: UUID, person_id: int, *, now: datetime) -> None:
    """Let one more person see a protected place, who was let in to the child.

    Raises ChildMissing, CannotOpen for whoever does not see it, Refused ("access.not_granted", "absence.of_keeping_unit",
    "absence.not_protected", "absence.visitor_not_let_in"). Audit: absent.place_shown, with the person's id.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    if row.protected_at is None:
        raise Refused(Refusal("absence.not_protected"))
    holder = held(row).get(person_id)
    if holder is None:
        raise Refused(Refusal("absence.visitor_not_let_in"))

    hand_out(row, PLACE, row.place_epoch, work.keys.in_use(PLACE), [holder], by=work.granter)

    work.done("absent.place_shown", {"person": person_id})


def open_lifting(work: Work) -> Lifting | None:
    """Return the newest wish to lift the protection that nobody has confirmed, locked."""
    row = work.record
    asked = Lifting.objects.select_for_update().filter(record=row, confirmed_at__isnull=True, asked_at__gte=row.protected_at or work.now)
    return asked.order_by("-asked_at").first()


@action(Perm.ABSENT_KEEP, "absent.lifting_asked")
def ask_lifting(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> None:
    """Ask for the protection to be lifted; somebody else who sees the place confirms it within three days, or nothing changes.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.not_protected", "absence.lifting_asked",
    "absence.place_not_seen"). Audit: absent.lifting_asked.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    since = open_lifting(work)
    if refusal := protecting.ask_refusal(is_protected=row.protected_at is not None, open_since=since.asked_at if since else None, now=now):
        raise Refused(refusal)
    if not work.keys.holds(PLACE):
        raise Refused(Refusal("absence.place_not_seen"))

    Lifting.objects.create(record=row, asked_by_id=work.person_id, asked_at=now)
    tell(actor, list(held(row, PLACE)), "absent.lifting", link="/absent/", at=now, urgency=Urgency.URGENT)

    work.done("absent.lifting_asked")


@action(Perm.ABSENT_KEEP, "absent.lifted")
def confirm_lifting(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> None:
    """Confirm what somebody else asked for: the place opens again for everybody who was let in to the child.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.lifting_not_asked", "absence.lifting_by_two",
    "absence.place_not_seen"). Audit: absent.lifted, with who asked.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row, asked = work.record, open_lifting(work)
    if refusal := protecting.confirm_refusal(
        asked_by=asked.asked_by_id if asked else None, asked_at=asked.asked_at if asked else None, person=work.person_id, now=now
    ):
        raise Refused(refusal)
    if not work.keys.holds(PLACE) or asked is None:
        raise Refused(Refusal("absence.place_not_seen"))

    asked.confirmed_by_id, asked.confirmed_at = work.person_id, now
    asked.save(update_fields=["confirmed_by_id", "confirmed_at"])
    place = open_place(work.keys)
    Wrap.objects.filter(record=row, compartment=PLACE).delete()
    row.place_epoch += 1
    seal_place(begin_epoch(row, PLACE, held(row).values(), by=work.granter), row, place)
    row.protected_at = row.protected_by_id = None
    if row.state == State.ENROLLED_CONFIDENTIALLY:
        row.state = State.BACK.value
    row.save(update_fields=["place_epoch", "place_blob", "protected_at", "protected_by_id", "state"])

    work.done("absent.lifted", {"asked_by": asked.asked_by_id})

"""Hiding a child's place: from then on it opens for those let in by name alone, and two persons together lift that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from umay.absence.actions.bench import begin_as_keeper
from umay.absence.models import Wrap
from umay.absence.queries.let_in import held
from umay.absence.rules.codes import State
from umay.absence.sealed import PLACE, begin_epoch, hand_out, open_place, seal_place
from umay.core.api import Actor, Perm, action
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.protected import api as protected
from umay.vault import api as vaults


@action(Perm.ABSENT_KEEP, "absent.protected")
def protect(
    actor: Actor, vault: vaults.Vault, uid: UUID, person_ids: Collection[int], *, names: Collection[UUID] = (), now: datetime
) -> None:
    """Hide the child's place from all but the actor and these persons, who were let in to the child before; the old keys are destroyed.

    names: other ids of the same child, so that the rooms that know it by them hide its place too.
    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "protected.already",
    "protected.two_must_see_it"). Audit: absent.protected, with the persons' ids.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row, let_in = work.record, held(work.record)
    chosen = [let_in[one] for one in {*person_ids, work.person_id} if one in let_in and let_in[one].share is None]
    with_keys = vaults.public_keys([one.person_id for one in chosen])
    seers = [one for one in chosen if one.person_id in with_keys]
    lifters = [protected.Lifter(one.person_id, one.unit_id) for one in seers]
    protected.hide([row.id, *names], lifters, by=work.person_id, now=now)

    place = open_place(work.keys)
    Wrap.objects.filter(record=row, compartment=PLACE).delete()
    row.place_epoch += 1
    seal_place(begin_epoch(row, PLACE, seers, by=work.granter), row, place)
    if row.state == State.BACK:
        row.state = State.ENROLLED_CONFIDENTIALLY.value
    row.save(update_fields=["place_epoch", "place_blob", "state"])
    tell(actor, sorted(with_keys), "absent.protected", link=f"/absent/{uid}/#place", at=now)

    work.done("absent.protected", {"persons": sorted(with_keys)})


@action(Perm.ABSENT_KEEP, "absent.place_shown")
def show_place_to(actor: Actor, vault: vaults.Vault, uid: UUID, person_id: int, *, now: datetime) -> None:
    """Let one more person see a protected place, who was let in to the child. Of another office: sees it, cannot lift it.

    Raises ChildMissing, CannotOpen for whoever does not see it, Refused ("access.not_granted", "absence.of_keeping_unit",
    "protected.not_hidden", "absence.visitor_not_let_in"). Audit: absent.place_shown, with the person's id.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    key, holder = work.keys.in_use(PLACE), held(row).get(person_id)
    if holder is None:
        raise Refused(Refusal("absence.visitor_not_let_in"))
    protected.show_to(row.id, [protected.Lifter(person_id, holder.unit_id)] if holder.share is None else [])

    hand_out(row, PLACE, row.place_epoch, key, [holder], by=work.granter)

    work.done("absent.place_shown", {"person": person_id})


@action(Perm.ABSENT_KEEP, "absent.lifting_asked")
def ask_lifting(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> None:
    """Ask for the protection to be lifted; somebody else who sees the place confirms it within three days, or nothing changes.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "protected.not_hidden", "protected.lifting_asked",
    "absence.place_not_seen"). Audit: absent.lifting_asked.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    if not work.keys.holds(PLACE):
        raise Refused(Refusal("absence.place_not_seen"))

    others = protected.ask_lifting(uid, by=work.person_id, now=now)
    tell(actor, others, "absent.lifting", link=f"/absent/{uid}/#place", at=now, urgency=Urgency.URGENT)

    work.done("absent.lifting_asked")


@action(Perm.ABSENT_KEEP, "absent.lifted")
def confirm_lifting(actor: Actor, vault: vaults.Vault, uid: UUID, *, now: datetime) -> None:
    """Confirm what somebody else asked for: the place opens again for everybody who was let in to the child.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "protected.lifting_not_asked",
    "protected.lifting_by_two", "absence.place_not_seen"). Audit: absent.lifted, with who asked.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    if not work.keys.holds(PLACE):
        raise Refused(Refusal("absence.place_not_seen"))
    asked_by = protected.confirm_lifting(uid, by=work.person_id, now=now)

    row, place = work.record, open_place(work.keys)
    Wrap.objects.filter(record=row, compartment=PLACE).delete()
    row.place_epoch += 1
    seal_place(begin_epoch(row, PLACE, held(row).values(), by=work.granter), row, place)
    if row.state == State.ENROLLED_CONFIDENTIALLY:
        row.state = State.BACK.value
    row.save(update_fields=["place_epoch", "place_blob", "state"])

    work.done("absent.lifted", {"asked_by": asked_by})

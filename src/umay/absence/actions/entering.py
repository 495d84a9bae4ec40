"""Entering a child, changing what is written of it, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.absence.actions.bench import begin_as_keeper
from umay.absence.models import Followed
from umay.absence.queries.let_in import keepers
from umay.absence.rules import following
from umay.absence.rules.codes import AgeBand, GradeBand, Sex, State
from umay.absence.sealed import CHILD, PLACE, Granter, begin_epoch, seal_child, seal_place
from umay.core.api import Actor, Perm, action, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import tell
from umay.vault import api as vaults


@dataclass(frozen=True, slots=True)
class Found:
    """The coded part of a new record. centre_id: of the guidance centre that coordinates, if any."""

    entry: following.Entry
    sex: Sex
    age_band: AgeBand
    grade_band: GradeBand
    centre_id: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """The sealed part: who the child is, and where."""

    name: str
    contacts: str = ""
    notes: str = ""
    school: str = ""
    address: str = ""

    @property
    def words(self) -> dict[str, str]:
        """What the compartment "child" holds."""
        return {"name": self.name, "contacts": self.contacts, "notes": self.notes}

    @property
    def place(self) -> dict[str, str]:
        """What the compartment "place" holds."""
        return {"school": self.school, "address": self.address}


@action(Perm.ABSENT_KEEP, "absent.entered")
def enter_child(actor: Actor, found: Found, said: Said, *, key: UUID, today: date, now: datetime) -> UUID:
    """Enter a child, sealed to those of the unit and of its guidance centre who follow absent children; return its id.

    key: of the form; the same key again is the same record. Raises Refused ("access.not_granted", "absence.no_keys", "absence.…").
    Audit: absent.entered.
    """
    require(actor, Perm.ABSENT_KEEP, place := own_place(actor))
    if actor.person_id is None or actor.person_uid is None or not vaults.has_keys(actor.person_id):
        raise Refused(Refusal("absence.no_keys"))
    refusal = following.entry_refusal(found.entry, today)
    if refusal or found.entry.delete_on is None:
        raise Refused(refusal or Refusal("absence.no_day_of_deletion"))
    there = Followed.objects.filter(pk=key).first()

    row = there or _entered(actor, found, said, key, today=today, now=now)

    record(actor, "absent.entered", row.id, at=now, place=place, detail={"reason": found.entry.reason, "again": there is not None})
    return row.id


def _entered(actor: Actor, found: Found, said: Said, key: UUID, *, today: date, now: datetime) -> Followed:
    place, entry = own_place(actor), found.entry
    row = Followed(
        id=key, unit_id=place.unit_id, centre_id=found.centre_id, country=place.country, province_id=place.province_id,
        district_id=place.district_id, reason=entry.reason, sex=found.sex, age_band=found.age_band, grade_band=found.grade_band,
        found_on=entry.found_on, state_since_on=today, basis=entry.basis.strip(), delete_on=entry.delete_on or today,
        entered_by_id=actor.person_id, entered_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    holders = keepers([one for one in (found.centre_id, place.unit_id) if one], today)
    by = Granter(actor.person_uid or key, now)
    seal_child(begin_epoch(row, CHILD, holders.values(), by=by), row, said.words)
    seal_place(begin_epoch(row, PLACE, holders.values(), by=by), row, said.place)
    row.save(update_fields=["words_blob", "place_blob"])
    tell(actor, list(holders), "absent.entered", link=f"/absent/{row.id}/", at=now)
    return row


@action(Perm.ABSENT_KEEP, "absent.changed")
def write_words(actor: Actor, vault: vaults.Vault, uid: UUID, words: dict[str, str], *, version: int, now: datetime) -> None:
    """Change name, contacts and notes. version: as they were read.

    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.changed_meanwhile").
    Audit: absent.changed.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    if row.words_version != version:
        raise Refused(Refusal("absence.changed_meanwhile"))

    row.words_version += 1
    seal_child(work.keys.in_use(CHILD), row, words)
    row.save(update_fields=["words_version", "words_blob"])

    work.done("absent.changed", {"part": CHILD})


@action(Perm.ABSENT_KEEP, "absent.place_changed")
def write_place(actor: Actor, vault: vaults.Vault, uid: UUID, words: dict[str, str], *, version: int, now: datetime) -> None:
    """Change school and address; of a protected child only those let in to its place can. version: as they were read.

    Raises ChildMissing, CannotOpen, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.changed_meanwhile").
    Audit: absent.place_changed.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    if row.place_version != version:
        raise Refused(Refusal("absence.changed_meanwhile"))

    row.place_version += 1
    seal_place(work.keys.in_use(PLACE), row, words)
    row.save(update_fields=["place_version", "place_blob"])

    work.done("absent.place_changed")


@action(Perm.ABSENT_KEEP, "absent.moved")
def move(actor: Actor, vault: vaults.Vault, uid: UUID, state: State, *, today: date, now: datetime) -> None:
    """Say how far it is: followed, back at school, enrolled confidentially, closed.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.wrong_state"). Audit: absent.moved.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    row = work.record
    before = State(row.state)
    if refusal := following.move_refusal(before, state, is_protected=work.is_hidden):
        raise Refused(refusal)

    row.state, row.state_since_on = state, today
    row.save(update_fields=["state", "state_since_on"])

    work.done("absent.moved", {"from": before, "to": state})


@action(Perm.ABSENT_KEEP, "absent.kept_until")
def keep_until(actor: Actor, vault: vaults.Vault, uid: UUID, delete_on: date, *, today: date, now: datetime) -> None:
    """Set another day of deletion.

    Raises ChildMissing, Refused ("access.not_granted", "absence.of_keeping_unit", "absence.…"). Audit: absent.kept_until.
    """
    work = begin_as_keeper(actor, vault, uid, now)
    if refusal := following.delete_on_refusal(delete_on, today):
        raise Refused(refusal)

    work.record.delete_on = delete_on
    work.record.save(update_fields=["delete_on"])

    work.done("absent.kept_until", {"until": delete_on.isoformat()})

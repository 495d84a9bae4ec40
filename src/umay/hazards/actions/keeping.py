"""The ledger goes on: confirmed, given, fixed, checked by somebody else, looked at again, and back where it is not gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action
from umay.hazards.actions.bench import KEEPERS, Picture, Work, begin, begin_as_any, holders_above, keep_photo
from umay.hazards.models import Hazard
from umay.hazards.queries.common import day_at
from umay.hazards.rules import ledger
from umay.hazards.rules.kinds import Deed, OwnerKind, Size, State
from umay.hazards.rules.ledger import Owner
from umay.kernel.refusal import Refusal, Refused
from umay.notices.api import Urgency, tell
from umay.people import api as people


@dataclass(frozen=True, slots=True)
class Given:
    """Who sees to it, by when, how large it is, and what is done meanwhile."""

    owner: Owner
    due_on: date | None
    size: Size = Size.SMALL
    measure: str = ""


@action(Perm.HAZARD_KEEP, "hazard.confirmed")
def confirm(actor: Actor, uid: UUID, *, now: datetime) -> None:
    """Take what the public told into the ledger: somebody has looked, and it is there.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_told"). Audit: hazard.confirmed.
    """
    work = begin(actor, uid, Perm.HAZARD_KEEP, now)
    if work.was_done("hazard.confirmed", Deed.CONFIRMED):
        return
    if refusal := ledger.confirm_refusal(work.facts):
        raise Refused(refusal)

    work.row.state = State.OPEN

    work.done("hazard.confirmed", Deed.CONFIRMED, fields=("state",))


@action(Perm.HAZARD_KEEP, "hazard.set_aside")
def set_aside(actor: Actor, uid: UUID, why: str, *, now: datetime) -> None:
    """Say that what the public told is not there, or is in the ledger already. why: in words.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_told", "hazards.why_missing"). Audit: hazard.set_aside.
    """
    work = begin(actor, uid, Perm.HAZARD_KEEP, now)
    if work.was_done("hazard.set_aside", Deed.SET_ASIDE, why.strip()):
        return
    if refusal := ledger.confirm_refusal(work.facts):
        raise Refused(refusal)
    if not why.strip():
        raise Refused(Refusal("hazards.why_missing"))

    work.row.state = State.SET_ASIDE

    work.done("hazard.set_aside", Deed.SET_ASIDE, why.strip(), fields=("state",))


@action(Perm.HAZARD_KEEP, "hazard.given")
def give(actor: Actor, uid: UUID, given: Given, *, today: date, now: datetime) -> None:
    """Say who sees to a danger, by when, how large it is and what is done meanwhile.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_open", "hazards.owner_missing", "hazards.due_…", …).
    Audit: hazard.given. Tells who was named; one that is large from now on goes to the office above.
    """
    work = begin(actor, uid, Perm.HAZARD_KEEP, now)
    row, owner = work.row, given.owner
    if _stands_so(row, given) and work.was_done("hazard.given", Deed.GIVEN, given.measure.strip(), day=given.due_on):
        return
    if refusal := _give_refusal(work, given, today):
        raise Refused(refusal)

    grows = row.size == Size.SMALL and given.size is Size.LARGE
    row.owner_kind, row.owner_name, row.due_on, row.size = owner.kind, owner.name.strip(), given.due_on, given.size
    row.owner_person_id = owner.person_id if owner.kind is OwnerKind.PERSON else None
    row.measure = given.measure.strip()

    fields = ("owner_kind", "owner_name", "owner_person_id", "due_on", "size", "measure")
    work.done("hazard.given", Deed.GIVEN, row.measure, day=given.due_on, fields=fields)
    _tell_of_giving(work, today, grows=grows)


def _stands_so(row: Hazard, given: Given) -> bool:
    owner = given.owner
    person_id = owner.person_id if owner.kind is OwnerKind.PERSON else None
    return (row.owner_kind, row.owner_person_id, row.owner_name, row.size) == (owner.kind, person_id, owner.name.strip(), given.size)


def _give_refusal(work: Work, given: Given, today: date) -> Refusal | None:
    row, owner = work.row, given.owner
    refusal = ledger.give_refusal(work.facts, owner, given.due_on, today)
    if refusal := refusal or ledger.draft_refusal(row.where or row.landmark, "", given.measure):
        return refusal
    if owner.kind is OwnerKind.PERSON and owner.person_id not in people.holders(row.unit_id, today):
        return Refusal("hazards.owner_elsewhere")
    seat = work.actor.seat
    # it would vanish from the sight of whoever made it so
    return Refusal("hazards.stays_large") if given.size is Size.SMALL and seat is not None and seat.level != "unit" else None


def _tell_of_giving(work: Work, today: date, *, grows: bool) -> None:
    row, link = work.row, link_of(work.row)
    if row.owner_person_id is not None:
        key = f"hazard:{row.uid}:owner:{row.due_on}"
        tell(work.actor, (row.owner_person_id,), "hazards.yours", link=link, at=work.at, key=key)
    if grows:
        above, key = holders_above(row.unit_id, today), f"hazard:{row.uid}"
        tell(work.actor, above, "hazards.large_below", link=link, at=work.at, key=key, urgency=Urgency.URGENT)


@action(Perm.HAZARD_NOTE, "hazard.fixed")
def fix(actor: Actor, uid: UUID, note: str, photo: Picture | None, *, now: datetime) -> None:
    """Say that a danger is fixed; somebody else checks it. note: what was done.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_open", "hazards.note_missing", "hazards.no_picture").
    Audit: hazard.fixed. Tells the heads that somebody has to look.
    """
    work = begin_as_any(actor, uid, now)
    if work.was_done("hazard.fixed", Deed.FIXED, note.strip()):
        return
    if refusal := ledger.open_refusal(work.facts):
        raise Refused(refusal)
    if not note.strip():
        raise Refused(Refusal("hazards.note_missing"))

    row = work.row
    row.state, row.fixed_at, row.fixed_by_id = State.FIXED, now, actor.person_id
    keep_photo(row, Deed.FIXED, photo, now)

    work.done("hazard.fixed", Deed.FIXED, note.strip(), fields=("state", "fixed_at", "fixed_by_id"))
    heads, key = people.holders(row.unit_id, day_at(row, now), KEEPERS), f"hazard:{row.uid}:check"
    tell(actor, heads, "hazards.to_check", link=link_of(row), at=now, key=key)


@action(Perm.HAZARD_NOTE, "hazard.checked")
def check(actor: Actor, uid: UUID, note: str, look_on: date | None, *, today: date, now: datetime) -> None:
    """Say, as somebody else than who fixed it, that a danger is gone; it is struck off. look_on: when somebody looks again, or None.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_fixed", "hazards.checks_own", "hazards.look_…").
    Audit: hazard.checked.
    """
    work = begin_as_any(actor, uid, now)
    if work.was_done("hazard.checked", Deed.CHECKED, note.strip(), day=look_on):
        return
    if refusal := ledger.check_refusal(work.facts, actor.person_id) or ledger.look_refusal(look_on, today):
        raise Refused(refusal)

    row = work.row
    row.state, row.checked_at, row.checked_by_id, row.look_on = State.GONE, now, actor.person_id, look_on

    work.done("hazard.checked", Deed.CHECKED, note.strip(), day=look_on, fields=("state", "checked_at", "checked_by_id", "look_on"))


@action(Perm.HAZARD_NOTE, "hazard.not_fixed")
def send_back(actor: Actor, uid: UUID, note: str, *, now: datetime) -> None:
    """Say, as somebody else than who fixed it, that a danger is still there. note: what is left.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_fixed", "hazards.checks_own", "hazards.note_missing").
    Audit: hazard.not_fixed. Tells who was to see to it, and the heads.
    """
    work = begin_as_any(actor, uid, now)
    if work.was_done("hazard.not_fixed", Deed.NOT_FIXED, note.strip()):
        return
    if refusal := ledger.check_refusal(work.facts, actor.person_id):
        raise Refused(refusal)
    if not note.strip():
        raise Refused(Refusal("hazards.note_missing"))

    _reopen(work, note, "hazard.not_fixed", Deed.NOT_FIXED)


@action(Perm.HAZARD_NOTE, "hazard.looked_again")
def look_again(actor: Actor, uid: UUID, note: str, look_on: date | None, *, today: date, now: datetime) -> None:
    """Say that a danger that was struck off is still gone. look_on: when somebody looks once more, or None.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_gone", "hazards.look_…"). Audit: hazard.looked_again.
    """
    work = begin_as_any(actor, uid, now)
    if work.was_done("hazard.looked_again", Deed.LOOKED, note.strip(), day=look_on):
        return
    if refusal := ledger.looked_refusal(work.facts) or ledger.look_refusal(look_on, today):
        raise Refused(refusal)

    work.row.look_on = look_on

    work.done("hazard.looked_again", Deed.LOOKED, note.strip(), day=look_on, fields=("look_on",))


@action(Perm.HAZARD_NOTE, "hazard.came_back")
def bring_back(actor: Actor, uid: UUID, note: str, *, now: datetime) -> None:
    """Say that a danger that was struck off is there again. note: what was seen.

    Raises HazardMissing, Refused ("access.not_granted", "hazards.not_gone", "hazards.note_missing"). Audit: hazard.came_back.
    """
    work = begin_as_any(actor, uid, now)
    if work.was_done("hazard.came_back", Deed.BACK, note.strip()):
        return
    if refusal := ledger.looked_refusal(work.facts):
        raise Refused(refusal)
    if not note.strip():
        raise Refused(Refusal("hazards.note_missing"))

    _reopen(work, note, "hazard.came_back", Deed.BACK)


def _reopen(work: Work, note: str, verb: str, deed: Deed) -> None:
    row = work.row
    row.state = State.OPEN
    row.fixed_at = row.fixed_by_id = row.checked_at = row.checked_by_id = row.look_on = None
    row.told_due_on = row.told_above_on = None  # what was told of its day is told anew
    fields = ("state", "fixed_at", "fixed_by_id", "checked_at", "checked_by_id", "look_on", "told_due_on", "told_above_on")
    work.done(verb, deed, note.strip(), fields=fields)
    owners = {row.owner_person_id} if row.owner_person_id is not None else set()
    today = day_at(row, work.at)
    heads = set(people.holders(row.unit_id, today, KEEPERS))
    tell(work.actor, owners | heads, "hazards.back", link=link_of(row), at=work.at, key=f"hazard:{row.uid}:back:{today}")


def link_of(row: Hazard) -> str:
    """Return the path of the page that shows a hazard."""
    return f"/hazards/{row.uid}/"

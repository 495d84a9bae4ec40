"""What may be written into the ledger, what may follow what, and when somebody is reminded. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.hazards.rules.kinds import Landmark, OwnerKind, Size, State
from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

MOST_WHERE: Final = 200
MOST_WHAT: Final = 1000
MOST_MEASURE: Final = 300
LONGEST_DUE: Final = timedelta(days=366)
LOOK_AGAIN_AFTER: Final = timedelta(days=90)
LONGEST_LOOK: Final = timedelta(days=2 * 366)
USUAL_DUE: Final = {Size.LARGE: timedelta(days=3), Size.SMALL: timedelta(days=14)}
"""What is offered as the due day; whoever keeps the ledger chooses another."""

ABOVE_AFTER: Final = {Size.LARGE: timedelta(days=1), Size.SMALL: timedelta(days=7)}
"""How long after its due day the level above hears of a danger that is not fixed; of a small one it hears that there is one."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who sees to it. person_id: of the unit; name: of another agency, or of somebody by what they are."""

    kind: OwnerKind = OwnerKind.NOBODY
    person_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A hazard as its rules see it."""

    state: State
    size: Size = Size.SMALL
    due_on: date | None = None
    look_on: date | None = None
    fixed_by_id: int | None = None


def draft_refusal(where: str, what: str, measure: str) -> Refusal | None:
    """Return why a danger may not be written down so, or None."""
    if not where.strip():
        return Refusal("hazards.where_missing")
    too_long = len(where) > MOST_WHERE or len(what) > MOST_WHAT or len(measure) > MOST_MEASURE
    return Refusal("hazards.too_long") if too_long else None


def owner_refusal(owner: Owner) -> Refusal | None:
    """Return why somebody may not be named so as who sees to it, or None."""
    if owner.kind is OwnerKind.PERSON and owner.person_id is None:
        return Refusal("hazards.owner_missing")
    return Refusal("hazards.agency_missing") if owner.kind is OwnerKind.AGENCY and not owner.name.strip() else None


def due_refusal(due_on: date | None, today: date) -> Refusal | None:
    """Return why a day may not be the due day, or None. None as a day: not set yet."""
    if due_on is None:
        return None
    if due_on < today:
        return Refusal("hazards.due_is_over")
    return Refusal("hazards.due_too_far") if due_on > today + LONGEST_DUE else None


def give_refusal(facts: Facts, owner: Owner, due_on: date | None, today: date) -> Refusal | None:
    """Return why a danger may not be given to somebody until a day, or None."""
    if facts.state is not State.OPEN:
        return Refusal("hazards.not_open")
    if owner.kind is OwnerKind.NOBODY:
        return Refusal("hazards.owner_missing")
    return owner_refusal(owner) or (Refusal("hazards.due_missing") if due_on is None else due_refusal(due_on, today))


def confirm_refusal(facts: Facts) -> Refusal | None:
    """Return why what the public told may not be taken into the ledger or set aside, or None."""
    return None if facts.state is State.TOLD else Refusal("hazards.not_told")


def open_refusal(facts: Facts) -> Refusal | None:
    """Return why an open danger's facts may not be changed, or None."""
    return None if facts.state is State.OPEN else Refusal("hazards.not_open")


def check_refusal(facts: Facts, checker_id: int | None) -> Refusal | None:
    """Return why somebody may not say whether it is gone, or None: never who said that it is fixed (constraint hazard_checked_by_another).

    >>> check_refusal(Facts(State.FIXED, fixed_by_id=7), 7)
    Refusal(code='hazards.checks_own', values=mappingproxy({}))
    """
    if facts.state is not State.FIXED:
        return Refusal("hazards.not_fixed")
    return Refusal("hazards.checks_own") if checker_id is None or checker_id == facts.fixed_by_id else None


def look_refusal(look_on: date | None, today: date) -> Refusal | None:
    """Return why a day may not be the day to look again, or None."""
    if look_on is None:
        return None
    if look_on <= today:
        return Refusal("hazards.look_is_over")
    return Refusal("hazards.look_too_far") if look_on > today + LONGEST_LOOK else None


def looked_refusal(facts: Facts) -> Refusal | None:
    """Return why somebody may not say what a second look found, or None."""
    return None if facts.state is State.GONE else Refusal("hazards.not_gone")


def is_late(facts: Facts, today: date) -> bool:
    """Tell whether the due day is over and nobody said that it is fixed."""
    return facts.state is State.OPEN and facts.due_on is not None and facts.due_on < today


def asks_for_look(facts: Facts, today: date) -> bool:
    """Tell whether the day to look again has come."""
    return facts.state is State.GONE and facts.look_on is not None and facts.look_on <= today


def usual_due(size: Size, today: date) -> date:
    """Return the due day that is offered."""
    return today + USUAL_DUE[size]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it is beside the words. map_at: thousandths of the map's width and height. kind, uid, label: as an upper room knows it.

    landmark, landmark_name: a spot from a list, such as bus bay and "3": each reader is told it in their own language.
    picture: number of the school's own picture that map_at is on; None for the neutral one.
    """

    map_at: tuple[int, int] | None = None
    kind: str = ""
    uid: Uid | None = None
    label: str = ""
    landmark: Landmark | None = None
    landmark_name: str = ""
    picture: int | None = None

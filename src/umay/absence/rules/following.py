"""What may be entered, when a state may follow another, and what asks for a basis or a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from umay.absence.rules.codes import Ground, Reason, State
from umay.kernel.refusal import Refusal

LONGEST_KEPT: Final = timedelta(days=5 * 366)
REMIND_BEFORE: Final = timedelta(days=7)  # of a court measure's review
MOVES: Final[dict[State, frozenset[State]]] = {
    State.FOUND: frozenset({State.FOLLOWED, State.BACK, State.ENROLLED_CONFIDENTIALLY, State.CLOSED}),
    State.FOLLOWED: frozenset({State.BACK, State.ENROLLED_CONFIDENTIALLY, State.CLOSED}),
    State.BACK: frozenset({State.FOLLOWED, State.CLOSED}),
    State.ENROLLED_CONFIDENTIALLY: frozenset({State.FOLLOWED, State.CLOSED}),
    State.CLOSED: frozenset({State.FOLLOWED}),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What decides whether a child may be entered. basis: the law and its article. delete_on: when the record goes."""

    reason: Reason
    found_on: date
    basis: str
    delete_on: date | None


def entry_refusal(entry: Entry, today: date) -> Refusal | None:
    """Return why a child may not be entered so, or None. A list of the population office asks for its legal basis.

    Source: docs/sources.md#tr-guide-interior-education, lines 1583-1597.
    """
    if entry.reason is Reason.REGISTER and not entry.basis.strip():
        return Refusal("absence.basis_missing")
    if entry.found_on > today:
        return Refusal("absence.found_later")
    return delete_on_refusal(entry.delete_on, today)


def delete_on_refusal(delete_on: date | None, today: date) -> Refusal | None:
    """Return why a record may not be kept until the day, or None: every record has one, after today and within five years."""
    if delete_on is None:
        return Refusal("absence.no_day_of_deletion")
    if delete_on <= today:
        return Refusal("absence.day_of_deletion_over")
    return Refusal("absence.kept_too_long") if delete_on > today + LONGEST_KEPT else None


def next_states(state: State, *, is_protected: bool) -> frozenset[State]:
    """Return where the record may go from here. A protected child is enrolled confidentially or not at all.

    >>> sorted(next_states(State.BACK, is_protected=False))
    [<State.CLOSED: 'closed'>, <State.FOLLOWED: 'followed'>]
    """
    return MOVES[state] - {State.BACK if is_protected else State.ENROLLED_CONFIDENTIALLY}


def move_refusal(state: State, wanted: State, *, is_protected: bool) -> Refusal | None:
    """Return why the record may not go on so, or None."""
    return None if wanted in next_states(state, is_protected=is_protected) else Refusal("absence.wrong_state")


def visit_refusal(planned_on: date, today: date, state: State) -> Refusal | None:
    """Return why a visit may not be planned for the day, or None."""
    if state is State.CLOSED:
        return Refusal("absence.closed")
    return Refusal("absence.day_is_over") if planned_on < today else None


def done_refusal(done_on: date, today: date, *, is_done: bool) -> Refusal | None:
    """Return why a visit may not be recorded, or None."""
    if is_done:
        return Refusal("absence.visit_recorded")
    return Refusal("absence.day_to_come") if done_on > today else None


def share_refusal(ground: Ground | None, reference: str, until_on: date | None, today: date, with_keys: Collection[int]) -> Refusal | None:
    """Return why another office may not be let in, or None. with_keys: those of the named people to whom something can be sealed."""
    if ground is None or not reference.strip():
        return Refusal("absence.share_basis_missing")
    if until_on is None or until_on <= today:
        return Refusal("absence.share_day_missing")
    return None if with_keys else Refusal("absence.nobody_with_keys")


def reminds_from(review_on: date) -> date:
    """Return the day on which those who follow the child are reminded of a court measure's review.

    >>> reminds_from(date(2026, 12, 8))
    datetime.date(2026, 12, 1)
    """
    return review_on - REMIND_BEFORE

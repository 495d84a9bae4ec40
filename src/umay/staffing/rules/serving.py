"""Whether somebody may serve on a day: one answer for rosters, watch, buses and canteen alike. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from umay.kernel.refusal import Refusal
from umay.staffing.rules.kinds import Kind, State


class Outcome(StrEnum):
    """What somebody who saw the proof says of it; the record itself is never kept."""

    CLEAR = "clear"
    BARRED_BY_LIST = "barred_by_list"
    IN_RENEWAL = "in_renewal"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a country's programme asks of people near children. Empty kinds: of nobody.

    version: of its list of articles that bar. clearance: of which kinds a proof is asked. training_first: of which kinds a training
    before the first duty. articles: as the programme lists them, to be shown beside the question.
    """

    version: str = ""
    articles: str = ""
    clearance: frozenset[Kind] = frozenset()
    training_first: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Checked:
    """The newest check of somebody. earlier_on: day of the last proof that was seen, where a new one is on its way."""

    outcome: Outcome
    list_version: str
    checked_on: date
    earlier_on: date | None = None


@dataclass(frozen=True, slots=True)
class Serving:
    """What is known of somebody when they are to serve. left_on: the first day on which they no longer do."""

    kind: Kind
    state: State
    left_on: date | None = None
    checked: Checked | None = None
    trained: bool = False


def serve_refusal(who: Serving, asked: Asked, on: date) -> Refusal | None:
    """Return why somebody may not serve on the day, or None if they may.

    A proof in renewal is not expired, as long as an earlier one was seen. A name that is like one of the inner register bars nobody: a
    human says first that it is the same person, and that makes the state.
    Source: docs/sources.md#clearance.
    """
    if who.state is State.BARRED or (who.checked is not None and who.checked.outcome is Outcome.BARRED_BY_LIST):
        return Refusal("staffing.barred")
    if who.state is State.LEFT and (who.left_on is None or who.left_on <= on):
        return Refusal("staffing.left")
    if who.state in (State.INVITED, State.WAITING):
        return Refusal("staffing.not_accepted")
    if who.kind in asked.clearance and not _is_cleared(who.checked):
        return Refusal("staffing.not_cleared")
    if who.kind in asked.training_first and not who.trained:
        return Refusal("staffing.not_trained")
    return None


def is_outdated(who: Serving, asked: Asked) -> bool:
    """Tell whether somebody was checked against an older list of articles: they serve on, and are to be looked at again."""
    return who.kind in asked.clearance and who.checked is not None and who.checked.list_version != asked.version


def _is_cleared(checked: Checked | None) -> bool:
    if checked is None:
        return False
    return checked.outcome is Outcome.CLEAR or (checked.outcome is Outcome.IN_RENEWAL and checked.earlier_on is not None)

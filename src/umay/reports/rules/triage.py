"""What may be done with a report, by its state, and how long the ladder waits for a decision after the first reading."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

DECIDE_HOURS: Final = 72  # our own: reading alone must not bury a report (MISSION 9.7), a weekend must fit
NEVER: Final = datetime.fromisoformat("9999-01-01T00:00:00+00:00")
DECIDED: Final = frozenset({"handled", "closed", "joined", "set_aside"})
LONGEST_ANSWER: Final = 20_000  # characters


class Aside(StrEnum):
    """Why a report is no report. The level above sees the code and the day, never the words."""

    EMPTY = "empty"
    TEST = "test"
    NOT_ABOUT_CHILDREN = "not_about_children"
    ELSEWHERE = "elsewhere"


def later_rungs_open_at(opens_at: datetime, read_at: datetime) -> datetime:
    """Return when a higher rung opens once somebody below has read: not before a decision was due."""
    return max(opens_at, read_at + timedelta(hours=DECIDE_HOURS))


def decide_refusal(state: str) -> Refusal | None:
    """Return why a report cannot be decided on any more."""
    return Refusal("report.decided", {"state": state}) if state in DECIDED else None


def join_refusal(one: Uid, other: Uid, other_state: str) -> Refusal | None:
    """Return why a report cannot be joined to another."""
    if one == other:
        return Refusal("report.joined_to_itself")
    if other_state in {"joined", "set_aside"}:
        return Refusal("report.joined_to_ended")
    return None


def aside_refusal(state: str, reason: str) -> Refusal | None:
    """Return why a report cannot be set aside so."""
    if no := decide_refusal(state):
        return no
    return None if reason in set(Aside) else Refusal("report.no_reason")


def answer_refusal(state: str, words: str, *, has_receipt: bool) -> Refusal | None:
    """Return why the teller cannot be written to."""
    if not has_receipt:
        return Refusal("report.no_way_back")
    if not words.strip():
        return Refusal("report.answer_empty")
    if len(words) > LONGEST_ANSWER:
        return Refusal("report.answer_too_long", {"most": LONGEST_ANSWER})
    return Refusal("report.decided", {"state": state}) if state in {"joined", "set_aside"} else None


def exclude_refusal(person_id: int, by_id: int, holders: Collection[tuple[int, int]]) -> Refusal | None:
    """Return why somebody cannot be cut off: not themselves, only who could read, and never the last who stands above whoever says so.

    holders: person and rung of everybody who can read, now or later.
    """
    if person_id == by_id:
        return Refusal("report.names_oneself")
    if person_id not in {person for person, _rung in holders}:
        return Refusal("report.not_a_reader")
    own = min((rung for person, rung in holders if person == by_id), default=0)
    above = {person for person, rung in holders if rung > own and person != by_id}
    return Refusal("report.last_above") if above == {person_id} else None


def short_of(report_id: Uid) -> str:
    """Return the few signs by which a team calls a report.

    >>> short_of(Uid("7f3a51b2-0000-4000-8000-000000000000"))
    '7F3A-51'
    """
    said = report_id.hex[:6].upper()
    return f"{said[:4]}-{said[4:]}"

"""What rooms above hand in when the application starts: what they do when somebody is cut off, and the open cases that they know of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor
from umay.vault.api import Vault


@dataclass(frozen=True, slots=True)
class CutOff:
    """Persons whom a report of a case names, so that nothing of it is theirs any more. at: when it was said."""

    case_ref: UUID
    person_ids: frozenset[int]
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case that somebody may see, as a line of a list."""

    uid: UUID
    words: str


@dataclass(frozen=True, slots=True)
class OpenCases:
    """How a room above takes a report into a case that is open already.

    listed: the open cases that the actor may see and lead. join: does it, as an act of that room which calls `take_into_case`; raises
    Refused, sealing.CannotOpen, and an ObjectDoesNotExist for a case that is not there for the actor.
    """

    listed: Callable[[Actor, datetime], Sequence[OpenCase]]
    join: Callable[[Actor, Vault, UUID, UUID, datetime], None]


_hearers: list[Callable[[CutOff], None]] = []
_offered: list[OpenCases] = []


def hear_of_cuts(hearer: Callable[[CutOff], None]) -> None:
    """Let a room hear of each cut, in its transaction and as the system: what it raises takes the cut back. Twice counts once.

    It also hears when a report that names somebody comes into a case, and may be told of persons whom the case never let in.
    """
    if hearer not in _hearers:
        _hearers.append(hearer)


def offer_open_cases(offered: OpenCases) -> None:
    """Let reports be taken into the open cases of a room. The last one handed in counts."""
    _offered[:] = [offered]


def tell_of_cut(cut: CutOff) -> None:
    """Tell every room that asked."""
    for hearer in _hearers if cut.person_ids else ():
        hearer(cut)


def open_cases() -> OpenCases | None:
    """Return how reports are taken into open cases; None where no room offers it."""
    return _offered[0] if _offered else None

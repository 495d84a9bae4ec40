"""The rooms of posts, rosters, rounds and people near children in the matrix of routes: a file each, put together here."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Final

from tests.contracts.gate import duties, hazards, posts, register, rosters, rounds, staffing, visits, watch, ways

ROOMS: Final[tuple[ModuleType, ...]] = (register, staffing, hazards, posts, rosters, duties, watch, rounds, ways, visits)


def merged(name: str) -> dict[str, Any]:
    """Return the tables of that name of all rooms as one."""
    return {key: value for room in ROOMS for key, value in getattr(room, name).items()}


def joined(name: str) -> set[str]:
    """Return the sets of that name of all rooms as one."""
    return {one for room in ROOMS for one in getattr(room, name)}


def things(cast: Any) -> dict[str, Any]:
    """Make one of everything, lowest room first: upper rooms stand on what the lower ones made."""
    found: dict[str, Any] = {}
    for room in ROOMS:
        found |= room.things(cast)
    return found

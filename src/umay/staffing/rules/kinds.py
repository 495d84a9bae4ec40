"""What somebody near children is, and what that lets them do at a post. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What somebody is who works or helps near children."""

    POLICE = "police"
    TRAFFIC_POLICE = "traffic_police"
    AUXILIARY = "auxiliary"
    GUARD = "guard"
    LEADER = "leader"
    TEACHER = "teacher"
    PARENT = "parent"
    RESIDENT = "resident"
    DRIVER = "driver"
    GUIDE = "guide"
    CANTEEN = "canteen"
    CLEANING = "cleaning"
    INTERN = "intern"
    OTHER = "other"


class State(StrEnum):
    """How far somebody is: asked to come, enrolled and looked at, accepted for the school year, or no more."""

    INVITED = "invited"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    LEFT = "left"
    BARRED = "barred"


STANDS: Final = frozenset(
    {Kind.POLICE, Kind.TRAFFIC_POLICE, Kind.AUXILIARY, Kind.GUARD, Kind.LEADER, Kind.TEACHER, Kind.PARENT, Kind.RESIDENT}
)
"""Kinds that a post may ask for."""

MAY_BEAR_GEAR: Final = frozenset({Kind.POLICE, Kind.TRAFFIC_POLICE, Kind.AUXILIARY, Kind.GUARD})
"""Kinds that defensive gear may be handed to, whatever a plan says; a guard only with a licence. Source: MISSION.md, part 5."""


def may_bear_gear(kind: Kind, *, licensed: bool) -> bool:
    """Tell whether defensive gear may be handed to somebody of the kind.

    >>> may_bear_gear(Kind.PARENT, licensed=True)
    False
    >>> may_bear_gear(Kind.GUARD, licensed=False)
    False
    """
    return kind in MAY_BEAR_GEAR and (licensed or kind is not Kind.GUARD)

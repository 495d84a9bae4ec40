"""What other rooms may use of teams."""

from __future__ import annotations

from umay.teams.actions.places import open_telling
from umay.teams.actions.team import seat_member
from umay.teams.queries.places import demo_place

__all__ = ["demo_place", "open_telling", "seat_member"]

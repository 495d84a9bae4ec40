"""What other rooms may use of teams."""

from __future__ import annotations

from umay.teams.actions.places import open_telling
from umay.teams.actions.team import seat_member
from umay.teams.queries.places import code_to_tell, demo_place

__all__ = ["code_to_tell", "demo_place", "open_telling", "seat_member"]

"""What other rooms may use of rounds."""

from __future__ import annotations

from umay.rounds.actions.keeping import PointDraft, RouteDraft, keep_route, put_up, set_turns
from umay.rounds.actions.waiting import BusDraft, PlanDraft, agree, check_buses, enter_bus
from umay.rounds.rules.buses import Seen

__all__ = [
    "BusDraft",
    "PlanDraft",
    "PointDraft",
    "RouteDraft",
    "Seen",
    "agree",
    "check_buses",
    "enter_bus",
    "keep_route",
    "put_up",
    "set_turns",
]

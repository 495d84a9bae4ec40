"""What other rooms may use of ways."""

from __future__ import annotations

from umay.ways.actions.waiting import BusDraft, PlanDraft, agree, check_buses, enter_bus
from umay.ways.rules.buses import Seen

__all__ = ["BusDraft", "PlanDraft", "Seen", "agree", "check_buses", "enter_bus"]

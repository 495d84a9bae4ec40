"""What other rooms may use of staffing."""

from __future__ import annotations

from umay.staffing.models import Worker
from umay.staffing.rules.kinds import MAY_BEAR_GEAR, STANDS, Kind, State, may_bear_gear

__all__ = ["MAY_BEAR_GEAR", "STANDS", "Kind", "State", "Worker", "may_bear_gear"]

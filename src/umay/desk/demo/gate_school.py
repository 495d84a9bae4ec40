"""The school whose gate is being filled, as every part of the filling knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from umay.core.api import Actor
from umay.places import api as places


@dataclass(frozen=True, slots=True)
class Gate:
    """A school whose gate is filled. said: of gate.yaml. began: when the term did, or now outside of one. now: when it is made."""

    actor: Actor
    unit: places.UnitCard
    said: Mapping[str, Any]
    zone: ZoneInfo
    began: datetime
    now: datetime

    @property
    def today(self) -> date:
        """Return the day it is at the school."""
        return self.now.astimezone(self.zone).date()

"""Tables of the room."""

from __future__ import annotations

from umay.visits.models.closing import Closing
from umay.visits.models.order import Order
from umay.visits.models.visit import DayCount, Visit

__all__ = ["Closing", "DayCount", "Order", "Visit"]

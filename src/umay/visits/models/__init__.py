"""Tables of the room."""

from __future__ import annotations

from umay.visits.models.order import Order
from umay.visits.models.visit import DayCount, Visit

__all__ = ["DayCount", "Order", "Visit"]

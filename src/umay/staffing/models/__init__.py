"""Tables of the room."""

from __future__ import annotations

from umay.staffing.models.worker import Worker

__all__ = ["Worker"]

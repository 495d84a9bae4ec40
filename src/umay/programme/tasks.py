"""Jobs of the room. Each acts as the system, looks first, and is safe to repeat."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.task(name="programme.tell_sent_back")
def tell_sent_back(record_id: int) -> int:
    """Tell those who record for a unit that a task was sent back to it. record_id: of the task's record."""
    return record_id

"""What of a country's procedure the page for tellers shows: its ladder and its numbers to call, as plain values for the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from umay.packs.api import Helpline, Response


def shown_of(response: Response, helplines: Sequence[Helpline]) -> dict[str, Any]:
    """Return what a telling place keeps: hours of the ladder, counted from the receiving, and the numbers that say what they are for."""
    return {
        "ladder": [{"rung": one.rung, "hours": one.hours} for one in response.ladder],
        "helplines": [
            {
                "number": one.number,
                "title": dict(one.title),
                "for": list(one.good_for),
                "free": bool(one.free),
                "hours": dict(one.hours) if one.hours else None,
            }
            for one in helplines
            if one.good_for
        ],
    }

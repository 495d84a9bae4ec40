"""What a due date rests on, as it is stored beside the date, and back again. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from umay.timing import api as timing


def stored(due: timing.Due) -> dict[str, Any]:
    """Return what explains the date, as JSON. That the year is the document's own is left out: a person confirmed it for this year."""
    return {
        "timing": timing.to_json(due.timing),
        "notes": [
            {"code": note.code} | ({"day": note.day.isoformat()} if note.day else {}) | ({"event": note.event} if note.event else {})
            for note in due.notes
            if note.code != "source_year"
        ],
    }


def restored(why: Mapping[str, Any], *, ordinal: int, opens_on: date | None, due_on: date) -> timing.Due:
    """Return the due date that was stored, so that a sentence can be made of it."""
    notes = tuple(
        timing.Note(note["code"], date.fromisoformat(note["day"]) if "day" in note else None, note.get("event")) for note in why["notes"]
    )
    window = (opens_on, due_on) if opens_on else None
    return timing.Due(ordinal, window, due_on, timing.from_json(why["timing"]), notes)

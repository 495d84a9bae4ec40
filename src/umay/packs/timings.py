"""The timing of a row: checks that its object is the normal form and gives its value. Which dates it yields is umay.timing's."""

from __future__ import annotations

from typing import Any

from umay.timing.api import from_json
from umay.timing.values import Timing


def read_form(value: Any) -> dict[str, Any]:
    """Return the object as it stands. Raises ValueError when it is no timing."""
    timing_of_form(value)
    return dict(value)


def timing_of_form(form: Any) -> Timing:
    """Return the timing of its object. Raises ValueError, which names the key that is wrong."""
    if not isinstance(form, dict):
        raise ValueError("a timing is a map with its kind, such as {kind: continuous}")  # noqa: TRY004 - pydantic collects ValueError
    return from_json(form)

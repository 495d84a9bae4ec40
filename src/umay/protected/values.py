"""Values that other rooms hand in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lifter:
    """Somebody who sees a protected place, and with another one can lift the protection. unit_id: where they hold their appointment."""

    person_id: int
    unit_id: int

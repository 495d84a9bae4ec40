"""The daily check of waiting buses: five things each. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from umay.kernel.refusal import Refusal

THINGS: Final = ("there", "in_bay", "guide", "belts", "counted")
"""What is looked at, in the order of the page. Stored by these names."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one bus. A bus that is not there has nothing of the rest."""

    there: bool = True
    in_bay: bool = True
    guide: bool = True
    belts: bool = True
    counted: bool = True

    def sound(self) -> Seen:
        """Return the same, with nothing said of a bus that is not there."""
        return self if self.there else Seen(there=False, in_bay=False, guide=False, belts=False, counted=False)


def seen_as(said: str, faults: Iterable[str]) -> Seen:
    """Return what somebody saw who said "right", "wrong" (with what is not) or "away" of a bus.

    >>> wrong_with(seen_as("wrong", ["belts"]))
    ('belts',)
    >>> wrong_with(seen_as("away", []))
    ('there',)
    """
    if said == "away":
        return Seen(there=False).sound()
    return Seen(**dict.fromkeys(faults if said == "wrong" else (), False))


def wrong_with(seen: Seen) -> tuple[str, ...]:
    """Return what is wrong, as names of THINGS; for a bus that is not there, that alone.

    >>> wrong_with(Seen(there=True, belts=False))
    ('belts',)
    >>> wrong_with(Seen(there=False, belts=False))
    ('there',)
    """
    return ("there",) if not seen.there else tuple(name for name in THINGS if not getattr(seen, name))


def agreed_refusal(agreed_on: date, today: date, hours: tuple[time, time, time, time]) -> Refusal | None:
    """Return why an agreement may not be kept so, or None. hours: buses come from, until, leave from, until."""
    if agreed_on > today:
        return Refusal("ways.agreed_later")
    comes_from, comes_until, leaves_from, leaves_until = hours
    return Refusal("ways.hours_turned") if comes_until <= comes_from or leaves_until <= leaves_from else None


def check_refusal(buses: frozenset[int], seen: frozenset[int], *, is_done: bool) -> Refusal | None:
    """Return why a check may not be kept, or None: one a day, of every bus of the plan."""
    if is_done:
        return Refusal("ways.checked_today")
    if not buses:
        return Refusal("ways.no_buses")
    return Refusal("ways.bus_left_out") if seen != buses else None

"""A roster's week: windows down, days across, who stands in each and whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """One window of one day.

    people: (kind, name as shown); kind is police, guard, teacher, parent or coordinator. have, need: how many.
    said: the same as a sentence. short: what is missing, in words; empty when nothing is.
    """

    people: tuple[tuple[str, str], ...]
    have: int
    need: int
    said: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A time of the day. hours: said already. words: what happens then, such as "arrival"."""

    hours: str
    words: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The picture. days: said already, as many as each window has duties."""

    caption: str
    days: tuple[str, ...]
    windows: tuple[Window, ...]

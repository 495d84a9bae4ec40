"""A record as it was opened, for as long as one request takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from umay.absence.models import Followed


@dataclass(frozen=True, slots=True, repr=False)
class ChildRead:
    """A record, opened. place None: its place is protected and this reader was not let in to it. notes, courts: by id; None: not opened."""

    record: Followed
    words: Mapping[str, str]
    place: Mapping[str, str] | None
    notes: Mapping[UUID, str | None]
    courts: Mapping[UUID, Mapping[str, str] | None]


def initials(name: str) -> str:
    """Return the first letter of each part of a name, three at most.

    >>> initials("Ayşe Nur Örnek")
    'A. N. Ö.'
    """
    return " ".join(f"{part[0].upper()}." for part in name.split()[:3])

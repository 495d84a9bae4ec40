"""What can be rendered, as frozen values. All words are in their language already; nothing here knows how they will look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["pdf", "docx", "xlsx", "csv"]


@dataclass(frozen=True, slots=True)
class Both:
    """The same words in two languages, the second smaller beneath the first; an empty second leaves it out."""

    first: str
    second: str = ""


Cell = str | int | float | Both


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. weight: its share of the width beside the others. numbers: its cells stand at the right."""

    title: str | Both
    weight: float = 1.0
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading of their own; "" for rows without one. Line breaks in a cell are kept."""

    title: str | Both
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class TableDocument:
    """A table as one would hang it up.

    facts: pairs of name and what is said, above the table. notes: sentences beneath it. signatures: who signs, each with a line.
    footer: said on each page beside the page number. lang: of the words, as the interface names languages, or "zh-hans".
    Raises ValueError when a row has not as many cells as there are columns.
    """

    title: str | Both
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    lang: str
    subtitle: str | Both = ""
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    footer: str = ""
    landscape: bool = True

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        uneven = [row for section in self.sections for row in section.rows if len(row) != len(self.columns)]
        if uneven:
            raise ValueError(f"{len(uneven)} rows have not {len(self.columns)} cells")


@dataclass(frozen=True, slots=True)
class Event:
    """A day in a calendar. uid: stable for as long as the event lives, so that a calendar program moves it and makes no second one.

    until: last day, for an event of several days; None for one day. address: of the page that shows it.
    starts_at, ends_at: aware, for an event of some hours; None for whole days.
    """

    uid: str
    day: date
    title: str
    text: str = ""
    address: str = ""
    until: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CalendarDocument:
    """A calendar of days and hours. name: as the calendar program shows it. lang: of the words."""

    name: str
    events: tuple[Event, ...]
    lang: str


def first_of(words: Cell) -> str:
    """Return a cell's words as plain text: both languages under each other."""
    if isinstance(words, Both):
        return f"{words.first}\n{words.second}" if words.second else words.first
    return str(words)

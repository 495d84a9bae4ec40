"""Units by duties: one sign in each cell, hatching where nothing was received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("done", "due", "late", "open", "reason", "nothing", "none")


@dataclass(frozen=True, slots=True)
class Column:
    """A duty. url: what it is; may be empty."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's state in one duty.

    kind: one of KINDS. said: the state in words with its date, read aloud. url: what the cell counts; may be empty.
    Raises ValueError for an unknown kind.
    """

    kind: str
    said: str
    url: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is not one of {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class Row:
    """A unit. grade: 1 to 4, or 0 for none. share: said already, such as "50 %"; "" where nothing applies."""

    name: str
    cells: tuple[Cell, ...]
    share: str = ""
    grade: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The picture. legend: (kind, words) for the kinds that occur. corner, share_words: heads of the first and last column."""

    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    share_words: str
    legend: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{row.name} has {len(row.cells)} cells for {len(self.columns)} duties")


def share_done(cells: Sequence[Cell]) -> float | None:
    """Return how much of what applies is done; None where nothing applies.

    Nothing received counts as not done: silence is never good news.

    >>> share_done([Cell("done", ""), Cell("nothing", ""), Cell("none", "")])
    0.5
    """
    applies = [cell for cell in cells if cell.kind != "none"]
    return sum(cell.kind == "done" for cell in applies) / len(applies) if applies else None

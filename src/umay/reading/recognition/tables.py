"""What a document consists of once it is cut up: tables of cells, and running text. Only the values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from umay.reading.recognition.clues import clean
from umay.reading.values import Line


@dataclass(frozen=True)
class Cell:
    """One cell of a table with the lines of the source it holds; a merged cell stands in every place it covers."""

    lines: tuple[Line, ...] = ()

    @cached_property
    def text(self) -> str:
        """Return the cell's words, one line of the source below the other."""
        return "\n".join(said for line in self.lines if (said := clean(line.text)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows all have the same number of cells, or fewer. The heading row is among them.

    sheet: the name of the sheet it stands on, in a workbook.
    """

    rows: tuple[tuple[Cell, ...], ...]
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text."""

    lines: tuple[Line, ...]


Block = Table | Prose


def apart(cells: tuple[Cell, ...]) -> list[Cell]:
    """Return the cells that hold something, each merged one once."""
    seen: dict[int, Cell] = {id(cell): cell for cell in cells if cell.text}
    return list(seen.values())

"""Units by duties: one sign in each cell, hatching where nothing was received.

A grid has thousands of cells. Their markup is made here and not in a template: what repeats is escaped once, and a cell says only what its
row and column do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Final

from markupsafe import Markup

KINDS: Final = ("done", "due", "late", "open", "reason", "nothing", "none")


@dataclass(frozen=True, slots=True)
class Column:
    """A duty. url: what it is; may be empty."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's state in one duty.

    kind: one of KINDS. said: the state in words with its date, read aloud after the names of row and column. url: what the cell counts;
    may be empty.
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

    @property
    def body(self) -> Markup:
        """The cells as they stand on the page. They point to the signs that `signs` puts there once."""
        return Markup("".join([_cell(cell.kind, cell.said, cell.url) for cell in self.cells]))  # noqa: S704 - each part is escaped


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


def _cell(kind: str, said: str, url: str) -> str:
    start, end = _around(kind, said, is_link=bool(url))
    return f"{start}{escape(url)}{end}" if url else start


@lru_cache(maxsize=20_000)
def _around(kind: str, said: str, *, is_link: bool) -> tuple[str, str]:
    """Return what stands before and after the address of a cell; a cell that opens nothing is whole in the first."""
    sign = f'<svg class="icon" aria-hidden="true"><use href="#sign-{kind}"/></svg><span class="hidden">{escape(said)}</span>'
    if is_link:
        return f'<td><a class="cell" data-kind="{kind}" href="', f'">{sign}</a></td>'
    return f'<td><span class="cell" data-kind="{kind}">{sign}</span></td>', ""


_SIGNS: Final = re.compile(r'<symbol id="sign-[a-z]+".*?</symbol>', re.DOTALL)


@cache
def signs() -> Markup:
    """Return the signs of cells, to stand once on a page with a grid, so that no cell has to say where they lie."""
    icons = (Path(__file__).parents[1] / "static" / "umay" / "icons.svg").read_text(encoding="utf-8")
    return Markup(f'<svg hidden aria-hidden="true">{"".join(_SIGNS.findall(icons))}</svg>')  # noqa: S704 - a file of our own


def share_done(cells: Sequence[Cell]) -> float | None:
    """Return how much of what applies is done; None where nothing applies.

    Nothing received counts as not done: silence is never good news.

    >>> share_done([Cell("done", ""), Cell("nothing", ""), Cell("none", "")])
    0.5
    """
    applies = [cell for cell in cells if cell.kind != "none"]
    return sum(cell.kind == "done" for cell in applies) / len(applies) if applies else None

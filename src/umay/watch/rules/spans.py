"""Windows counted together: every window of a span counts, also one of which nothing is known. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """Windows alike, or one. required_min: of all of them; known_min: of those of which something was received; covered_min: of these.

    nothing: windows from which nothing was received; open: windows that nobody reckoned yet.
    """

    windows: int = 0
    required_min: int = 0
    known_min: int = 0
    covered_min: int = 0
    nothing: int = 0
    open: int = 0

    @property
    def short_min(self) -> int:
        """Minutes in which somebody was missing, as far as is known."""
        return self.known_min - self.covered_min

    @property
    def unknown_min(self) -> int:
        """Minutes of which nothing is known: they are no minutes without anybody."""
        return self.required_min - self.known_min

    @property
    def unknown(self) -> int:
        """Windows of which nothing is known."""
        return self.nothing + self.open

    @property
    def is_unknown(self) -> bool:
        """Tell whether nothing is known of any of them."""
        return self.known_min == 0 and self.unknown == self.windows

    @property
    def share(self) -> float:
        """Of all required minutes those that are proved to be held; 0 where none is required.

        >>> Held(windows=3, required_min=90, known_min=60, covered_min=45, nothing=1).share
        0.5
        """
        return self.covered_min / self.required_min if self.required_min else 0.0


def together(found: Iterable[Held]) -> Held:
    """Return all of them as one.

    >>> together([Held(1, 30, 30, 20), Held(1, 30, nothing=1)]).unknown_min
    30
    """
    every = list(found)
    return Held(
        windows=sum(one.windows for one in every), required_min=sum(one.required_min for one in every),
        known_min=sum(one.known_min for one in every), covered_min=sum(one.covered_min for one in every),
        nothing=sum(one.nothing for one in every), open=sum(one.open for one in every),
    )  # fmt: skip

"""What other rooms may use of figures."""

from __future__ import annotations

from umay.figures.publishing import publish
from umay.figures.values import INSIDE, PUBLIC, Counts, Node, Published, Row, Rule, Shown, added, counts_of, over_time, rounded

__all__ = [
    "INSIDE",
    "PUBLIC",
    "Counts",
    "Node",
    "Published",
    "Row",
    "Rule",
    "Shown",
    "added",
    "counts_of",
    "over_time",
    "publish",
    "rounded",
]

"""What other rooms may use of journal."""

from __future__ import annotations

from umay.journal.actions.keeping import erase_link, keep_line
from umay.journal.actions.seeding import InventedLine, seed_lines
from umay.journal.queries.calendars import recent
from umay.journal.queries.counting import Node
from umay.journal.queries.exporting import published_for
from umay.journal.queries.words import codes_for
from umay.journal.rules.coding import AgeBand, GradeBand, HourBand, LineFacts, Sex
from umay.journal.rules.quarters import Quarter, Span, read_quarter

__all__ = [
    "AgeBand",
    "GradeBand",
    "HourBand",
    "InventedLine",
    "LineFacts",
    "Node",
    "Quarter",
    "Sex",
    "Span",
    "codes_for",
    "erase_link",
    "keep_line",
    "published_for",
    "read_quarter",
    "recent",
    "seed_lines",
]

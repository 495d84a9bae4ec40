"""What other rooms may use of journal."""

from __future__ import annotations

from umay.journal.actions.keeping import erase_link, keep_line
from umay.journal.rules.coding import AgeBand, GradeBand, HourBand, LineFacts, Sex

__all__ = ["AgeBand", "GradeBand", "HourBand", "LineFacts", "Sex", "erase_link", "keep_line"]

"""How a round ended and what a scan is. Stored as they stand here; words for them are in queries/words.py. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Ending(StrEnum):
    """OPEN: still walked. WALKED: past every point. TIME_OVER: closed itself when its time was over. BY_HAND: ended early."""

    OPEN = "open"
    WALKED = "walked"
    TIME_OVER = "time_over"
    BY_HAND = "by_hand"


class Sheet(StrEnum):
    """What the number of the weekly sheet was: this week's, last week's, another; GONE: nothing hangs there; or not asked for."""

    RIGHT = "right"
    OLD = "old"
    WRONG = "wrong"
    GONE = "gone"
    NOT_ASKED = "not_asked"


COUNTS: Final = frozenset({Sheet.RIGHT, Sheet.GONE, Sheet.NOT_ASKED})
"""With these a scan says that somebody was there. One without a sheet is named on the round's page."""

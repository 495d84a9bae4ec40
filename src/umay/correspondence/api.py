"""What other rooms may use of correspondence."""

from __future__ import annotations

from umay.correspondence.queries.waiting import SilentLetter, silent_letters

__all__ = ["SilentLetter", "silent_letters"]

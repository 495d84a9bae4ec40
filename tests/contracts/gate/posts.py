"""What the pages and deeds of posts need, and one of everything that their addresses name."""

from __future__ import annotations

from typing import Any, Final

from tests.contracts.kinds import Answer, Body, Rule

PAGES: Final[dict[str, Rule]] = {}
DEEDS: Final[dict[str, Rule]] = {}
BODIES: Final[dict[str, Body]] = {}
SENT_TO: Final[dict[str, dict[str, str]]] = {}
WITHOUT_ACCOUNT: Final[dict[str, Answer]] = {}
WITH_A_SECRET: Final[set[str]] = set()
PUBLIC: Final[set[str]] = set()
UNTRIED: Final[set[str]] = set()
"""Deeds that nobody succeeds in here; each with its reason beside it."""


def things(_cast: Any) -> dict[str, Any]:
    """Make one of everything that an address of the room can name, at the first school."""
    return {}

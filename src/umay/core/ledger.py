"""What an action asked for and recorded while it ran. One ledger per outermost action."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from umay.core.access.perms import Perm


@dataclass(slots=True)
class Ledger:
    """The two things that no action may forget."""

    asked: list[Perm] = field(default_factory=list)
    recorded: list[str] = field(default_factory=list)


current: ContextVar[Ledger | None] = ContextVar("umay_ledger", default=None)

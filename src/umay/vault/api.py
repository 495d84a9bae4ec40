"""What other rooms may use of vault."""

from __future__ import annotations

__all__: list[str] = []

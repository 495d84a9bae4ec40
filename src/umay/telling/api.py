"""What other rooms may use of telling."""

from __future__ import annotations

__all__: list[str] = []

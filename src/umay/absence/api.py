"""What other rooms may use of absence."""

from __future__ import annotations

__all__: list[str] = []

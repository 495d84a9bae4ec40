"""What other rooms may use of figures."""

from __future__ import annotations

__all__: list[str] = []

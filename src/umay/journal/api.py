"""What other rooms may use of journal."""

from __future__ import annotations

__all__: list[str] = []

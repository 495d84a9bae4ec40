"""What other rooms may use of handover."""

from __future__ import annotations

__all__: list[str] = []

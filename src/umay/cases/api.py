"""What other rooms may use of cases."""

from __future__ import annotations

__all__: list[str] = []

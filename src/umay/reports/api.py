"""What other rooms may use of reports."""

from __future__ import annotations

__all__: list[str] = []

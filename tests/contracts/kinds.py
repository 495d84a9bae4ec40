"""The shapes of the matrix: what a page answers, and what is sent to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

Answer = Literal["login", "shown", "refused", "missing", "elsewhere"]
Rule = Callable[[Any, Any], Answer]
Body = Callable[[Any, Any], dict[str, Any]]

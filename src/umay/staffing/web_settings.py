"""What staffing adds to the settings: the middleware that knows the bearer of a pass."""

from __future__ import annotations

MIDDLEWARE = ("umay.staffing.by_pass.KnowThePass",)

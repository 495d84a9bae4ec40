"""What the kit puts around each request."""

from __future__ import annotations

from typing import Final

MIDDLEWARE: Final = ("umay.web.csp.content_policy",)

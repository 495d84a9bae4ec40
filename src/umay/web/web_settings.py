"""What the kit adds to the settings: what it puts around each request."""

from __future__ import annotations

MIDDLEWARE = ("umay.web.leading_on.lead_to_pages", "umay.web.resending.keep_what_was_typed")

"""How lines of a document are cited."""

from __future__ import annotations

from django.utils.translation import gettext as _


def in_lines(lines: str) -> str:
    """Return "line 49" or "lines 49–52, 60" in the reader's language; "" for no lines. lines: numbers and spans, as people write them."""
    if not lines:
        return ""
    if lines.isdecimal():
        return _("line %(line)s") % {"line": lines}
    return _("lines %(lines)s") % {"lines": lines}

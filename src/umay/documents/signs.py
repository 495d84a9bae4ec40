"""Square signs to scan, as the path of a drawing: no image is loaded and nothing is sent anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import segno


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and the address it leads to. size: units of a side, with the quiet edge. path: of the dark squares."""

    url: str
    size: int
    path: str


def sign_of(url: str) -> Sign:
    """Return the sign for an address; a quarter of it may be torn or dirty."""
    rows = list(segno.make(url, error="q", micro=False).matrix_iter(border=4))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Sign(url, len(rows), path)


def letter_to(email: str, subject: str, url: str) -> str:
    """Return the address of a letter that the reader's own mail sends; "" without an address. Umay sends and keeps nothing of it."""
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject)}&body={quote(url, safe='')}" if email else ""

"""Which forms work without a connection. A room offers its own when Django starts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Offered:
    """A form by the name of its route, and of the page that stands in for it: that one holds nothing personal and asks no database."""

    online: str
    offline: str


_OFFERED: list[Offered] = []


def offer_offline(online: str, offline: str) -> None:
    """Let a form be written without a connection. What it sends must be kept once however often it arrives."""
    one = Offered(online, offline)
    if one not in _OFFERED:
        _OFFERED.append(one)


def offered() -> dict[str, str]:
    """Return the addresses of the forms, each with that of the page that stands in for it."""
    return {reverse(one.online): reverse(one.offline) for one in _OFFERED}

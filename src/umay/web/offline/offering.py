"""Which forms work without a connection. A room offers its own when Django starts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Offered:
    """A form by the name of its route, and of the page that stands in for it: that one holds nothing personal and asks no database.

    title: how a link to it says it. for_all: for everybody a device knows, not only for those whose pages lead to it.
    """

    online: str
    offline: str
    title: str | Promise
    for_all: bool


_OFFERED: list[Offered] = []
_BELOW: list[str] = []


def offer_offline(online: str, offline: str, title: str | Promise, *, for_all: bool = False) -> None:
    """Let a form be written without a connection. What it sends must be kept once however often it arrives."""
    one = Offered(online, offline, title, for_all)
    if one not in _OFFERED:
        _OFFERED.append(one)


def offer_offline_below(offline: str) -> None:
    """Let every page beside this one, by the name of its route, be stood in for by it: addresses that a device cannot know in advance."""
    if offline not in _BELOW:
        _BELOW.append(offline)


def offered_below() -> dict[str, str]:
    """Return the folders of addresses whose pages one page stands in for, each with that page."""
    return {reverse(one).rstrip("/").rpartition("/")[0] + "/": reverse(one) for one in _BELOW}


def offline_who(person_uid: UUID | None) -> str:
    """Return the word by which a device knows who wrote something on it; it names nobody."""
    return salted_hmac("umay.offline", str(person_uid), algorithm="sha256").hexdigest()[:24] if person_uid else ""


def offered() -> dict[str, str]:
    """Return the addresses of the forms, each with that of the page that stands in for it."""
    return {reverse(one.online): reverse(one.offline) for one in _OFFERED}


def forms_offered() -> list[tuple[str, str | Promise, bool]]:
    """Return the address of each form, how a link says it, and whether it is for everybody a device knows."""
    return [(reverse(one.online), one.title, one.for_all) for one in _OFFERED]

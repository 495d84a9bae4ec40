"""The frame around a page: the places a person has, who and where they are. Values only; upper rooms fill them.

The setting UMAY_SHELL names the function, `(request) -> Shell`. Without it a page stands in a bare frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail.

    label: in the reader's language. short: for the phone's bar; the label when empty.
    icon: a name of static/umay/icons.svg. count: what waits there; 0 shows nothing. late: the count is of late things.
    The first four places are the phone's bar, the rest stand behind "More"; without a rest telling of a concern takes its place.
    """

    label: str
    url: str
    icon: str
    count: int = 0
    active: bool = False
    short: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the person's menu. post: it changes something, so it is sent as a form."""

    label: str
    url: str
    icon: str = ""
    post: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """A language one can switch to, named in itself."""

    code: str
    name: str
    active: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """All the frame shows.

    who: how the person is named on screen; empty when nobody is signed in. where: unit, area, and the time of the school year.
    menu: the person's own links. concern_url, search_url, sign_in_url: empty leaves the entry out. at: the address shown now.
    within: the pages that belong to the place one is at, where several do.
    demo: everything is invented, and each page says so. offline_who: stands for the person on this device, so that what was written
    without a connection is never sent in another's name; empty where forms are not kept at hand. sign_out_url: whole, so that the
    device forgets who it was.
    """

    title: str = "Umay"
    who: str = ""
    where: str = ""
    places: tuple[Place, ...] = ()
    menu: tuple[Link, ...] = ()
    languages: tuple[Language, ...] = ()
    home_url: str = "/"
    concern_url: str = ""
    search_url: str = ""
    sign_in_url: str = ""
    at: str = "/"
    within: tuple[Place, ...] = ()
    demo: bool = False
    offline_who: str = ""
    sign_out_url: str = ""


def languages() -> tuple[Language, ...]:
    """Return the interface languages, the reader's marked."""
    now = translation.get_language()
    return tuple(Language(code, name, code == now) for code, name in settings.LANGUAGES)


def bare(request: HttpRequest, *, who: str = "") -> Shell:
    """Return a frame with languages only: for pages before sign-in and for errors. Touches no database.

    who: the word by which a device knows who has the page open, where what they wrote without a connection is sent from it.
    """
    return Shell(languages=languages(), at=request.get_full_path(), demo=getattr(settings, "UMAY_DEMO", False), offline_who=who)


@cache
def _filler(dotted: str) -> Callable[[HttpRequest], Shell]:
    filler: Callable[[HttpRequest], Shell] = import_string(dotted)
    return filler


def shell_for(request: HttpRequest) -> Shell:
    """Return the frame that the function named by UMAY_SHELL makes for the request."""
    dotted = getattr(settings, "UMAY_SHELL", "")
    return _filler(dotted)(request) if dotted else bare(request)

"""What a browser says of itself, in two words a person knows. Pure; nothing is decided by it."""

from __future__ import annotations

from typing import Final

# The first that is found counts: browsers name their forebears too.
_BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("YaBrowser", "Yandex"), ("SamsungBrowser", "Samsung"), ("CriOS", "Chrome"), ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS: Final = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


def browser_names(said: str) -> tuple[str, ...]:
    """Return the browser's and the system's name, as far as they can be told; names are not translated.

    >>> browser_names("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0")
    ('Firefox', 'Windows')
    """
    found = (next((name for mark, name in marks if mark in said), "") for marks in (_BROWSERS, _SYSTEMS))
    return tuple(name for name in found if name)

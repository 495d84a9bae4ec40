"""What a notice may hold: a code, a place in Umay to look at, and counts. Never a name, a school, a duty or a child. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_CODE: Final = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_LINK: Final = re.compile(r"/(?![/\\])[A-Za-z0-9/_?=&.#~-]*")
LONGEST_LINK: Final = 300


def check_notice(code: str, link: str, counts: Mapping[str, int]) -> None:
    """Raise ValueError unless code and link are of our own making and nothing but counts goes along."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no code of a notice")
    if len(link) > LONGEST_LINK or not _LINK.fullmatch(link):
        raise ValueError("a notice leads to a page of this site")
    if any(type(count) is not int for count in counts.values()):
        raise ValueError("a notice holds counts and nothing else")


def added(before: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    """Return the counts of two notices that became one.

    >>> added({"week": 2}, {"week": 1, "below": 4})
    {'week': 3, 'below': 4}
    """
    return {name: before.get(name, 0) + more.get(name, 0) for name in {**before, **more}}

"""A sample roster: one invented post, five days, three windows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from umay.web.pictures.week import Duty, Week, Window

_DAYS: Final = ("Mon 12", "Tue 13", "Wed 14", "Thu 15", "Fri 16")
_STAFF: Final = {
    "arrival": (("police", "Officer R"), ("guard", "Guard S"), ("teacher", "Teacher T")),
    "first lessons out": (("guard", "Guard S"), ("teacher", "Teacher T")),
    "last lessons out": (("guard", "Guard S"), ("teacher", "Teacher T")),
}
_PARENTS: Final = {
    "arrival": ("ABCD", "EFGH", "JKLM", "NPAB", "CDEF"),
    "first lessons out": ("GHJK", "LMNP", "ABCD", "EFG", "HJKL"),
    "last lessons out": ("MNPA", "BCDE", "FGHJ", "KLMN", "PABC"),
}
_HOURS: Final = (("7:30–8:20", "arrival"), ("14:50–15:10", "first lessons out"), ("15:50–16:10", "last lessons out"))


def week() -> Week:
    """Return the sample week; on Thursday one parent is missing."""
    return Week("Who stands at post 1, by window and day", _DAYS, tuple(_window(hours, words) for hours, words in _HOURS))


def _window(hours: str, words: str) -> Window:
    duties = []
    for parents in _PARENTS[words]:
        have, need = len(parents), 4
        people = (*_STAFF[words], *(("parent", f"Parent {letter}") for letter in parents))
        duties.append(Duty(people, have, need, f"{have} of {need} parents", "one parent short" if have < need else ""))
    return Window(hours, words, tuple(duties))


def page() -> Mapping[str, Any]:
    """Return the sample page of a post."""
    return {
        "week": week(),
        "kinds": (("police", "police"), ("guard", "guard"), ("teacher", "teacher on duty"), ("parent", "parent")),
    }

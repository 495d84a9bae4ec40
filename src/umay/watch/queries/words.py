"""Words for the codes of the room."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.staffing.api import Kind
from umay.watch.rules.states import LogKind

KINDS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        Kind.POLICE: pgettext_lazy("at a post", "police"),
        Kind.TRAFFIC_POLICE: pgettext_lazy("at a post", "traffic police"),
        Kind.AUXILIARY: pgettext_lazy("at a post", "auxiliary police"),
        Kind.GUARD: pgettext_lazy("at a post", "guard"),
        Kind.LEADER: pgettext_lazy("at a post", "duty leader"),
        Kind.TEACHER: pgettext_lazy("at a post", "teacher"),
        Kind.PARENT: pgettext_lazy("at a post", "parent"),
        Kind.RESIDENT: pgettext_lazy("at a post", "neighbour"),
        Kind.DRIVER: pgettext_lazy("at a post", "driver"),
        Kind.GUIDE: pgettext_lazy("at a post", "bus guide"),
        Kind.CANTEEN: pgettext_lazy("at a post", "canteen"),
        Kind.CLEANING: pgettext_lazy("at a post", "cleaning"),
        Kind.INTERN: pgettext_lazy("at a post", "intern"),
        Kind.OTHER: pgettext_lazy("at a post", "other"),
    }
)
LOG_KINDS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        LogKind.CALM: gettext_lazy("All was calm"),
        LogKind.CROWD: gettext_lazy("A crowd at the gate"),
        LogKind.TRAFFIC: gettext_lazy("Traffic"),
        LogKind.WEATHER: gettext_lazy("Weather"),
        LogKind.PLACE: gettext_lazy("Something about the place"),
        LogKind.OTHER: gettext_lazy("Something else"),
    }
)


def counted(kinds: Mapping[str, int]) -> str:
    """Return how many of which kinds, such as "parent 2, guard 1"."""
    return ", ".join(f"{KINDS[kind]} {number}" for kind, number in kinds.items())


def post_said(number: int, name: str) -> str:
    """Return how a post is called."""
    return _("Post %(number)s · %(name)s") % {"number": number, "name": name} if name else _("Post %(number)s") % {"number": number}

"""Words for the room's codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Words = Mapping[str, str | Promise]

WAS: Final[Words] = {
    "right": gettext_lazy("It came, and all is right"),
    "wrong": gettext_lazy("It came, but not all is right"),
    "away": gettext_lazy("It did not come"),
}
"""What somebody says of a bus, by the names that a form sends."""
FAULTS: Final[Words] = {
    "there": gettext_lazy("the bus was not there"),
    "in_bay": gettext_lazy("not in its bay"),
    "guide": gettext_lazy("no guide aboard"),
    "belts": gettext_lazy("belts not fastened"),
    "counted": gettext_lazy("not all aboard were counted"),
}

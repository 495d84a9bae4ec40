"""Words for the room's codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Words = Mapping[str, str | Promise]

THINGS: Final[Words] = {
    "there": gettext_lazy("The bus is there"),
    "in_bay": gettext_lazy("In its bay"),
    "guide": gettext_lazy("Guide aboard"),
    "belts": gettext_lazy("Belts fastened"),
    "counted": gettext_lazy("All aboard counted"),
}
FAULTS: Final[Words] = {
    "there": gettext_lazy("the bus was not there"),
    "in_bay": gettext_lazy("not in its bay"),
    "guide": gettext_lazy("no guide aboard"),
    "belts": gettext_lazy("belts not fastened"),
    "counted": gettext_lazy("not all aboard were counted"),
}

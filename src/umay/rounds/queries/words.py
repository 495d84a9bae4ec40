"""Words for the room's codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from umay.rounds.rules.kinds import Ending, Sheet

Words = Mapping[str, str | Promise]

ENDINGS: Final[Words] = {
    Ending.OPEN: gettext_lazy("under way"),
    Ending.WALKED: gettext_lazy("walked whole"),
    Ending.TIME_OVER: gettext_lazy("time was over"),
    Ending.BY_HAND: gettext_lazy("ended early"),
}
ENDING_TONES: Final = {Ending.OPEN: "act", Ending.WALKED: "done", Ending.TIME_OVER: "late", Ending.BY_HAND: "reason"}
SHEETS: Final[Words] = {
    Sheet.RIGHT: "",
    Sheet.NOT_ASKED: "",
    Sheet.OLD: gettext_lazy("last week's number, not counted"),
    Sheet.WRONG: gettext_lazy("wrong number, not counted"),
    Sheet.GONE: gettext_lazy("no sheet hung there"),
}

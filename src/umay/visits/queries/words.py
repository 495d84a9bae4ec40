"""What the codes of the room are called. Said in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.visits.rules.codes import Basis, Why

WHYS: Final[dict[Why, Promise]] = {
    Why.MEETING: _("to talk with somebody"),
    Why.EARLY_PICK_UP: _("to pick up a child early"),
    Why.DELIVERY: _("to deliver or fetch something"),
    Why.REPAIR: _("to repair or build"),
    Why.OFFICE: _("from an authority"),
    Why.EVENT: _("to an event"),
    Why.OTHER: _("for something else"),
}
BASES: Final[dict[Basis, Promise]] = {Basis.COURT: _("a court"), Basis.GOVERNOR: _("the governor")}

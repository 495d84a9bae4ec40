"""What the codes of the room are called. Said in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.visits.rules.codes import Basis, Step, Why

WHYS: Final[dict[Why, Promise]] = {
    Why.MEETING: _("to talk with somebody"),
    Why.EARLY_PICK_UP: _("to pick up a child early"),
    Why.DELIVERY: _("to deliver or fetch something"),
    Why.REPAIR: _("to repair or build"),
    Why.OFFICE: _("from an authority"),
    Why.EVENT: _("to an event"),
    Why.OTHER: _("for something else"),
}
STEPS: Final[dict[Step, Promise]] = {
    Step.WAIT_OUTSIDE: _("Ask them kindly to wait outside the gate."),
    Step.CALL_HEAD: _("Call the head."),
    Step.CALL_POLICE: _("Call the police."),
    Step.CLOSE_GATE: _("Close the gate."),
    Step.CHILDREN_INSIDE: _("Keep the children inside and out of sight."),
    Step.NO_CHILD: _("Hand no child over to them."),
    Step.HANDS_OFF: _("Do not touch or hold them; keep your distance."),
    Step.WRITE_TIME: _("Write down the time and what you saw."),
}
BASES: Final[dict[Basis, Promise]] = {Basis.COURT: _("a court"), Basis.GOVERNOR: _("the governor")}

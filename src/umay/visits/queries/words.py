"""What the codes of the room are called. Said in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from umay.visits.rules.codes import Basis, Decision, State, Why

WHYS: Final[dict[Why, Promise]] = {
    Why.MEETING: _("to talk with somebody"),
    Why.EARLY_PICK_UP: _("to pick up a child early"),
    Why.DELIVERY: _("to deliver or fetch something"),
    Why.REPAIR: _("to repair or build"),
    Why.OFFICE: _("from an authority"),
    Why.EVENT: _("to an event"),
    Why.OTHER: _("for something else"),
}
STATES: Final[dict[State, tuple[Promise, str]]] = {
    State.EXPECTED: (_("expected"), "plain"),
    State.WAITING: (_("waits at the gate"), "due"),
    State.INSIDE: (_("inside"), "act"),
    State.GONE: (_("gone"), "done"),
    State.TURNED: (_("not let in"), "reason"),
}
BASES: Final[dict[Basis, Promise]] = {Basis.COURT: _("a court"), Basis.GOVERNOR: _("the governor")}
DECISIONS: Final[dict[Decision, Promise]] = {
    Decision.SAME: _("the person of the order"),
    Decision.OTHER: _("somebody else of a like name"),
}

"""What codes of the room are called on pages."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from umay.staffing.rules.kinds import Kind, State
from umay.staffing.rules.lacking import Lack
from umay.staffing.rules.serving import Outcome
from umay.staffing.rules.teaching import TrainingKind

KINDS: Final[dict[Kind, Any]] = {
    Kind.PARENT: _("Parent"),
    Kind.TEACHER: _("Teacher"),
    Kind.LEADER: _("School leader"),
    Kind.GUARD: _("Security guard"),
    Kind.AUXILIARY: _("Auxiliary police"),
    Kind.POLICE: _("Police"),
    Kind.TRAFFIC_POLICE: _("Traffic police"),
    Kind.RESIDENT: _("Neighbour who helps"),
    Kind.DRIVER: _("Bus driver"),
    Kind.GUIDE: _("Bus guide"),
    Kind.CANTEEN: _("Canteen"),
    Kind.CLEANING: _("Cleaning"),
    Kind.INTERN: _("Intern"),
    Kind.OTHER: _("Somebody else"),
}
STATES: Final[dict[State, Any]] = {
    State.INVITED: _("invited"),
    State.WAITING: _("waiting"),
    State.ACCEPTED: _("accepted"),
    State.LEFT: _("left"),
    State.BARRED: _("may not serve"),
}
LACKS: Final[dict[Lack, Any]] = {
    Lack.PROOF: _("proof not seen"),
    Lack.LIST_CHANGED: _("look again: the list changed"),
    Lack.TRAINING: _("not taught yet"),
    Lack.INDUCTION_LATE: _("first month is over without a training"),
    Lack.COMMITMENT: _("commitment not signed"),
    Lack.NAME_ALIKE: _("a name like this stands in the register"),
    Lack.FOUND_BEFORE: _("found in the register before: the office is asked again"),
    Lack.ENROLLED_AGAIN: _("on the list already: asks for a pass again"),
}
OWN_LACKS: Final[dict[Lack, Any]] = {
    Lack.PROOF: _("Nobody at the school has looked at your proof of a clean record yet."),
    Lack.TRAINING: _("You have not taken part yet in the training before the first duty."),
    Lack.COMMITMENT: _("You have not signed the commitment yet."),
}
OUTCOMES: Final[dict[Outcome, Any]] = {
    Outcome.CLEAR: _("Nothing that bars"),
    Outcome.IN_RENEWAL: _("A new one is on its way; an earlier one was seen"),
    Outcome.BARRED_BY_LIST: _("Bars: an article of the list stands there"),
}
TRAININGS: Final[dict[TrainingKind, Any]] = {
    TrainingKind.INDUCTION: _("At the start"),
    TrainingKind.YEARLY: _("Every year"),
    TrainingKind.DUTY: _("For a duty"),
}

"""What the codes of the room are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umay.rosters.rules.states import RosterState, Why
from umay.staffing.api import Kind
from umay.turns.api import Break, Soft, Weight

KINDS: Final[Mapping[str, Any]] = {
    Kind.POLICE: pgettext_lazy("at a post", "police"),
    Kind.TRAFFIC_POLICE: pgettext_lazy("at a post", "traffic police"),
    Kind.AUXILIARY: pgettext_lazy("at a post", "auxiliary police"),
    Kind.GUARD: pgettext_lazy("at a post", "guard"),
    Kind.LEADER: pgettext_lazy("at a post", "duty leader"),
    Kind.TEACHER: pgettext_lazy("at a post", "teacher"),
    Kind.PARENT: pgettext_lazy("at a post", "parent"),
    Kind.RESIDENT: pgettext_lazy("at a post", "neighbour"),
}
STATES: Final = {
    RosterState.DRAFT: (pgettext_lazy("roster", "draft: only you see it"), "due"),
    RosterState.PUBLISHED: (pgettext_lazy("roster", "published"), "done"),
    RosterState.ENDED: (pgettext_lazy("roster", "ended"), "plain"),
}
BREAKS: Final = {
    Break.KIND: _("The place is for somebody of another kind."),
    Break.TWICE: _("They stand somewhere else at that hour."),
    Break.AWAY: _("They are away on that day."),
    Break.CANNOT: _("They said that they cannot at that time of the week."),
    Break.TURN: _("It is not the turn of their class or grade."),
    Break.DAY: _("They have another duty on the same day."),
    Break.DAYS_RUNNING: _("They would stand on more days in a row than the rules allow."),
    Break.MORNINGS_RUNNING: _("They would stand on more mornings in a row than the rules allow."),
    Break.WEEKS_RUNNING: _("They would stand in more weeks in a row than the rules allow."),
    Break.AFTERNOON_BEFORE: _("They would stand on the morning after an afternoon, which the rules do not allow."),
    Break.REST: _("They have a duty in the week before or after."),
    Break.WEEK: _("They have their duties of that week already."),
    Break.TERM: _("They have as many duties as they want, or as the rules allow."),
    Break.APART: _("Somebody of whom one must stay at home stands at that hour."),
    Break.TOGETHER: _("Who stands with them is not there."),
    Break.PATTERN: _("Their duties would come closer together than they rather should."),
    Break.RATHER_NOT: _("They would rather not at that time of the week."),
}
SOFTS: Final = {
    Soft.FAIR: (_("Fair shares"), _("Nobody stands much more often than others.")),
    Soft.REST: (_("Weeks of rest"), _("Nobody stands in two weeks one after the other.")),
    Soft.WISHES: (_("Wishes"), _("Where and when people like to stand.")),
    Soft.TOGETHER: (_("Couples together"), _("Those who want to stand together do.")),
    Soft.APART: (_("One stays at home"), _("Of two who share small children only one stands at a time.")),
    Soft.DISTANCE: (_("A long way"), _("Who has a long way stands a little less often.")),
    Soft.EXPERIENCED: (_("Somebody who knows"), _("In every window stands a parent who has stood before.")),
}
WEIGHTS: Final = {
    Weight.OFF: pgettext_lazy("weight of a rule", "off"),
    Weight.SMALL: pgettext_lazy("weight of a rule", "small"),
    Weight.NORMAL: pgettext_lazy("weight of a rule", "normal"),
    Weight.STRONG: pgettext_lazy("weight of a rule", "strong"),
}
WHYS: Final = {
    Why.ILL: _("ill"),
    Why.AWAY: _("away"),
    Why.CANNOT: _("cannot come"),
    Why.SWAPPED: _("swapped with somebody"),
    Why.REPLACED: _("filled anew"),
    Why.MOVED: _("moved"),
    Why.TAKEN_OUT: _("taken out"),
    Why.BARRED: _("may not serve"),
    Why.LEFT: _("left"),
}


def said_breaks(found: Iterable[str]) -> tuple[str, ...]:
    """Return in sentences what breaks."""
    return tuple(str(BREAKS[Break(one)]) for one in found)

"""What the codes are called."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy, pgettext_lazy

from umay.absence.rules.codes import AgeBand, GradeBand, Ground, HoldReason, MeasureKind, Outcome, Reason, Sex, State, Unmatched

REASONS: Final = {
    Reason.GUIDANCE: gettext_lazy("found by the guidance service"),
    Reason.POLICE: gettext_lazy("found by the police"),
    Reason.REGISTER: gettext_lazy("on a list of the population office"),
    Reason.OPEN_EDUCATION: gettext_lazy("pupil of open education"),
    Reason.NOT_ENROLLED_AGAIN: gettext_lazy("girl who did not enrol again"),
}
STATES: Final = {
    State.FOUND: gettext_lazy("found, nobody has gone yet"),
    State.FOLLOWED: gettext_lazy("being followed"),
    State.BACK: gettext_lazy("back at school"),
    State.ENROLLED_CONFIDENTIALLY: gettext_lazy("enrolled confidentially"),
    State.CLOSED: pgettext_lazy("a child's record", "closed"),
}
TONES: Final = {"found": "late", "followed": "due", "back": "done", "enrolled_confidentially": "done", "closed": "plain"}
SEXES: Final = {
    Sex.GIRL: pgettext_lazy("child", "girl"),
    Sex.BOY: pgettext_lazy("child", "boy"),
    Sex.UNKNOWN: pgettext_lazy("child", "not known"),
}
AGES: Final = {
    AgeBand.TO_5: gettext_lazy("up to 5 years"),
    AgeBand.FROM_6: gettext_lazy("6 to 9 years"),
    AgeBand.FROM_10: gettext_lazy("10 to 13 years"),
    AgeBand.FROM_14: gettext_lazy("14 years and more"),
}
GRADES: Final = {
    GradeBand.NONE: gettext_lazy("never at school"),
    GradeBand.PRESCHOOL: gettext_lazy("preschool"),
    GradeBand.PRIMARY: gettext_lazy("primary school"),
    GradeBand.LOWER: gettext_lazy("lower secondary school"),
    GradeBand.UPPER: gettext_lazy("upper secondary school"),
}
OUTCOMES: Final = {
    Outcome.MET_FAMILY: gettext_lazy("Spoke with the family"),
    Outcome.COMES_BACK: gettext_lazy("The child comes back to school"),
    Outcome.NEEDS_HELP: gettext_lazy("The family needs help first"),
    Outcome.NOT_AT_HOME: gettext_lazy("Nobody was at home"),
    Outcome.MOVED_AWAY: gettext_lazy("They have moved away"),
    Outcome.REFUSED: gettext_lazy("They did not want to speak"),
}
MEASURES: Final = {
    MeasureKind.EDUCATION: gettext_lazy("Education measure"),
    MeasureKind.COUNSELLING: gettext_lazy("Counselling measure"),
    MeasureKind.CARE: gettext_lazy("Care measure"),
    MeasureKind.HEALTH: gettext_lazy("Health measure"),
    MeasureKind.SHELTER: gettext_lazy("Shelter measure"),
}
GROUNDS: Final = {Ground.CONSENT: gettext_lazy("with consent"), Ground.LAW: gettext_lazy("by law")}
HOLDS: Final = {
    HoldReason.COURT: gettext_lazy("a court needs it"),
    HoldReason.INVESTIGATION: gettext_lazy("an investigation needs it"),
    HoldReason.COMPLAINT: gettext_lazy("a complaint is open"),
}
WHY_NONE: Final = {
    Unmatched.NO_GRADE: gettext_lazy("no team: the school has no grade yet"),
    Unmatched.NOBODY_SERVES: gettext_lazy("no team: none serves its district"),
    Unmatched.FULL: gettext_lazy("no team: all that serve it are full"),
}
MOVES: Final = {
    State.FOLLOWED: gettext_lazy("We follow the child"),
    State.BACK: gettext_lazy("Back at school"),
    State.ENROLLED_CONFIDENTIALLY: gettext_lazy("Enrolled confidentially"),
    State.CLOSED: gettext_lazy("Close the record"),
}
STOPPED: Final = {
    "": gettext_lazy("done"),
    "absence.clock_moved": gettext_lazy("stopped: the clock moved by more than a day"),
    "absence.too_many_to_delete": gettext_lazy("stopped: too many records at once"),
}

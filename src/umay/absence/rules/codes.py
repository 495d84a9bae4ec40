"""The coded facts of a followed child. Stored as they stand here; words for them are in queries/words.py."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """How the child was found. REGISTER: on a lawful list of the population office."""

    GUIDANCE = "guidance"
    POLICE = "police"
    REGISTER = "register"
    OPEN_EDUCATION = "open_education"
    NOT_ENROLLED_AGAIN = "not_enrolled_again"


class State(StrEnum):
    """How far it is. ENROLLED_CONFIDENTIALLY: at a school that nobody is told of."""

    FOUND = "found"
    FOLLOWED = "followed"
    BACK = "back"
    ENROLLED_CONFIDENTIALLY = "enrolled_confidentially"
    CLOSED = "closed"


class Sex(StrEnum):
    """As the school has it; UNKNOWN until somebody has seen the child."""

    GIRL = "girl"
    BOY = "boy"
    UNKNOWN = "unknown"


class AgeBand(StrEnum):
    """Years of age, in bands wide enough to point at nobody."""

    TO_5 = "to_5"
    FROM_6 = "from_6"
    FROM_10 = "from_10"
    FROM_14 = "from_14"


class GradeBand(StrEnum):
    """Where the child would be at school."""

    NONE = "none"
    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER = "lower"
    UPPER = "upper"


class Outcome(StrEnum):
    """What a visit found."""

    MET_FAMILY = "met_family"
    COMES_BACK = "comes_back"
    NOT_AT_HOME = "not_at_home"
    MOVED_AWAY = "moved_away"
    REFUSED = "refused"
    NEEDS_HELP = "needs_help"


class MeasureKind(StrEnum):
    """What a court orders for a child."""

    EDUCATION = "education"
    COUNSELLING = "counselling"
    CARE = "care"
    HEALTH = "health"
    SHELTER = "shelter"


class Ground(StrEnum):
    """Why another office may be let in."""

    CONSENT = "consent"
    LAW = "law"


class HoldReason(StrEnum):
    """Why a record outlives its day of deletion."""

    COURT = "court"
    INVESTIGATION = "investigation"
    COMPLAINT = "complaint"


class Unmatched(StrEnum):
    """Why a school has no mobile team."""

    NO_GRADE = "no_grade"
    NOBODY_SERVES = "nobody_serves"
    FULL = "full"

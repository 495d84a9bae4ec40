"""What a line of the journal may say: codes and numbers only. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from umay.kernel.ids import Uid
from umay.kernel.refusal import Refusal

UNKNOWN: Final = "unknown"
CODE: Final = r"^[a-z][a-z0-9_]{0,39}$"  # as packs write codes; the table's constraints say the same
OLDEST: Final = 25
MOST: Final = 2_000  # witnesses or offenders of one case; more is a slip of the finger


class Sex(StrEnum):
    """A child's sex as the journal codes it."""

    GIRL = "girl"
    BOY = "boy"
    UNKNOWN = "unknown"


class AgeBand(StrEnum):
    """Age groups that are counted."""

    TO_6 = "to_6"
    TO_10 = "to_10"
    TO_14 = "to_14"
    FROM_15 = "from_15"
    UNKNOWN = "unknown"


class HourBand(StrEnum):
    """When on a day it happened."""

    BEFORE = "before_school"
    LESSONS = "lessons"
    BREAKS = "breaks"
    AFTER = "after_school"
    EVENING = "evening"
    NIGHT = "night"
    UNKNOWN = "unknown"


class GradeBand(StrEnum):
    """What the child attends."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a line says of one child in a case. Codes of the country's pack; it names nobody.

    case_ref, child_ref: made for the journal and used nowhere else. kinds: the main one first. Numbers from `witnesses` to
    `staff_dismissed` are the whole case's and are counted once, on its first line. is_practice: a rehearsal, never written.
    """

    case_ref: Uid
    child_ref: Uid
    unit_id: int
    registered_on: date
    kinds: tuple[str, ...]
    place: str = UNKNOWN
    offender: str = UNKNOWN
    age: int | None = None
    sex: Sex = Sex.UNKNOWN
    grade_band: GradeBand = GradeBand.UNKNOWN
    hour_band: HourBand = HourBand.UNKNOWN
    ethnicity: str = ""
    high_risk: bool = False
    injured_at_school: bool = False
    long_absent: bool = False
    harmed_by_staff: bool = False
    witnesses: int = 0
    offender_pupils: int = 0
    juvenile_police: int = 0
    expelled: int = 0
    transferred: int = 0
    staff_dismissed: int = 0
    measures: tuple[str, ...] = ()
    referrals: tuple[str, ...] = ()
    offender_referrals: tuple[str, ...] = ()
    outcome: str = ""
    is_practice: bool = False


NUMBERS: Final = ("witnesses", "offender_pupils", "juvenile_police", "expelled", "transferred", "staff_dismissed")


def age_band(age: int | None) -> AgeBand:
    """Return the age group.

    >>> age_band(9), age_band(None)
    (<AgeBand.TO_10: 'to_10'>, <AgeBand.UNKNOWN: 'unknown'>)
    """
    if age is None:
        return AgeBand.UNKNOWN
    limits = ((6, AgeBand.TO_6), (10, AgeBand.TO_10), (14, AgeBand.TO_14))
    return next((band for limit, band in limits if age <= limit), AgeBand.FROM_15)


def line_refusal(facts: LineFacts, *, ethnicity_asked: bool) -> Refusal | None:
    """Return why the line cannot be kept, or None. ethnicity_asked: the deployment's law asks for it."""
    if facts.ethnicity and not ethnicity_asked:
        return Refusal("journal.ethnicity_off")
    if not facts.kinds or any(re.match(CODE, code) is None for code in _codes(facts)):
        return Refusal("journal.code_unknown")
    if facts.age is not None and not 0 <= facts.age <= OLDEST:
        return Refusal("journal.age_impossible", {"most": OLDEST})
    if any(not 0 <= getattr(facts, name) <= MOST for name in NUMBERS):
        return Refusal("journal.number_impossible", {"most": MOST})
    return None


def _codes(facts: LineFacts) -> tuple[str, ...]:
    several = (*facts.kinds, *facts.measures, *facts.referrals, *facts.offender_referrals)
    return (*several, facts.place, facts.offender, *filter(None, (facts.outcome, facts.ethnicity)))

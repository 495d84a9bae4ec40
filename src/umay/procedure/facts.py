"""What is known of a matter, in codes: the facts of the case and of each child, and what of it no list knows. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from umay.kernel.refusal import Refusal
from umay.packs import api as packs
from umay.procedure.steps import ROLES

FLAGS: Final[tuple[str, ...]] = (
    "danger",
    "self_harm",
    "images",
    "guardian_suspected",
    "guardian_accuses",
    "member_named",
    "crime_signs",
    "retaliation",
)
MARKS: Final = ("injured_at_school", "long_absent")
NUMBERS: Final = ("witnesses", "offender_pupils", "juvenile_police", "expelled", "transferred", "staff_dismissed")
"""What the journal counts of a whole case beyond its children."""
OLDEST: Final = 25
MOST_CHILDREN: Final = 40  # ours: a class; more children are several cases


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the matter, the main code of each list first. numbers: of the whole case, for the journal."""

    kinds: tuple[str, ...]
    offenders: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    hour_band: str = "unknown"
    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, repr=False)
class NewChild:
    """A child as it comes into a case; repr shows nothing of it."""

    name: str
    role: str = "harmed"
    age: int | None = None
    sex: str = "unknown"
    grade_band: str = "unknown"
    marks: tuple[str, ...] = ()


def facts_refusal(response: packs.Response, facts: Facts) -> Refusal | None:
    """Return why the facts cannot be kept, or None: a code that the country's lists do not know, or no kind at all."""
    if not facts.kinds:
        return Refusal("case.kind_missing")
    known: tuple[tuple[Collection[str], set[str]], ...] = (
        (facts.kinds, {one.code for one in response.kinds}),
        (facts.offenders, {one.code for one in response.offenders}),
        (facts.places, {one.code for one in response.places}),
        (facts.flags, set(FLAGS)),
        (facts.measures, {one.code for one in response.measures}),
    )
    return Refusal("case.code_unknown") if any(set(said) - codes for said, codes in known) else None


def child_refusal(child: NewChild, how_many: int) -> Refusal | None:
    """Return why the child cannot be kept, or None. how_many: children the case has already."""
    if not child.name.strip():
        return Refusal("case.name_missing")
    if child.role not in ROLES or set(child.marks) - set(MARKS):
        return Refusal("case.code_unknown")
    if child.age is not None and not 0 <= child.age <= OLDEST:
        return Refusal("case.age_impossible", {"most": OLDEST})
    return Refusal("case.too_many_children", {"most": MOST_CHILDREN}) if how_many >= MOST_CHILDREN else None

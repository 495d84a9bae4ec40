"""When a programme may be adopted. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from umay.kernel.refusal import Refusal


@dataclass(frozen=True, slots=True)
class AdoptionFacts:
    """What the rule needs to know. covered_by: the unit whose adoption already binds this one for the year, or "".

    is_adopter: the unit is one of those whom the programme names to adopt it.
    """

    pack_country: str
    unit_country: str
    is_adopter: bool
    has_calendar: bool
    covered_by: str
    live_rows: int


def adopt_refusal(facts: AdoptionFacts) -> Refusal | None:
    """Return why the pack may not be adopted, or None if it may."""
    if facts.pack_country != facts.unit_country:
        return Refusal("adoption.other_country")
    if not facts.is_adopter:
        return Refusal("adoption.not_this_office")
    if not facts.has_calendar:
        return Refusal("adoption.no_calendar")
    if facts.covered_by:
        return Refusal("adoption.already_covered", {"unit": facts.covered_by})
    if facts.live_rows == 0:
        return Refusal("adoption.nothing_live")
    return None

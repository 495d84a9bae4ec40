"""Whom an incident is told to, by its nature: the country's own numbers and offices, in the order in which one calls. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from umay.hazards.rules.kinds import Nature
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.procedure.api import calling

AGENCIES: Final[dict[Nature, tuple[str, ...]]] = {
    Nature.ATTACK: ("police", "prosecutor", "health", "education"),
    Nature.TRAFFIC: ("police", "health", "transport", "education"),
    Nature.FIRE: ("fire", "health", "police", "education"),
    Nature.CHILD_MISSING: ("police", "child_rights", "education"),
    Nature.CHILD_HARMED: ("police", "prosecutor", "child_rights", "health", "education"),
    Nature.STRANGER: ("police", "education"),
    Nature.OTHER: ("police", "education"),
}
"""The agencies of a pack that hear of an incident. Source: docs/sources.md, TR guide, MEB 4 and 19, and its traffic commission."""

NOT_CALLED_FIRST: Final = frozenset({Nature.OTHER})
"""Natures that are no danger by themselves: their numbers stand beneath, not first."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody to tell. code: stable, kept with "told"; number and dial: "" where the documents name none. in_danger: to call first."""

    code: str
    title: Text
    number: str = ""
    dial: str = ""
    in_danger: bool = False
    hours: Text | None = None


def whom_to_tell(
    nature: Nature, helplines: Iterable[packs.Helpline], response: packs.Response, agencies: Iterable[packs.Agency]
) -> tuple[Whom, ...]:
    """Return whom to tell of an incident: numbers for danger, then the offices of the nature, each number and office once."""
    found: dict[str, Whom] = {}
    for one in calling.numbers(helplines):
        if one.in_danger:
            found[f"call:{one.number}"[:60]] = Whom(f"call:{one.number}"[:60], one.title, one.number, one.dial, True, one.hours)
    by_agency = {one.agency: one for one in reversed(response.authorities)}
    by_code = {one.code: one for one in agencies}
    for agency in AGENCIES[nature]:
        if (office := by_agency.get(agency)) is not None:
            number = office.number or ""
            known = bool(number) and f"call:{number}" in found
            found[agency] = Whom(agency, office.title, "" if known else number, "" if known else _dial(number))
        elif (named := by_code.get(agency)) is not None:
            found[agency] = Whom(agency, named.title)
    return tuple(found.values())


def _dial(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")

"""The numbers to call in a country: of the packs that come with Umay for the page without an account, of what is adopted for staff."""

from __future__ import annotations

from dataclasses import dataclass

from umay.hazards.rules.calling import Whom, whom_to_tell
from umay.hazards.rules.kinds import Nature
from umay.packs import api as packs
from umay.places import api as places
from umay.procedure.api import calling
from umay.programme import api as programme


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number to call, in words. dial: what a telephone calls."""

    number: str
    dial: str
    title: str


def danger_numbers(country: str, lang: str) -> tuple[NumberLine, ...]:
    """Return the country's numbers for danger, in the reader's language. Asks no database."""
    lines = [line for pack in places.packs_of(country) for line in pack.helplines]
    return tuple(NumberLine(one.number, one.dial, one.title.in_(lang)) for one in calling.numbers(lines) if one.in_danger)


def called_for(nature: Nature, country: str) -> tuple[Whom, ...]:
    """Return whom to tell of an incident in the country, by its newest programmes, or by the packs that come with Umay."""
    found = list(programme.newest_packs(country)) or list(places.packs_of(country))
    lines = [line for pack in found for line in pack.helplines]
    own = next((pack.response for pack in found if pack.response is not None), None)
    agencies = [agency for pack in found for agency in pack.agencies]
    return whom_to_tell(nature, lines, own or packs.default_response(), agencies)

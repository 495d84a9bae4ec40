"""Whose offices may bind units to a programme: what the pack says, or what its rows suggest. Which offices exist is not known here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from umay.packs.schema import Pack
from umay.packs.schema_owners import Adopter

SCHOOLS_AGENCY: Final = "education"  # schools are units of education (glossary: unit)


def adopters(pack: Pack) -> tuple[Adopter, ...]:
    """Return whose offices may adopt the programme.

    A pack that says nothing may be adopted by offices and schools of education where any of its rows is theirs, and by the agency that
    leads most of its rows.
    """
    if pack.adopters:
        return pack.adopters
    live = [one for one in pack.obligations if one.status == "live"]
    owing = {owner.agency for one in live for owner in one.owners}
    leading = Counter(one.owners[0].agency for one in live).most_common(1)  # of equals the first in the document
    found = [SCHOOLS_AGENCY] if SCHOOLS_AGENCY in owing else []
    return tuple(Adopter(agency=agency) for agency in dict.fromkeys([*found, *(agency for agency, _rows in leading)]))


def may_adopt(named: Iterable[Adopter], agency: str, level: str) -> bool:
    """Tell whether an office of the agency at the level is one of those named.

    >>> may_adopt([Adopter(agency="education", levels=("district",))], "education", "school")
    False
    """
    return any(one.agency == agency and (not one.levels or level in one.levels) for one in named)

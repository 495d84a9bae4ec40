"""Which countries the packs that come with Umay are for. Reads their first file only: loading a pack takes seconds."""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from umay.packs import api as packs

_COUNTRY: Final = re.compile(r"^country:\s*\"?(\w{2})\b", re.MULTILINE)
_ZONE: Final = re.compile(r"^time_zone:\s*\"?([\w/+-]+)", re.MULTILINE)


@cache
def zones() -> dict[str, ZoneInfo]:
    """Return the time zone of each country that a pack which comes with Umay names, by the country's ISO code."""
    found: dict[str, ZoneInfo] = {}
    for country, codes in packs_by_country().items():
        for code in codes:
            said = _ZONE.search((packs.BUILTIN / code / "pack.yaml").read_text(encoding="utf-8-sig"))
            if said:
                found.setdefault(country, ZoneInfo(said[1]))
    return found


@cache
def packs_by_country() -> dict[str, tuple[str, ...]]:
    """Return the codes of the packs of each country, by the country's ISO code."""
    found: dict[str, tuple[str, ...]] = {}
    for code in packs.builtin_codes():
        said = _COUNTRY.search((packs.BUILTIN / code / "pack.yaml").read_text(encoding="utf-8-sig"))
        if said:
            found[said[1]] = (*found.get(said[1], ()), code)
    return found


def packs_of(country: str) -> tuple[packs.Pack, ...]:
    """Return the packs that come with Umay for the country, without their duties; none for a country without."""
    return tuple(packs.load_front(code) for code in packs_by_country().get(country, ()))

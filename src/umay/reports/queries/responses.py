"""By which procedure a country works."""

from __future__ import annotations

from typing import Any

from umay.packs import api as packs
from umay.programme import api as programme
from umay.reports.rules.showing import shown_of


def response_for(country: str) -> packs.Response:
    """Return what is done in the country when a child was harmed: of its newest programme that says so, else the neutral one."""
    own = (pack.response for pack in programme.newest_packs(country) if pack.response is not None)
    return next(own, None) or packs.default_response()


def shown_in(country: str) -> dict[str, Any]:
    """Return what telling places of the country show: the ladder, and every number that its programmes name, each once."""
    seen: dict[str, packs.Helpline] = {}
    for pack in programme.newest_packs(country):
        for one in pack.helplines:
            seen.setdefault(one.number, one)
    return shown_of(response_for(country), tuple(seen.values()))

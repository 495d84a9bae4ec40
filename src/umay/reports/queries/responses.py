"""By which procedure a country works, and what of it is to be done at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from umay.packs import api as packs
from umay.programme import api as programme
from umay.reports.rules.showing import shown_of


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number to call, in words. for_danger: for now."""

    number: str
    title: str
    hours: str
    for_danger: bool


@dataclass(frozen=True, slots=True)
class DoNow:
    """A kind of harm, and what whoever learns of it does first."""

    title: str
    steps: tuple[str, ...]


def response_for(country: str) -> packs.Response:
    """Return what is done in the country when a child was harmed: of its newest programme that says so, else the neutral one."""
    return _response_in(programme.newest_packs(country))


def _response_in(found: list[packs.Pack]) -> packs.Response:
    own = (pack.response for pack in found if pack.response is not None)
    return next(own, None) or packs.default_response()


def _helplines_in(found: list[packs.Pack]) -> tuple[packs.Helpline, ...]:
    seen: dict[str, packs.Helpline] = {}
    for pack in found:
        for one in pack.helplines:
            seen.setdefault(one.number, one)
    return tuple(seen.values())


def shown_in(country: str) -> dict[str, Any]:
    """Return what telling places of the country show: the ladder, and every number that its programmes name, each once."""
    found = programme.newest_packs(country)
    return shown_of(_response_in(found), _helplines_in(found))


def what_to_do(country: str, lang: str) -> tuple[tuple[NumberLine, ...], tuple[DoNow, ...]]:
    """Return the numbers to call, those for danger first, and for each kind of harm what to do at once, in the reader's language."""
    found = programme.newest_packs(country)
    lines = [
        NumberLine(one.number, one.title.in_(lang), one.hours.in_(lang) if one.hours else "", "danger" in one.good_for)
        for one in _helplines_in(found)
        if one.good_for
    ]
    kinds = (DoNow(kind.title.in_(lang), tuple(step.in_(lang) for step in kind.do_now)) for kind in _response_in(found).kinds)
    return tuple(sorted(lines, key=lambda line: not line.for_danger)), tuple(one for one in kinds if one.steps)

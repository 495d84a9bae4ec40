"""Whom to call: the numbers that a country's documents name, and how dangerous a kind of harm is taken to be. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from umay.kernel.text import Text
from umay.packs import api as packs


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call. in_danger: for now. hours: when somebody answers, None when nobody said."""

    number: str
    title: Text
    in_danger: bool
    hours: Text | None = None

    @property
    def dial(self) -> str:
        """What a telephone calls: the signs of the number that it can dial."""
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")


def numbers(helplines: Iterable[packs.Helpline], authorities: Iterable[packs.Authority] = ()) -> tuple[Call, ...]:
    """Return the numbers, each once, those for danger first, then those of authorities, then those who listen."""
    found: dict[str, Call] = {}
    lines = [one for one in helplines if one.good_for]
    for line in (one for one in lines if "danger" in one.good_for):
        found.setdefault(line.number, Call(line.number, line.title, True, line.hours))
    for office in authorities:
        if office.number:
            found.setdefault(office.number, Call(office.number, office.title, False))
    for line in lines:
        found.setdefault(line.number, Call(line.number, line.title, False, line.hours))
    return tuple(found.values())


def danger_of(response: packs.Response, kind: packs.Kind) -> int:
    """Return how dangerous a kind is taken to be: how many authorities are told of it at once, whoever did it."""
    alone = packs.Situation(kinds=frozenset({kind.code}), offenders=frozenset({"other"}))
    return sum(one.when is not None and one.within is not None and one.within.at_once for one in packs.authorities_for(response, alone))


def kinds_by_signs(response: packs.Response, signs: Collection[str]) -> tuple[packs.Kind, ...]:
    """Return the kinds that show any of the signs: those with most of them first, among equals the most dangerous."""
    seen = {kind.code: sum(sign.code in signs for sign in kind.signs) for kind in response.kinds}
    fitting = (kind for kind in response.kinds if seen[kind.code])
    return tuple(sorted(fitting, key=lambda kind: (-seen[kind.code], -danger_of(response, kind))))

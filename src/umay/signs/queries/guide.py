"""The guide to kinds and signs: what was seen, which harm to think of, whom to call, what to do now. Nothing that is ticked is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import translation

from umay.core.api import Actor, query
from umay.kernel.text import Text
from umay.packs import api as packs
from umay.procedure.api import calling
from umay.programme import api as programme
from umay.reports.api import response_for

GROUPS = ("body", "conduct", "surroundings")


@dataclass(frozen=True, slots=True)
class SignLine:
    """A sign to tick."""

    code: str
    title: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class KindShown:
    """A kind of harm to think of. seen: the ticked signs that it shows."""

    title: str
    hint: str
    seen: tuple[str, ...]
    forms: tuple[str, ...]
    effects: tuple[str, ...]
    do_now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallLine:
    """A number to call, in words. in_danger: for now. hours: when somebody answers, "" when nobody said."""

    number: str
    dial: str
    title: str
    hours: str
    in_danger: bool


@dataclass(frozen=True, slots=True)
class SignsPage:
    """All that the guide shows. groups: (code, signs). calls: those for danger first."""

    groups: tuple[tuple[str, tuple[SignLine, ...]], ...]
    kinds: tuple[KindShown, ...]
    all_kinds: tuple[KindShown, ...]
    calls: tuple[CallLine, ...]


@query
def signs_page(actor: Actor, ticked: Collection[str]) -> SignsPage:
    """Return the guide with what the ticked signs may mean; unknown codes count for nothing."""
    country = actor.seat.place.country if actor.seat else ""
    response = response_for(country)
    known = {sign.code: sign for kind in response.kinds for sign in kind.signs}
    groups = tuple(
        (group, tuple(SignLine(one.code, words(one.title), one.code in ticked) for one in known.values() if one.group == group))
        for group in GROUPS
    )
    found = calling.kinds_by_signs(response, set(ticked) & set(known))
    shown, rest = (tuple(_shown(one, ticked) for one in kinds) for kinds in (found, response.kinds))
    return SignsPage(groups, shown, rest, _calls(country, response))


def _calls(country: str, response: packs.Response) -> tuple[CallLine, ...]:
    lines = [line for pack in programme.newest_packs(country) for line in pack.helplines]
    found = calling.numbers(lines, response.authorities)
    return tuple(CallLine(one.number, one.dial, words(one.title), words(one.hours), one.in_danger) for one in found)


def words(text: Text | None) -> str:
    """Return a text of a pack in the reader's language; "" for none."""
    return text.in_(translation.get_language() or "en") if text is not None else ""


def _shown(kind: packs.Kind, ticked: Collection[str]) -> KindShown:
    return KindShown(
        title=words(kind.title),
        hint=words(kind.hint),
        seen=tuple(words(one.title) for one in kind.signs if one.code in ticked),
        forms=tuple(words(one.title) for one in kind.forms),
        effects=tuple(map(words, kind.effects)),
        do_now=tuple(map(words, kind.do_now)),
    )

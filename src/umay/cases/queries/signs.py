"""The guide to kinds and signs: what was seen, which kinds of harm to think of, what to do now. Nothing that is ticked is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from umay.cases.queries.case_page import words
from umay.core.api import Actor, query
from umay.packs import api as packs
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
class SignsPage:
    """All that the guide shows. groups: (code, signs)."""

    groups: tuple[tuple[str, tuple[SignLine, ...]], ...]
    kinds: tuple[KindShown, ...]
    all_kinds: tuple[KindShown, ...]


@query
def signs_page(actor: Actor, ticked: Collection[str]) -> SignsPage:
    """Return the guide with what the ticked signs may mean; unknown codes count for nothing."""
    response = response_for(actor.seat.place.country if actor.seat else "")
    known = {sign.code: sign for kind in response.kinds for sign in kind.signs}
    groups = tuple(
        (group, tuple(SignLine(one.code, words(one.title), one.code in ticked) for one in known.values() if one.group == group))
        for group in GROUPS
    )
    found = packs.kinds_by_signs(response, set(ticked) & set(known))
    return SignsPage(groups, tuple(_shown(one, ticked) for one in found), tuple(_shown(one, ticked) for one in response.kinds))


def _shown(kind: packs.Kind, ticked: Collection[str]) -> KindShown:
    return KindShown(
        title=words(kind.title),
        hint=words(kind.hint),
        seen=tuple(words(one.title) for one in kind.signs if one.code in ticked),
        forms=tuple(words(one.title) for one in kind.forms),
        effects=tuple(map(words, kind.effects)),
        do_now=tuple(map(words, kind.do_now)),
    )

"""Cross references of a pack: what one part names, another must hold. Shapes of single parts are checked in the schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from umay.packs.schema import ENTRY_LISTS, Pack
from umay.packs.schema_duties import Obligation
from umay.packs.schema_owners import Owner
from umay.packs.schema_posts import PostTemplate
from umay.packs.schema_register import Contradiction

Loc = tuple[str | int, ...]
KEY_OF = {
    "agencies": "code", "levels": "code", "roles": "code", "adopters": "agency", "sections": "code", "helplines": "number",
    "response.ladder": "rung", "response.retention": "category",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that leads nowhere. place: list, id of its part, then the path within the part."""

    place: Loc
    code: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Names:
    """Which names each list declares, also those of parts that are wrong in another way."""

    of: Mapping[str, frozenset[str]]

    def things(self) -> frozenset[str]:
        """Return ids of obligations and entries together."""
        return frozenset().union(self.of["obligations"], *(self.of[name] for name in ENTRY_LISTS))


def lost_names(pack: Pack, names: Names) -> Iterator[Lost]:
    """Yield every cross reference of the pack that leads nowhere."""
    for role in pack.roles:
        yield from known(("roles", role.code, "agency"), role.agency, names.of["agencies"])
        yield from known(("roles", role.code, "level"), role.level, names.of["levels"])
    for adopter in pack.adopters:
        yield from known(("adopters", adopter.agency, "agency"), adopter.agency, names.of["agencies"])
        for index, level in enumerate(adopter.levels):
            yield from known(("adopters", adopter.agency, "levels", index), level, names.of["levels"])
    for section in pack.sections:
        yield from known(("sections", section.code, "owner"), section.owner, names.of["agencies"])
    for obligation in pack.obligations:
        yield from _obligation(pack, obligation, names)
    for template in pack.post_templates:
        yield from _template(template, names)
    for contradiction in pack.contradictions:
        yield from _contradiction(pack, contradiction, names)


def _template(one: PostTemplate, names: Names) -> Iterator[Lost]:
    for part in ("takes", "leaves"):
        for index, taken in enumerate(getattr(one, part)):
            place = ("post_templates", one.id, part, index, "contradiction")
            yield from known(place, taken.contradiction, names.of["contradictions"])


def known(place: Loc, name: str | None, names: Collection[str]) -> Iterator[Lost]:
    """Yield that the name leads nowhere, with what may have been meant; nothing when it is known or not given."""
    if name is None or name in names:
        return
    near = get_close_matches(name, list(names), 1)
    remedy = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(sorted(names)[:12]) or 'none'}"
    yield Lost(place, "unknown_name", f'{place[-1] if isinstance(place[-1], str) else place[-2]}: there is no "{name}"', remedy)


def _owners(place: Loc, owners: tuple[Owner, ...], names: Names) -> Iterator[Lost]:
    for index, owner in enumerate(owners):
        here = (*place, index)
        yield from known((*here, "agency"), owner.agency, names.of["agencies"])
        yield from known((*here, "level"), owner.level, names.of["levels"])
        yield from known((*here, "role"), owner.role, names.of["roles"])


def _obligation(pack: Pack, one: Obligation, names: Names) -> Iterator[Lost]:
    here = ("obligations", one.id)
    yield from known((*here, "section"), one.section, names.of["sections"])
    yield from _owners((*here, "owners"), one.owners, names)
    for index, partner in enumerate(one.partners):
        yield from known((*here, "partners", index, "agency"), partner.agency, names.of["agencies"])
        yield from known((*here, "partners", index, "level"), partner.level, names.of["levels"])
    yield from known((*here, "follows"), one.follows, names.of["obligations"])
    yield from known((*here, "part_of"), one.part_of, names.of["obligations"])
    for index, need in enumerate(one.needs):
        yield from known((*here, "needs", index), need, names.of["placeholders"])
    for index, answer in enumerate(one.answers):
        other, item = answer.split(":", 1)
        if other == pack.pack:
            yield from known((*here, "answers", index), item, names.of["obligations"])
    yield from _both_ways(pack, one, names)


def _both_ways(pack: Pack, one: Obligation, names: Names) -> Iterator[Lost]:
    for index, contradiction_id in enumerate(one.contradicts):
        place = ("obligations", one.id, "contradicts", index)
        yield from known(place, contradiction_id, names.of["contradictions"])
        for contradiction in pack.contradictions:
            if contradiction.id == contradiction_id and one.id not in contradiction.affects:
                yield Lost(place, "one_way", f'"{contradiction_id}" does not affect "{one.id}"', f"add {one.id} to its affects")


def _contradiction(pack: Pack, one: Contradiction, names: Names) -> Iterator[Lost]:
    here = ("contradictions", one.id)
    for index, place in enumerate(one.places):
        yield from known((*here, "places", index, "item"), place.item, names.things())
        yield from _owners((*here, "places", index, "owners"), place.owners, names)
    for index, affected in enumerate(one.affects):
        yield from known((*here, "affects", index), affected, names.things())
        for obligation in pack.obligations:
            if obligation.id == affected and one.id not in obligation.contradicts:
                yield Lost(
                    (*here, "affects", index),
                    "one_way",
                    f'"{affected}" does not say that it contradicts',
                    f"add contradicts: [{one.id}] to it",
                )

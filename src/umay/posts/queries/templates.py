"""Templates of posts that a school starts from: its own country's first, then those of others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from umay.kernel.text import Text
from umay.packs import api as packs
from umay.places import api as places
from umay.posts.rules.kinds import PostKind

OWN: Final = "own"
"""The code of a start without a template."""
_GATE: Final = {
    "en": "School gate", "tr": "Okul kapısı", "kk": "Мектеп қақпасы", "ru": "Ворота школы", "vi": "Cổng trường", "zh": "學校大門",
}  # fmt: skip
_KINDS: Final[tuple[Literal["guard", "teacher", "parent"], ...]] = ("guard", "teacher", "parent")


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """A template and where it is from. is_own: of the school's own country."""

    pack: str
    pack_title: Text
    template: packs.PostTemplate
    is_own: bool

    @property
    def code(self) -> str:
        """What a post keeps of the template that it was begun from."""
        return f"{self.pack}/{self.template.id}"


@cache
def templates_for(country: str) -> tuple[TemplateCard, ...]:
    """Return the templates that come with Umay: those of the country first, in the order of their documents."""
    by_country = places.packs_by_country()
    own = by_country.get(country, ())
    others = tuple(code for codes in by_country.values() for code in codes if code not in own)
    return tuple(card for code in (*own, *others) for card in _of_pack(code, is_own=code in own))


def _of_pack(code: str, *, is_own: bool) -> list[TemplateCard]:
    title = packs.load_front(code).title
    return [TemplateCard(code, title, template, is_own) for template in packs.builtin_templates(code)]


def template_named(country: str, pack: str, name: str) -> TemplateCard | None:
    """Return the template; None where there is none of that name."""
    return next((card for card in templates_for(country) if card.pack == pack and card.template.id == name), None)


def limit_of(country: str, template: str, kind: PostKind) -> int | None:
    """Return how far from the gate a post may lie before it is warned of, in metres.

    By the template that it was begun from, else by the first of the country that says; None where none says.
    """
    cards = sorted(templates_for(country), key=lambda card: card.code != template)
    found = (card.template for card in cards if card.is_own or card.code == template)
    limits = (one.patrol_metres if kind is PostKind.PATROL else one.limit_metres for one in found)
    return next((limit for limit in limits if limit is not None), None)


def without_template() -> TemplateCard:
    """Return a start from nothing: a gate, held when pupils come and go, with as many people as one says."""
    needs = tuple(packs.TemplateNeed(kind=kind) for kind in _KINDS)
    window = packs.TemplateWindow(bells=("arrival", "dismissal"), needs=needs)
    name = Text.of(_GATE)
    post = packs.TemplatePost(name=name, windows=(window,), tasks=("be_early", "order", "cross", "look", "call"))
    bells = tuple(packs.TemplateBell(code=code, title=name) for code in ("arrival", "dismissal"))
    taken = packs.Taken(says=name, source=packs.Source(lines=(1, 1)))
    template = packs.PostTemplate(id=OWN, title=name, source=taken.source, bells=bells, posts=(post,), takes=(taken,))
    return TemplateCard(OWN, name, template, is_own=True)

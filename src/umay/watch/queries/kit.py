"""The kit of the posts: what is out with whom, what is missing, and to whom each thing may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, own_place, query
from umay.people.api import zone_of
from umay.posts.api import KitItem, kit_words
from umay.staffing.api import Kind, WorkerCard, may_bear_gear, workers_at
from umay.watch.models import Hand
from umay.watch.queries.words import KINDS, post_said
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class HandLine:
    """A thing in somebody's hands. is_missing: it did not come back."""

    uid: UUID
    what: str
    who: str
    said: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A thing of a post. left: how many are there to hand out. people: who may have it, id and words."""

    uid: UUID
    name: str
    said: str
    left: int
    defensive: bool
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KitPage:
    """All that the page shows. posts: title and things."""

    out: tuple[HandLine, ...]
    missing: tuple[HandLine, ...]
    posts: tuple[tuple[str, tuple[ItemLine, ...]], ...]


@query
def kit_page(actor: Actor, now: datetime) -> KitPage:  # noqa: ARG001
    """Return the kit of the actor's school: what is missing, what is out, what can be handed out and to whom."""
    place = own_place(actor)
    zone = zone_of(place.country)
    hands = list(Hand.objects.filter(unit_id=place.unit_id, back_at__isnull=True).select_related("item__post", "worker").order_by("out_at"))
    people = workers_at(actor)
    out: dict[int, int] = {}
    for hand in hands:
        out[hand.item_id] = out.get(hand.item_id, 0) + hand.number
    items = KitItem.objects.filter(unit_id=place.unit_id, closed_on__isnull=True, post__closed_on__isnull=True).select_related("post")
    by_post: dict[str, list[ItemLine]] = {}
    for item in items.order_by("post__number", "pk"):
        by_post.setdefault(post_said(item.post.number, item.post.name), []).append(_item(item, out.get(item.pk, 0), people))
    lines = [
        HandLine(
            one.uid, kit_words(one.item.name), one.worker.name if one.worker else "–",
            f"{post_said(one.item.post.number, '')} · {dates.say_moment(one.out_at, zone)}", one.missing_at is not None,
        )
        for one in hands
    ]  # fmt: skip
    return KitPage(
        out=tuple(line for line in lines if not line.is_missing),
        missing=tuple(line for line in lines if line.is_missing),
        posts=tuple((title, tuple(found)) for title, found in by_post.items()),
    )


def _item(item: KitItem, out: int, people: Sequence[WorkerCard]) -> ItemLine:
    may = [one for one in people if not item.defensive or may_bear_gear(one.kind, licensed=one.licensed)]
    if item.kind:
        may = [one for one in may if one.kind == Kind(item.kind)]
    return ItemLine(
        item.uid, kit_words(item.name), f"{max(0, item.number - out)}/{item.number}", max(0, item.number - out), item.defensive,
        tuple((str(one.uid), f"{one.name} · {KINDS[one.kind]}") for one in may),
    )  # fmt: skip

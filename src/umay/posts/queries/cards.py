"""Posts as other rooms and pages need them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, own_place, query
from umay.posts.models import Post
from umay.posts.rules.kinds import PostKind

PostMissing = Post.DoesNotExist


@dataclass(frozen=True, slots=True)
class KitCard:
    """A thing that is handed out at a post. kind: whom it is for, "" for everybody; defensive: for licensed guards and police only."""

    id: int
    uid: UUID
    name: str
    number: int
    defensive: bool
    kind: str


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post. metres: from the gate, None where nobody measured. map_x, map_y: thousandths of the map, from the upper left.

    picture_x, picture_y: the same on the school's own picture, the one of picture_number.
    """

    id: int
    uid: UUID
    number: int
    name: str
    kind: PostKind
    where: str
    metres: int | None
    map_x: int | None
    map_y: int | None
    lead_min: int
    call_number: str
    tasks: tuple[str, ...]
    template: str
    kit: tuple[KitCard, ...] = ()
    picture_x: int | None = None
    picture_y: int | None = None
    picture_number: int | None = None


@query
def post_cards(actor: Actor) -> tuple[PostCard, ...]:
    """Return the open posts of the actor's school by number."""
    found = Post.objects.filter(unit_id=own_place(actor).unit_id, closed_on__isnull=True).prefetch_related("kit").order_by("number", "pk")
    return tuple(map(card_of, found))


@query
def post_card(actor: Actor, uid: UUID) -> PostCard:
    """Return a post of the actor's school, also a closed one. Raises PostMissing for a missing and a hidden one alike."""
    return card_of(Post.objects.prefetch_related("kit").get(uid=uid, unit_id=own_place(actor).unit_id))


def card_of(row: Post) -> PostCard:
    """Return the card of a post."""
    kit = sorted((one for one in row.kit.all() if one.closed_on is None), key=lambda one: one.pk)
    return PostCard(
        id=row.pk, uid=row.uid, number=row.number, name=row.name, kind=PostKind(row.kind), where=row.where, metres=row.metres,
        map_x=row.map_x, map_y=row.map_y, picture_x=row.picture_x, picture_y=row.picture_y,
        picture_number=row.picture_number, lead_min=row.lead_min, call_number=row.call_number, tasks=tuple(map(str, row.tasks)),
        template=row.template, kit=tuple(KitCard(one.pk, one.uid, one.name, one.number, one.defensive, one.kind) for one in kit),
    )  # fmt: skip

"""The maps of the school with its posts and open dangers on them: the school's own picture, and the neutral one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, own_place, query
from umay.hazards.api import OpenSpot, open_spots
from umay.places import api as places
from umay.posts.models import Post
from umay.posts.queries.cards import PostCard, post_card
from umay.posts.queries.templates import limit_of
from umay.posts.rules.kinds import PostKind


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on a picture that is MAP_WIDE wide. missing: of a post that lacks something."""

    number: int
    x: int
    y: int
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Danger:
    """An open danger on a picture, with the place of its mark's corners."""

    uid: UUID
    what: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """The picture as drawn, so high. number: another picture has another. unplaced: numbers of posts that nobody placed on it."""

    high: int
    number: int
    dots: tuple[Dot, ...]
    unplaced: tuple[int, ...]
    dangers: tuple[Danger, ...]


def own_picture(actor: Actor, posts: Iterable[Post], lacking: frozenset[int] = frozenset()) -> OwnPicture | None:
    """Return the school's own picture with its posts; None where it has none. lacking: numbers of posts that lack something."""
    own, rows = places.own_map(actor), list(posts)
    if own is None:
        return None
    placed = [row for row in rows if row.picture_number == own.number]
    dots = tuple(
        Dot(row.number, row.picture_x or 0, (row.picture_y or 0) * own.high // 1000, row.number in lacking) for row in placed
    )  # fmt: skip
    unplaced = tuple(row.number for row in rows if row not in placed)
    return OwnPicture(own.high, own.number, dots, unplaced, dangers_on(actor, own.high, own.number))


def dangers_on(actor: Actor, high: int, picture: int | None) -> tuple[Danger, ...]:
    """Return the open dangers of the actor's school that were put on a map, so high. picture: its number; None for the neutral one."""
    return tuple(_danger(one, high) for one in open_spots(actor) if one.picture == picture)


def _danger(one: OpenSpot, high: int) -> Danger:
    return Danger(one.uid, one.what, one.x * places.MAP_WIDE // 1000, one.y * high // 1000)


@dataclass(frozen=True, slots=True)
class PlacePage:
    """The map to point at a post on. own: the school's own picture where it is pointed at on that one. at: in hundredths, None for nowhere.

    dots: the other posts. inside, outside: what is said of the ring of the distance that the plan asks for; "" where there is none.
    """

    card: PostCard
    has_own: bool
    own: OwnPicture | None
    high: int
    dots: tuple[Dot, ...]
    at: tuple[int | None, int | None]
    limit_said: str
    inside: str
    outside: str


@query
def place_page(actor: Actor, uid: UUID, *, on_own: bool) -> PlacePage:
    """Return the map on which a post is placed. on_own: on the school's own picture, if it has one. Raises PostMissing."""
    rows = list(Post.objects.filter(unit_id=own_place(actor).unit_id, closed_on__isnull=True).order_by("number", "pk"))
    card, own = post_card(actor, uid), own_picture(actor, rows)
    limit = limit_of(own_place(actor).country, card.template, card.kind)
    if on_own and own is not None:
        others = tuple(one for one in own.dots if one.number != card.number)
        at = (card.picture_x, card.picture_y) if card.picture_number == own.number else (None, None)
        return PlacePage(card, True, own, own.high, others, _percent(at), "", "", "")
    spots = places.laid_out([places.Spot(row.metres, row.map_x, row.map_y) for row in rows], limit)
    others = tuple(Dot(row.number, *spot) for row, spot in zip(rows, spots, strict=True) if row.pk != card.id)
    at = _percent((card.map_x, card.map_y))
    return PlacePage(card, own is not None, None, places.MAP_HIGH, others, at, *_ring_words(limit, card))


def _ring_words(limit: int | None, card: PostCard) -> tuple[str, str, str]:
    if limit is None:
        return "", "", ""
    inside = _("Inside the ring: within %(limit)s m of the gate.") % {"limit": limit}
    outside = _("Outside the ring: farther from the gate than the %(limit)s m that the plan asks for.") % {"limit": limit}
    said = _("%(metres)s m from the gate") % {"metres": limit}
    farther = "" if card.kind is PostKind.PATROL else " " + _("A patrol may go farther.")
    return said, inside, outside + farther


def _percent(at: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    across, down = (None if one is None else round(one / 10) for one in at)
    return across, down


@query
def picture_page(actor: Actor) -> OwnPicture | None:
    """Return the own picture of the actor's school with its posts; None where it has none."""
    return own_picture(actor, Post.objects.filter(unit_id=own_place(actor).unit_id, closed_on__isnull=True).order_by("number"))

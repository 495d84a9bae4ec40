"""The school's own picture with its posts and open dangers on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from umay.core.api import Actor, query
from umay.hazards.api import OpenSpot, open_spots
from umay.posts.models import Post, SchoolPicture
from umay.posts.queries.own import own_place
from umay.posts.rules.mapping import WIDE

PictureMissing = SchoolPicture.DoesNotExist


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on a picture that is WIDE wide. missing: of a post that lacks something."""

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
    """The picture as drawn: WIDE wide and so high. version: changes with it. unplaced: numbers of posts that nobody placed on it."""

    high: int
    version: int
    dots: tuple[Dot, ...]
    unplaced: tuple[int, ...]


def own_picture(unit_id: int, posts: Iterable[Post], lacking: frozenset[int] = frozenset()) -> OwnPicture | None:
    """Return the school's own picture with its posts; None where it has none. lacking: numbers of posts that lack something."""
    found = SchoolPicture.objects.filter(unit_id=unit_id).values_list("wide", "high", "recorded_at").first()
    if found is None:
        return None
    wide, high, at = found
    tall, rows = max(WIDE * high // wide, 1), list(posts)
    dots = tuple(
        Dot(row.number, row.picture_x, row.picture_y * tall // 1000, row.number in lacking)
        for row in rows
        if row.picture_x is not None and row.picture_y is not None
    )
    return OwnPicture(tall, int(at.timestamp()), dots, tuple(row.number for row in rows if row.picture_x is None))


def dangers_on(actor: Actor, high: int) -> tuple[Danger, ...]:
    """Return the open dangers of the actor's school on a map that is WIDE wide and so high."""
    return tuple(_danger(one, high) for one in open_spots(actor))


def _danger(one: OpenSpot, high: int) -> Danger:
    return Danger(one.uid, one.what, one.x * WIDE // 1000, one.y * high // 1000)


@query
def picture_file(actor: Actor) -> tuple[bytes, str]:
    """Return the picture of the actor's school and its type. Raises PictureMissing."""
    row = SchoolPicture.objects.get(unit_id=own_place(actor).unit_id)
    return bytes(row.data), row.media_type


@query
def picture_page(actor: Actor) -> OwnPicture | None:
    """Return the own picture of the actor's school with its posts; None where it has none."""
    unit_id = own_place(actor).unit_id
    return own_picture(unit_id, Post.objects.filter(unit_id=unit_id, closed_on__isnull=True).order_by("number"))

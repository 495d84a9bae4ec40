"""Changing a post, its windows and its kit list. What was held stays as it was: a window that ends is closed, not erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from umay.core.api import Actor, Perm, action, just_done, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.actions.announcing import windows_changed
from umay.posts.actions.setting_up import BEARERS, fill_window, lock_posts, locked_post, write_kit, write_needs, write_window
from umay.posts.models import KitItem, Post, Window
from umay.posts.queries.own import day_at
from umay.posts.rules.drafts import KitDraft, PostDraft, WindowDraft, kit_refusal, post_refusal, window_refusal

WindowMissing = Window.DoesNotExist
KitMissing = KitItem.DoesNotExist


@action(Perm.POST_KEEP, "posts.changed")
def change_post(actor: Actor, uid: UUID, asked: PostDraft, *, now: datetime) -> Post:
    """Change what is said of a post; its windows and kit are changed one by one.

    Raises PostMissing, Refused ("access.not_granted", "posts.closed_already", "posts.number_taken", "posts.…"). Audit: posts.changed.
    """
    row = locked_post(actor, uid)
    place = own_place(actor)
    require(actor, Perm.POST_KEEP, place)
    lock_posts(place)
    if row.closed_on is not None:
        raise Refused(Refusal("posts.closed_already"))
    if refusal := post_refusal(replace(asked, windows=(), kit=()), BEARERS):
        raise Refused(refusal)
    number = asked.number or row.number
    if Post.objects.filter(unit_id=place.unit_id, number=number, closed_on__isnull=True).exclude(pk=row.pk).exists():
        raise Refused(Refusal("posts.number_taken", {"number": number}))

    row.number, row.name, row.kind, row.where = number, asked.name.strip(), asked.kind.value, asked.where.strip()
    row.metres, row.map_x, row.map_y, row.lead_min = asked.metres, asked.map_x, asked.map_y, asked.lead_min
    row.call_number, row.tasks = asked.call_number.strip(), list(asked.tasks)
    row.save()

    record(actor, "posts.changed", row.uid, at=now, place=place)
    return row


@action(Perm.POST_KEEP, "posts.placed")
def place_post(actor: Actor, uid: UUID, x: int, y: int, *, own: int | None = None, now: datetime) -> Post:
    """Say where on the map a post is, in thousandths of its width and height from the upper left. own: number of the school's own picture.

    Raises PostMissing, Refused ("access.not_granted"). Audit: posts.placed.
    """
    row = locked_post(actor, uid)
    require(actor, Perm.POST_KEEP, own_place(actor))

    x, y = min(max(x, 0), 1000), min(max(y, 0), 1000)
    if own is None:
        row.map_x, row.map_y = x, y
    else:
        row.picture_x, row.picture_y, row.picture_number = x, y, own
    row.save(update_fields=["map_x", "map_y", "picture_x", "picture_y", "picture_number"])

    record(actor, "posts.placed", row.uid, at=now)
    return row


@action(Perm.POST_KEEP, "posts.window_set")
def set_window(actor: Actor, post_uid: UUID, asked: WindowDraft, *, now: datetime, uid: UUID | None = None) -> Window:
    """Add a window to a post, or change the one of this id.

    Raises PostMissing, WindowMissing, Refused ("access.not_granted", "posts.closed_already", "posts.…"). Audit: posts.window_set.
    """
    post = locked_post(actor, post_uid)
    require(actor, Perm.POST_KEEP, own_place(actor))
    if post.closed_on is not None:
        raise Refused(Refusal("posts.closed_already"))
    if refusal := window_refusal(asked):
        raise Refused(refusal)

    row = _changed_window(post, uid, asked) if uid else write_window(post, asked, now)

    record(actor, "posts.window_set", row.uid, at=now, detail={"post": post.pk, "changed": uid is not None})
    windows_changed(own_place(actor))
    return row


def _changed_window(post: Post, uid: UUID, asked: WindowDraft) -> Window:
    row = Window.objects.select_for_update().get(uid=uid, post=post, closed_on__isnull=True)
    fill_window(row, asked)
    row.save()
    row.needs.all().delete()
    write_needs(row, asked)
    return row


@action(Perm.POST_KEEP, "posts.window_closed")
def close_window(actor: Actor, post_uid: UUID, uid: UUID, *, now: datetime) -> None:
    """End a window from today on; clicked twice by the same person it is ended once.

    Raises PostMissing, WindowMissing, Refused ("access.not_granted"). Audit: posts.window_closed.
    """
    post = locked_post(actor, post_uid)
    require(actor, Perm.POST_KEEP, own_place(actor))
    row = Window.objects.select_for_update().get(uid=uid, post=post)
    again = _was_closed(actor, row, "posts.window_closed", now)

    if not again:
        row.closed_on = day_at(actor, now)
        row.save(update_fields=["closed_on"])

    record(actor, "posts.window_closed", row.uid, at=now, detail={"post": post.pk, "again": again})
    windows_changed(own_place(actor))


def _was_closed(actor: Actor, row: Window | KitItem, verb: str, now: datetime) -> bool:
    """Tell whether the actor ended it a moment ago. Raises WindowMissing or KitMissing for what somebody else ended, or long ago."""
    if row.closed_on is None:
        return False
    if not just_done(actor, verb, [row.uid], now):
        raise type(row).DoesNotExist
    return True


@action(Perm.POST_KEEP, "posts.kit_added")
def add_kit(actor: Actor, post_uid: UUID, asked: KitDraft, *, now: datetime) -> None:
    """Put a thing on a post's kit list.

    Raises PostMissing, Refused ("access.not_granted", "posts.gear_for_guards_and_police"). Audit: posts.kit_added.
    """
    post = locked_post(actor, post_uid)
    require(actor, Perm.POST_KEEP, own_place(actor))
    if refusal := kit_refusal(asked, BEARERS):
        raise Refused(refusal)

    write_kit(post, (asked,))

    record(actor, "posts.kit_added", post.uid, at=now, detail={"defensive": asked.defensive})


@action(Perm.POST_KEEP, "posts.kit_taken_away")
def remove_kit(actor: Actor, post_uid: UUID, uid: UUID, *, now: datetime) -> None:
    """Take a thing off a post's kit list from today on, once; what was handed out stays written down.

    Raises PostMissing, KitMissing, Refused ("access.not_granted"). Audit: posts.kit_taken_away.
    """
    post = locked_post(actor, post_uid)
    require(actor, Perm.POST_KEEP, own_place(actor))
    row = KitItem.objects.select_for_update().get(uid=uid, post=post)
    again = _was_closed(actor, row, "posts.kit_taken_away", now)

    if not again:
        row.closed_on = day_at(actor, now)
        row.save(update_fields=["closed_on"])

    record(actor, "posts.kit_taken_away", row.uid, at=now, detail={"post": post.pk, "again": again})

"""Setting up a post with its windows and its kit, and closing one."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Max

from umay.core.api import Actor, Perm, Place, action, just_done, own_place, record, require
from umay.kernel.refusal import Refusal, Refused
from umay.posts.actions.announcing import windows_changed
from umay.posts.actions.ringing import add_ring, carry_rings
from umay.posts.models import KitItem, Need, Post, Window
from umay.posts.queries.own import day_at
from umay.posts.rules.drafts import KitDraft, PostDraft, SetUpDraft, WindowDraft, is_gear, post_refusal, ring_refusal
from umay.staffing.api import MAY_BEAR_GEAR

BEARERS = frozenset(one.value for one in MAY_BEAR_GEAR)


@action(Perm.POST_KEEP, "posts.set_up")
def add_post(actor: Actor, asked: PostDraft, *, now: datetime) -> Post:
    """Set up a post at the actor's school and return it; without a number it takes the next that is free.

    Raises Refused ("access.not_granted", "posts.number_taken", "posts.…"). Audit: posts.set_up.
    """
    place = own_place(actor)
    require(actor, Perm.POST_KEEP, place)
    lock_posts(place)

    row = _write_post(actor, asked, place, now)

    record(actor, "posts.set_up", row.uid, at=now, place=place, detail={"windows": len(asked.windows), "template": asked.template})
    windows_changed(place)
    return row


@action(Perm.POST_KEEP, "posts.set_up")
def set_up(actor: Actor, asked: SetUpDraft, *, now: datetime) -> tuple[Post, ...]:
    """Set up several posts at once, with the rings of the bell that the school does not have yet; return the posts.

    A submission sent twice sets up once: posts that are there with the same names from the same template, opened in the last
    minute, are returned again. Raises Refused ("access.not_granted", "posts.nothing_chosen", "posts.…"). Audit: posts.set_up.
    """
    place = own_place(actor)
    require(actor, Perm.POST_KEEP, place)
    lock_posts(place)
    if not asked.posts:
        raise Refused(Refusal("posts.nothing_chosen"))
    refusals = (ring_refusal(one) for one in asked.rings)
    if refusal := next((one for one in refusals if one is not None), None):
        raise Refused(refusal)

    there = _just_set_up(asked, place, now)
    if asked.rings and not there:
        carry_rings(actor, place, asked.school_year, now)
    for ring in asked.rings if not there else ():
        add_ring(actor, place, ring, asked.school_year, now)
    rows = there or tuple(_write_post(actor, one, place, now) for one in asked.posts)

    detail = {"posts": len(rows), "rings": len(asked.rings), "template": asked.posts[0].template, "again": bool(there)}
    record(actor, "posts.set_up", rows[0].uid, at=now, place=place, detail=detail)
    windows_changed(place)
    return rows


def _just_set_up(asked: SetUpDraft, place: Place, now: datetime) -> tuple[Post, ...]:
    names = [one.name.strip() for one in asked.posts]
    found = Post.objects.filter(unit_id=place.unit_id, closed_on__isnull=True, recorded_at__gt=now - timedelta(minutes=1)).order_by(
        "number"
    )
    rows = tuple(found.filter(name__in=names, template=asked.posts[0].template))
    return rows if [one.name for one in rows] == names else ()


def _write_post(actor: Actor, asked: PostDraft, place: Place, now: datetime) -> Post:
    """Write a post with its windows and kit. Raises Refused ("posts.number_taken", "posts.…")."""
    if refusal := post_refusal(asked, BEARERS):
        raise Refused(refusal)
    number = asked.number or _next_number(place)
    if Post.objects.filter(unit_id=place.unit_id, number=number, closed_on__isnull=True).exists():
        raise Refused(Refusal("posts.number_taken", {"number": number}))
    row = Post.objects.create(
        unit_id=place.unit_id, country=place.country, province_id=place.province_id, district_id=place.district_id, number=number,
        name=asked.name.strip(), kind=asked.kind.value, where=asked.where.strip(), metres=asked.metres, map_x=asked.map_x,
        map_y=asked.map_y, lead_min=asked.lead_min, call_number=asked.call_number.strip(), tasks=list(asked.tasks),
        template=asked.template, opened_on=day_at(actor, now), recorded_at=now, recorded_by_id=actor.person_id,
    )  # fmt: skip
    for window in asked.windows:
        write_window(row, window)
    write_kit(row, asked.kit)
    return row


@action(Perm.POST_KEEP, "posts.closed")
def close_post(actor: Actor, uid: UUID, *, now: datetime) -> Post:
    """Close a post from today on; what was recorded at it stays. Clicked twice by the same person it is closed once.

    Raises PostMissing, Refused ("access.not_granted", "posts.closed_already"). Audit: posts.closed.
    """
    row = locked_post(actor, uid)
    require(actor, Perm.POST_KEEP, own_place(actor))
    again = row.closed_on is not None
    if again and not just_done(actor, "posts.closed", [row.uid], now):
        raise Refused(Refusal("posts.closed_already"))

    if not again:
        row.closed_on = day_at(actor, now)
        row.save(update_fields=["closed_on"])

    record(actor, "posts.closed", row.uid, at=now, detail={"again": again})
    windows_changed(own_place(actor))
    return row


def locked_post(actor: Actor, uid: UUID) -> Post:
    """Return a post of the actor's school, locked. Raises PostMissing."""
    return Post.objects.select_for_update().get(uid=uid, unit_id=own_place(actor).unit_id)


def lock_posts(place: Place) -> None:
    """Let one at a time number the posts of a school; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('posts', %s))", [place.unit_id])


def _next_number(place: Place) -> int:
    """Return one more than the highest number in use: a number that a closed post had is free, one between two posts confuses."""
    found = Post.objects.filter(unit_id=place.unit_id, closed_on__isnull=True).aggregate(last=Max("number"))
    return (found["last"] or 0) + 1


def write_window(post: Post, asked: WindowDraft, added_at: datetime | None = None) -> Window:
    """Write a window and its needs as asked for. added_at: None for one that comes with its post."""
    row = Window(post=post, unit_id=post.unit_id, recorded_at=added_at)
    fill_window(row, asked)
    row.save(force_insert=True)
    write_needs(row, asked)
    return row


def fill_window(row: Window, asked: WindowDraft) -> None:
    """Put what was asked for into the row."""
    by_clock = not asked.bell_code
    row.label, row.bell_code, row.turn = asked.label.strip(), asked.bell_code, asked.turn.value
    row.before_min, row.after_min = (0, 0) if by_clock else (asked.before_min, asked.after_min)
    row.starts, row.ends = (asked.starts, asked.ends) if by_clock else (None, None)
    row.weekdays, row.grades = sorted(asked.weekdays), sorted(asked.grades)
    row.week_from, row.week_until = asked.week_from, asked.week_until
    row.class_weeks = {str(week): name for week, name in sorted(asked.class_weeks.items())}


def write_needs(row: Window, asked: WindowDraft) -> None:
    """Write how many of each kind the window needs."""
    Need.objects.bulk_create(Need(window=row, unit_id=row.unit_id, kind=kind, number=number) for kind, number in asked.needs.items())


def write_kit(post: Post, asked: tuple[KitDraft, ...]) -> None:
    """Write the kit list."""
    KitItem.objects.bulk_create(
        KitItem(
            post=post,
            unit_id=post.unit_id,
            name=one.name.strip(),
            number=one.number,
            defensive=one.defensive or is_gear(one.name),
            kind=one.kind,
        )
        for one in asked
    )

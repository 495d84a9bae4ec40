"""The page of one post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, Perm, own_place, query
from umay.places import api as places
from umay.posts.models import Post, Window
from umay.posts.queries.cards import PostCard, card_of
from umay.posts.queries.facts import hours_of, rings_of
from umay.posts.queries.overview import AHEAD, WindowLine, window_line
from umay.posts.queries.school_days import school_days_of
from umay.posts.queries.templates import limit_of, template_named
from umay.posts.queries.troubles import Told, told_of
from umay.posts.queries.words import PEOPLE, PLACES, kit_words, task_words
from umay.posts.rules.kinds import PostKind
from umay.posts.rules.looking import too_far, windows_found
from umay.staffing.api import Kind
from umay.web.api import dates


@dataclass(frozen=True, slots=True)
class KitLine:
    """A thing of the kit in words."""

    uid: UUID
    text: str
    whom: str
    defensive: bool


@dataclass(frozen=True, slots=True)
class PostPage:
    """All that the page shows. closed: since when, "" while it is held. too_far: the sentence that warns, "" for none."""

    card: PostCard
    kind: str
    facts: tuple[tuple[str, str], ...]
    windows: tuple[WindowLine, ...]
    kit: tuple[KitLine, ...]
    tasks: tuple[str, ...]
    troubles: tuple[Told, ...]
    too_far: str
    closed: str
    begun_from: str
    may_keep: bool


@query
def post_page(actor: Actor, uid: UUID, today: date) -> PostPage:
    """Return the page of a post of the actor's school. Raises PostMissing."""
    unit = places.own_unit(actor)
    row = Post.objects.prefetch_related("kit").get(uid=uid, unit_id=unit.id)
    card = card_of(row)
    rows = list(Window.objects.filter(post=row, closed_on__isnull=True).select_related("post").prefetch_related("needs").order_by("pk"))
    days = school_days_of(unit, today, today + AHEAD)
    rings = rings_of(unit.id, (day.year for day in days)).get(days[0].year if days else 0, ())
    limit = limit_of(unit.country, row.template, card.kind)
    return PostPage(
        card=card,
        kind=str(PLACES[card.kind]),
        facts=_facts(card),
        windows=tuple(sorted((window_line(one, rings, days) for one in rows), key=lambda one: (one.order, one.days, one.name))),
        kit=tuple(
            KitLine(one.uid, f"{one.number} × {kit_words(one.name)}", str(PEOPLE[Kind(one.kind)]) if one.kind else "", one.defensive)
            for one in card.kit
        ),
        tasks=tuple(map(task_words, card.tasks)),
        troubles=told_of(windows_found({one.pk: hours_of(one) for one in rows}, rings, days), {one.pk: one for one in rows}),
        too_far=_far(card.metres, limit, card.kind),
        closed=dates.say_date(row.closed_on) if row.closed_on else "",
        begun_from=_begun_from(unit.country, row.template),
        may_keep=actor.may(Perm.POST_KEEP, unit.place) and row.closed_on is None,
    )


@query
def post_row(actor: Actor, uid: UUID) -> Post:
    """Return an open post of the actor's school, to fill a form with. Raises PostMissing."""
    return Post.objects.get(uid=uid, unit_id=own_place(actor).unit_id, closed_on__isnull=True)


@query
def window_row(actor: Actor, post_uid: UUID, uid: UUID) -> Window:
    """Return a window of a post of the actor's school with its needs, to fill a form with. Raises WindowMissing."""
    found = Window.objects.prefetch_related("needs").filter(post__uid=post_uid, unit_id=own_place(actor).unit_id)
    return found.get(uid=uid, closed_on__isnull=True)


@query
def window_meant(actor: Actor, said: str) -> Window | None:
    """Return the window of the actor's school that an address names by its id or number; None for what is held no more, or was never."""
    held = Window.objects.select_related("post").filter(unit_id=own_place(actor).unit_id, closed_on__isnull=True)
    if said.isdecimal() and said.isascii():
        return held.filter(pk=int(said[:18])).first()
    try:
        return held.filter(uid=UUID(said)).first()
    except ValueError:
        return None


def _facts(card: PostCard) -> tuple[tuple[str, str], ...]:
    metres = _("nobody has measured it") if card.metres is None else _("%(metres)s m from the gate") % {"metres": card.metres}
    pairs = (
        (_("Where"), card.where),
        (_("How far"), metres),
        (_("Be there"), _("%(minutes)s minutes before each window") % {"minutes": card.lead_min}),
        (_("In danger call"), card.call_number or _("no number is written")),
    )
    return tuple((name, said) for name, said in pairs if said)


def _far(metres: int | None, limit: int | None, kind: PostKind) -> str:
    if not too_far(metres, limit):
        return ""
    values = {"metres": metres, "limit": limit}
    if kind is PostKind.PATROL:
        return _("This patrol goes %(metres)s m from the gate; the plan asks for %(limit)s m.") % values
    return _("This post lies %(metres)s m from the gate; the plan asks for %(limit)s m. A patrol may go farther.") % values


def _begun_from(country: str, template: str) -> str:
    pack, _slash, name = template.partition("/")
    card = template_named(country, pack, name)
    from django.utils.translation import get_language

    return card.template.title.in_(get_language() or "en") if card else ""

"""One's own duties: the next one, those after it, what is offered, what one said, and whom one could swap with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.duties.models import Offer
from umay.duties.queries.feeds import has_feed
from umay.duties.queries.limits import MoreAsked, asked_of_me
from umay.duties.queries.noted import Noted, noted_for_me
from umay.duties.queries.offers import open_to
from umay.duties.queries.words import OFFERS
from umay.duties.rules import OfferKind, OfferState
from umay.posts.api import occurrences, post_cards
from umay.rosters.api import (
    ShiftCard,
    beside,
    changeable,
    hours_said,
    own_shifts,
    own_worker,
    post_said,
    shift_said,
    there_by,
    times_said,
    wish_said,
)
from umay.staffing.api import missing_of, worker_of
from umay.turns.api import Half
from umay.web.api import dates

AHEAD: Final = timedelta(days=400)
SOON: Final = timedelta(days=120)
"""Long enough to look past the longest holidays."""
WORKDAYS: Final = range(5)
MOST_SWAPS: Final = 40


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of one's own. there: when to be there, the minutes before counted off. offered: a swap of it waits for an answer."""

    uid: UUID
    day: str
    near: str
    hours: str
    there: str
    post: str
    label: str
    is_first: bool
    with_whom: str
    offered: str
    offer_uid: UUID | None


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that another asks of one. gives, takes: duties, said; takes is "" where it is only to be taken over."""

    uid: UUID
    kind: str
    who: str
    gives: str
    takes: str


@dataclass(frozen=True, slots=True)
class MyPage:
    """All the page of one's own duties shows. times: what was said of half weekdays. weekdays: of which one can say something.

    feed: whether a calendar reads them. more: where the school asks one to stand more often than one said.
    noted: what the school wrote down of it and one did not answer yet. missing: what keeps one off every roster, in sentences.
    """

    is_worker: bool
    name: str
    next: Duty | None
    later: tuple[Duty, ...]
    asks: tuple[Ask, ...]
    times: dict[str, str]
    wishes: dict[str, Any]
    posts: tuple[tuple[str, str], ...]
    feed: bool
    on_board: bool
    weekdays: tuple[int, ...]
    more: tuple[MoreAsked, ...] = ()
    noted: Noted | None = None
    missing: tuple[str, ...] = ()


@query
def my_page(actor: Actor, *, now: datetime) -> MyPage:
    """Return one's own duties and what one said; for whoever is no worker here an empty page."""
    worker = worker_of(actor)
    posts = tuple((str(one.uid), post_said(one.number, one.name)) for one in post_cards(actor))
    if worker is None:
        return MyPage(False, "", None, (), (), {}, {}, posts, False, False, ())
    today = dates.local_day(now)
    shifts = [one for one in own_shifts(actor, today, today + AHEAD) if one.ends_at > now]
    offers = {one.shift_id: one for one in Offer.objects.filter(shift_id__in=[one.id for one in shifts], state=OfferState.OPEN.value)}
    peers = beside(shifts)
    duties = tuple(_duty(one, offers.get(one.id), peers[one.id], today) for one in shifts)
    said = times_said(worker.pk)
    times = {f"{half.value}-{weekday}": can.value for (weekday, half), can in said.items()}
    return MyPage(
        True, worker.name, duties[0] if duties else None, duties[1:], tuple(map(_ask, open_to(actor, worker.pk, now))), times,
        _wishes(worker.pk),
        posts, has_feed(worker.pk, today), worker.on_board, _weekdays(actor, today, said), asked_of_me(worker.pk, today),
        noted_for_me(worker.pk), missing_of(actor, today),
    )  # fmt: skip


def _weekdays(actor: Actor, today: date, said: Iterable[tuple[int, Half]]) -> tuple[int, ...]:
    """Return the days from Monday to Friday, those on which the school has duties soon, and those of which something was said."""
    held = {one.on_day.weekday() for one in occurrences(actor, today, today + SOON)}
    return tuple(sorted({*WORKDAYS, *held, *(weekday for weekday, _half in said)}))


def _wishes(worker_id: int) -> dict[str, Any]:
    wish = wish_said(worker_id)
    post = str(wish.post_uid) if wish.post_uid else ""
    return {"post": post, "most_week": wish.most_week, "most_term": wish.most_term, "minutes_away": wish.minutes_away}


def _duty(one: ShiftCard, offer: Offer | None, peers: Iterable[ShiftCard], today: date) -> Duty:
    """Return a duty; of those beside one only who agreed to be named stands by name."""
    return Duty(
        one.uid, dates.sentence(dates.say_day(one.on_day)), dates.say_near(one.on_day, today), hours_said(one.starts_at, one.ends_at),
        there_by(one.starts_at, one.lead_min), post_said(one.post_number, one.post_name), one.label, one.is_first,
        ", ".join(who.name if who.on_board else who.code for who in peers),
        str(OFFERS[OfferState(offer.state)]) if offer else "", offer.uid if offer else None,
    )  # fmt: skip


def _ask(one: Offer) -> Ask:
    who = one.shift.worker
    named = who.name if who.on_board else _("somebody (%(code)s)") % {"code": who.code}
    takes = shift_said(one.wanted) if one.kind == OfferKind.SWAP.value and one.wanted else ""
    return Ask(one.uid, one.kind, named, shift_said(one.shift), takes)


@dataclass(frozen=True, slots=True)
class SwapPage:
    """Whom one could change a duty with. choices: the uid of their shift, when and where, who."""

    uid: UUID
    what: str
    choices: tuple[tuple[str, str, str], ...]


@query
def swap_page(actor: Actor, uid: UUID, *, now: datetime) -> SwapPage:
    """Return the duties that one could change one's own for without breaking anything. Raises WorkerMissing, ShiftMissing."""
    own, found = changeable(actor, uid, own_worker(actor).pk, now=now)
    choices = ((str(one.uid), shift_said(one), one.worker.name if one.worker.on_board else one.worker.code) for one in found[:MOST_SWAPS])
    return SwapPage(own.uid, shift_said(own), tuple(choices))

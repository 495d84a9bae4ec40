"""One's own duties: the next one, those after it, what is offered, what one said, and whom one could swap with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from umay.core.api import Actor, query
from umay.posts.api import occurrences, post_cards
from umay.rosters.models import Availability, DutyFeed, Offer, Shift, Wish
from umay.rosters.queries.facts import asked_of, key_of, live_of, people_of, slots_of, standing_of
from umay.rosters.queries.saying import hours_said, post_said, shift_said, there_by
from umay.rosters.queries.shifts import ShiftCard, live_shifts, own_shifts, own_unit_id
from umay.rosters.queries.words import OFFERS
from umay.rosters.rules.breaking import BENDABLE, breaks
from umay.rosters.rules.states import OfferKind, OfferState
from umay.staffing.api import Worker, worker_of
from umay.web.api import dates

AHEAD: Final = timedelta(days=400)
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
    """All the page of one's own duties shows. times: what was said of half weekdays. feed: whether a calendar reads them."""

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
    said_times: bool


@query
def my_page(actor: Actor, *, now: datetime) -> MyPage:
    """Return one's own duties and what one said; for whoever is no worker here an empty page."""
    worker = worker_of(actor)
    posts = tuple((str(one.uid), post_said(one.number, one.name)) for one in post_cards(actor))
    if worker is None:
        return MyPage(False, "", None, (), (), {}, {}, posts, False, False, False)
    today = dates.local_day(now)
    shifts = [one for one in own_shifts(actor, today, today + AHEAD) if one.ends_at > now]
    offers = {one.shift_id: one for one in Offer.objects.filter(shift_id__in=[one.id for one in shifts], state=OfferState.OPEN.value)}
    peers = _peers(shifts)
    duties = tuple(_duty(one, offers.get(one.id), peers, today) for one in shifts)
    said = Availability.objects.filter(worker=worker).values_list("half", "weekday", "state")
    times = {f"{half}-{weekday}": state for half, weekday, state in said}
    return MyPage(
        True, worker.name, duties[0] if duties else None, duties[1:], _asks(actor, worker, now), times, _wishes(worker, dict_posts(actor)),
        posts, DutyFeed.objects.filter(worker=worker, revoked_at__isnull=True).exists(), worker.on_board, bool(times),
    )  # fmt: skip


def dict_posts(actor: Actor) -> dict[int, str]:
    """Return the posts of the school by number, as a choice names them."""
    return {one.id: str(one.uid) for one in post_cards(actor)}


def _wishes(worker: Worker, posts: dict[int, str]) -> dict[str, Any]:
    wish = Wish.objects.filter(worker=worker).first()
    if wish is None:
        return {}
    post = posts.get(wish.post_id or 0, "")
    return {"post": post, "most_week": wish.most_week, "most_term": wish.most_term, "minutes_away": wish.minutes_away}


def _peers(shifts: Iterable[ShiftCard]) -> dict[tuple[int, date], list[Shift]]:
    """Return who stands in the same windows."""
    own = list(shifts)
    found: dict[tuple[int, date], list[Shift]] = {}
    days, windows = {one.on_day for one in own}, {one.window_id for one in own}
    for one in live_shifts().filter(on_day__in=days, window_id__in=windows):
        found.setdefault(key_of(one), []).append(one)
    return found


def _duty(one: ShiftCard, offer: Offer | None, peers: dict[tuple[int, date], list[Shift]], today: date) -> Duty:
    """Return a duty; of those beside one only who agreed to be named stands by name."""
    beside = [other.worker for other in peers.get((one.window_id, one.on_day), ()) if other.worker_id != one.worker_id]
    return Duty(
        one.uid, dates.sentence(dates.say_day(one.on_day)), dates.say_near(one.on_day, today), hours_said(one.starts_at, one.ends_at),
        there_by(one.starts_at, one.lead_min), post_said(one.post_number, one.post_name), one.label, one.is_first,
        ", ".join(who.name if who.on_board else who.code for who in beside),
        str(OFFERS[OfferState(offer.state)]) if offer else "", offer.uid if offer else None,
    )  # fmt: skip


def _asks(actor: Actor, worker: Worker, now: datetime) -> tuple[Ask, ...]:
    rows = Offer.objects.filter(
        unit_id=own_unit_id(actor), state=OfferState.OPEN.value, asked__contains=[worker.pk], shift__starts_at__gt=now
    ).select_related("shift__worker", "shift__post", "wanted__post")
    return tuple(_ask(one) for one in rows.order_by("shift__starts_at", "id"))


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
    """Return the duties that one could change one's own for without breaking anything. Raises ShiftMissing."""
    worker = worker_of(actor)
    own = live_shifts().get(uid=uid, unit_id=own_unit_id(actor), worker_id=worker.pk if worker else 0)
    roster = own.roster
    shifts = live_of(roster)
    now_standing = standing_of(slots_of(occurrences(actor, roster.from_on, roster.until_on)), shifts)
    people, asked = people_of(actor, own.on_day), asked_of(roster)
    slots = now_standing.slots
    found = []
    for one in shifts:
        fits = one.kind == own.kind and one.worker_id != own.worker_id and one.starts_at > now and one.worker_id in people.helpers
        if not fits or key_of(one) == key_of(own) or key_of(one) not in slots or key_of(own) not in slots or one.worker_id in people.barred:
            continue
        there = breaks(people.helpers[own.worker_id], one.kind, slots[key_of(one)], now_standing, asked, leaving=key_of(own))
        here = breaks(people.helpers[one.worker_id], own.kind, slots[key_of(own)], now_standing, asked, leaving=key_of(one))
        if set(there + here) <= BENDABLE:
            who = one.worker.name if one.worker.on_board else one.worker.code
            found.append((abs((one.on_day - own.on_day).days), one.id, (str(one.uid), shift_said(one), who)))
    return SwapPage(own.uid, shift_said(own), tuple(choice for _far, _id, choice in sorted(found)[:MOST_SWAPS]))
